package quiz_test

import (
	"fmt"
	"log"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// A receipt is worked out again by whoever has the questionnaire. Here somebody has altered a rank.
func ExampleQuiz_Verify() {
	q, err := quiz.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	session := q.NewSession("019aaf00-0000-7000-8000-000000000001", quiz.HashSecret("the return code"), quiz.HashSecret("the browser's token"), now)
	made, err := q.Receipt(session, now, "1.0.0")
	if err != nil {
		log.Fatal(err)
	}
	receipt, err := quiz.ParseReceipt(made.JSON())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(q.Verify(receipt)), "differences")
	receipt.Result.Paths[0].Rank = 9
	first := q.Verify(receipt)[0]
	fmt.Printf("%s says %s, and should say %s; altered: %t\n", first.Path, first.Says, first.Should, receipt.Altered())
	// Output:
	// 0 differences
	// result.paths[0].rank says 9, and should say 1; altered: true
}

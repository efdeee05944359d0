package audit_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
)

// Which outcomes can come first, and on how many sheets.
func ExampleOf() {
	data, err := os.ReadFile("../content/example.yaml")
	if err != nil {
		log.Fatal(err)
	}
	q, problems := quiz.Parse("example.yaml", data)
	if err := problems.Err(); err != nil {
		log.Fatal(err)
	}
	report, err := audit.Of(context.Background(), q, audit.DefaultSettings())
	if err != nil {
		log.Fatal(err)
	}
	for i, path := range report.Shares.Paths {
		fmt.Println(path.ID, "can come first:", report.Reach[i].Verdict, report.Reach[i].Witness)
		fmt.Printf("and does so, alone, on %.1f %% of all sheets\n", 100*path.Alone.Low)
	}
	// Output:
	// care can come first: alone [[disagree] [agree] [walk] [puppies]]
	// and does so, alone, on 44.4 % of all sheets
	// events can come first: alone [[agree] [disagree] [stall] [party]]
	// and does so, alone, on 42.6 % of all sheets
}

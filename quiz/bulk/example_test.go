package bulk_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/bulk"
)

// Two people answered by e-mail; their answers stand in a table, one of them with a slip.
func ExampleScore() {
	q, err := quiz.Builtin()
	if err != nil {
		panic(err)
	}
	const sheets = `id,background,watch-users,weekly-checks
ana,clinical,agree,disagree
ben,clinicl,agree,
`
	summary, err := bulk.Score(context.Background(), q, strings.NewReader(sheets), os.Stdout, bulk.Options{
		Fields: []string{"id", "verdict", "coverage"},
		Bad:    func(line int64, err error) { fmt.Printf("line %d: %.78s\n", line, err) },
	})
	fmt.Println(summary.Scored, summary.Bad, err)
	// Output:
	// id,verdict,coverage
	// line 3: item "background" has no option "clinicl"; did you mean "clinical"? known: it,
	// ana,none,0.125
	// 1 1 <nil>
}

package lint_test

import (
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/careerfit/careerfit/quiz/lint"
)

// Advice to an author whose file can be used, but asks two things at once.
func ExampleCheck() {
	data, err := os.ReadFile("../content/example.yaml")
	if err != nil {
		log.Fatal(err)
	}
	text := strings.Replace(string(data), "I like a crowd around me.", "I like a crowd and a stage.", 1)
	_, problems := lint.Check("mine.yaml", []byte(text), lint.Options{AsOf: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
	for _, problem := range problems {
		fmt.Println(problem)
	}
	// Output: mine.yaml:27:15: note: the statement "crowd" asks two things at once: "crowd and a stage" [double-barrelled]
}

// Command bestpath scores a sheet by the built-in questionnaire and says which path comes first.
package main

import (
	"fmt"
	"log"

	"github.com/careerfit/careerfit/quiz"
)

func main() {
	q, err := quiz.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	report, err := q.Score(map[string]quiz.Answer{"background": quiz.Chose("it"), "tasks": quiz.Chose("team", "budget")})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s %.3f, coverage %.2f\n", report.Paths[0].ID, report.Paths[0].Fit, report.Coverage)
}

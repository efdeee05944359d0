package quiz_test

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// From a content file to who comes where, and why.
func Example() {
	data, err := os.ReadFile("content/example.yaml")
	if err != nil {
		log.Fatal(err)
	}
	q, problems := quiz.Parse("example.yaml", data)
	if err := problems.Err(); err != nil {
		log.Fatal(err)
	}
	sheet, err := q.SheetOf(map[string]quiz.Answer{
		"crowd": quiz.Chose("disagree"), "strangers": quiz.Chose("agree"), "morning": quiz.Chose("sleep"),
	})
	if err != nil {
		log.Fatal(err)
	}
	report := q.Report("owl", sheet)
	for _, path := range report.Paths {
		fmt.Printf("%d. %s %.4f\n", path.Rank, path.ID, path.Fit)
	}
	why, err := q.Explain(sheet, report.Paths[0].ID)
	if err != nil {
		log.Fatal(err)
	}
	for _, reason := range why.Reasons {
		fmt.Printf("%s %+.4f\n", reason.Item, reason.Adds)
	}
	fmt.Println(report.Verdict)
	// Output:
	// 1. care 0.5625
	// 2. events 0.1250
	// crowd +0.0625
	// strangers +0.0625
	// morning -0.0417
	// evening +0.0000
	// clear
}

func ExampleBuiltin() {
	q, err := quiz.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(q.Title)
	fmt.Println(len(q.Items), "items,", len(q.Paths), "paths,", len(q.Careers), "careers")
	// Output:
	// Project or product? Careers in health informatics
	// 24 items, 2 paths, 8 careers
}

// What is wrong with a file comes with its place, and with what would mend it.
func ExampleParse() {
	data, err := os.ReadFile("content/example.yaml")
	if err != nil {
		log.Fatal(err)
	}
	q, problems := quiz.Parse("mine.yaml", bytes.Replace(data, []byte("value: 0}"), []byte("value: none}"), 1))
	fmt.Println(q == nil, problems.Tally())
	fmt.Print(problems[0].Long())
	// Output:
	// true 1 error
	// mine.yaml:17:45: error: "none" is not a number that can be used here [number]
	//    17 |       - {id: neither, text: Neither, value: none}
	//       |                                             ^
	//       = write one such as 2, -1 or 0.125, from -1000 to 1000
}

// Answers as JSON has them: an option, several of a pick, or a non-answer.
func ExampleParseSheetLine() {
	sheet, err := quiz.ParseSheetLine([]byte(`{"id":"7","answers":{"background":"it","tasks":["team","budget"],"done":{"non_answer":"dont_know"}}}`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(sheet.ID, sheet.Answers["background"].Options, sheet.Answers["tasks"].Options, sheet.Answers["done"].NonAnswer)
	// Output: 7 [it] [team budget] dont_know
}

func ExampleQuiz_Score() {
	q, err := quiz.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	report, err := q.Score(q.Personas[0].Answers)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(report.Paths[0].ID, report.Careers[0].ID, report.Careers[0].Band, report.Verdict)
	_, err = q.Score(map[string]quiz.Answer{"background": quiz.Chose("clinic")})
	fmt.Println(err)
	// Output:
	// project health-it-project-manager best clear
	// item "background" has no option "clinic"; did you mean "clinical"? known: it, clinical, both, neither
}

// How sure a result is: how many answers would have to change, and how far the weights may be off.
func ExampleQuiz_Stability() {
	data, err := os.ReadFile("content/example.yaml")
	if err != nil {
		log.Fatal(err)
	}
	q, problems := quiz.Parse("example.yaml", data)
	if err := problems.Err(); err != nil {
		log.Fatal(err)
	}
	sheet, err := q.SheetOf(map[string]quiz.Answer{"crowd": quiz.Chose("disagree"), "strangers": quiz.Chose("agree"), "morning": quiz.Chose("stall")})
	if err != nil {
		log.Fatal(err)
	}
	sure := q.Stability(sheet)
	for _, change := range sure.PathFlip.Changes {
		fmt.Println(change.Item, "answered with", change.To.Options, "would put", sure.PathFlip.First, "first")
	}
	fmt.Printf("weights may be off by %.1f %%\n", 100*sure.Tolerance)
	fmt.Printf("in %.1f %% of second sittings the path is the same\n", 100*sure.Retake.Low)
	// Output:
	// crowd answered with [agree] would put [events] first
	// weights may be off by 8.8 %
	// in 76.4 % of second sittings the path is the same
}

// A sitting: what a server keeps of it, and asks next.
func ExampleQuiz_NewSession() {
	q, err := quiz.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	session := q.NewSession("019aaf00-0000-7000-8000-000000000001", quiz.HashSecret("the return code"), quiz.HashSecret("the browser's token"), now)
	for range 3 {
		item, _ := session.NextOpen()
		first := q.Options(item)[0].ID
		if err := q.Put(session, item, quiz.Chose(first), now); err != nil {
			log.Fatal(err)
		}
	}
	next, _ := session.NextOpen()
	fmt.Printf("%d of %d, next: %s\n", session.Reached(), len(q.Items), q.Items[next].ID)
	// Output: 3 of 24, next: three-years
}

// A questionnaire that a program makes, as a store keeps it, and read again: it is known by its digest.
func ExampleCompile() {
	yes := quiz.Option{ID: "yes", Text: "Yes", Points: quiz.Points{"go": 1_000_000}}
	no := quiz.Option{ID: "no", Text: "No", Points: quiz.Points{"stay": 1_000_000}}
	q, err := quiz.Compile(&quiz.Questionnaire{
		Format: quiz.Format, ID: "travel", Language: "en", Title: "Go or stay?",
		Sections: []quiz.Section{{ID: "all", Items: []quiz.Item{{ID: "bag", Text: "Is your bag packed?", Options: []quiz.Option{yes, no}}}}},
		Paths:    []quiz.Path{{ID: "go", Name: "Go"}, {ID: "stay", Name: "Stay"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	again, err := quiz.Open(q.Canonical)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(again.Title, again.Digest == q.Digest)
	// Output: Go or stay? true
}

func ExampleQuiz_In() {
	q, err := quiz.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(q.Languages(), q.Items[0].Text)
	fmt.Println(q.In("es").Items[0].Text)
	// Output:
	// [en es] Which background is closest to yours?
	// ¿Qué formación o experiencia se parece más a la tuya?
}

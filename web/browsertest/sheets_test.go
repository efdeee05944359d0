package browsertest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// builtin returns the built-in questionnaire.
func builtin(t testing.TB) *quiz.Quiz {
	t.Helper()
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// persona returns one persona of the questionnaire.
func persona(t testing.TB, q *quiz.Quiz, id string) quiz.Persona {
	t.Helper()
	i := slices.IndexFunc(q.Personas, func(p quiz.Persona) bool { return p.ID == id })
	if i < 0 {
		t.Fatalf("there is no persona %q any more", id)
	}
	return q.Personas[i]
}

// A verdict is what the engine says of a taker's answers.
type verdict struct {
	quiz.Report
	answers map[string]quiz.Answer
	sheet   *engine.Sheet
}

// report is what the engine says of answers; items without an answer are skipped.
func report(t testing.TB, q *quiz.Quiz, answers map[string]quiz.Answer) verdict {
	t.Helper()
	marks, err := q.Marks(answers)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		t.Fatal(err)
	}
	return verdict{q.Report("", sheet), answers, sheet}
}

// optionTexts returns the words of the options that an answer chose, in the order of the page.
func optionTexts(q *quiz.Quiz, item int, a quiz.Answer) []string {
	var texts []string
	for _, o := range q.Options(item) {
		if slices.Contains(a.Options, o.ID) {
			texts = append(texts, string(o.Text))
		}
	}
	return texts
}

// nonAnswerButton returns the button with which a taker gives no answer; what is absent is skipped.
func nonAnswerButton(a quiz.Answer) string {
	switch a.NonAnswer {
	case quiz.DontKnow:
		return "I’m not sure"
	case quiz.DoesntApply:
		return "Doesn’t apply to me"
	}
	return "Skip"
}

// answerWords is an answer as the review page repeats it.
func answerWords(q *quiz.Quiz, item int, a quiz.Answer) string {
	if a.Answered() {
		return strings.Join(optionTexts(q, item, a), "; ")
	}
	if a.NonAnswer == "" || a.NonAnswer == quiz.Skipped {
		return "Skipped"
	}
	return nonAnswerButton(a)
}

// dollars writes "82000" as "$82,000 a year".
func dollars(amount quiz.Amount) string {
	digits := string(amount)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return "$" + digits + " a year"
}

// tenths writes the fit of a path, in percents with one decimal, rounded down.
func tenths(fit float64) string { return fmt.Sprintf("%.1f%%", math.Floor(fit*1000+1e-9)/10) }

// percents writes the fit of a career, in whole percents, rounded down.
func percents(fit float64) string { return fmt.Sprintf("%.0f%%", math.Floor(fit*100+1e-9)) }

// byID finds an outcome.
func byID[T any](all []T, id func(T) string, want string) T {
	return all[slices.IndexFunc(all, func(one T) bool { return id(one) == want })]
}

func pathOf(q *quiz.Quiz, id string) quiz.Path {
	return byID(q.Paths, func(p quiz.Path) string { return p.ID }, id)
}

func careerOf(q *quiz.Quiz, id string) quiz.Career {
	return byID(q.Careers, func(c quiz.Career) string { return c.ID }, id)
}

func courseOf(q *quiz.Quiz, id string) quiz.Course {
	return byID(q.Courses, func(c quiz.Course) string { return c.ID }, id)
}

func sourceOf(q *quiz.Quiz, id string) quiz.Source {
	return byID(q.Sources, func(s quiz.Source) string { return s.ID }, id)
}

// another is an answer to the item that differs from the one given: its first option or its last.
func another(q *quiz.Quiz, item int, given quiz.Answer) quiz.Answer {
	options := q.Options(item)
	if first := options[0].ID; !slices.Contains(given.Options, first) {
		return quiz.Chose(first)
	}
	return quiz.Chose(options[len(options)-1].ID)
}

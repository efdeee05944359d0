package quiz_test

import (
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/lint"
)

// Whoever begins with it begins with nothing to mend, in whatever year.
func TestANewQuestionnaireHasNoProblem(t *testing.T) {
	for _, year := range []int{2026, 2027, 2040, 1999} {
		text := quiz.New("first-try", year)
		f, problems := lint.Check("first-try.yaml", text, lint.Options{AsOf: time.Date(max(year, 2026), 12, 31, 0, 0, 0, 0, time.UTC)})
		if f.Quiz == nil || len(problems) > 0 {
			t.Errorf("%d:\n%s", year, long(problems))
		}
	}
	old := quiz.New("first-try", 2026)
	if _, problems := lint.Check("f.yaml", old, lint.Options{AsOf: time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC)}); len(problems) == 0 {
		t.Error("pay of 2026 is not old in 2040, so nothing was tried")
	}
}

// It has what a first questionnaire can have, so that each can be seen once.
func TestANewQuestionnaireShowsEveryKindOfItem(t *testing.T) {
	q := parsed(t, string(quiz.New("", 2026)))
	kinds, reversed, background, alone := map[string]bool{}, false, false, false
	for i := range q.Items {
		item := q.Items[i]
		kinds[item.Kind] = true
		reversed, background = reversed || item.Reversed, background || item.Background
		for _, o := range item.Options {
			alone = alone || o.Alone
		}
	}
	if !kinds[quiz.KindPair] || !kinds[quiz.KindPick] || !kinds[""] || !reversed || !background || !alone {
		t.Errorf("kinds %v, reversed %t, background %t, alone %t", kinds, reversed, background, alone)
	}
	if len(q.Careers) < 2 || len(q.Courses) == 0 || len(q.Sources) == 0 || len(q.Careers[0].Pay) == 0 || len(q.Personas) < 2 || q.Scales[0].Prompt == "" {
		t.Error("a part of a questionnaire is missing")
	}
	if !strings.HasPrefix(string(quiz.New("", 2026)), "# yaml-language-server: $schema=careerfit.schema.json\n") {
		t.Error("editors do not find the schema")
	}
}

func TestANewQuestionnaireIsNamedAfterItsFile(t *testing.T) {
	for name, want := range map[string]string{
		"shelter": "shelter", "Shelter": "shelter", "two-words": "two-words", "2026": "2026", "true": "true", "1e5": "1e5", "0x1f": "0x1f", "no": "no",
		"Two  words": "two-words", "-x": "x", "nurse_types.v2": "nurse-types-v2", "l'été 1": "l-t-1",
		"null": "my-quiz", "": "my-quiz", "api": "my-quiz", "看护": "my-quiz", strings.Repeat("x", 41): "my-quiz",
	} {
		if q := parsed(t, string(quiz.New(name, 2026))); q.ID != want {
			t.Errorf("%q has the id %q, want %q", name, q.ID, want)
		}
	}
}

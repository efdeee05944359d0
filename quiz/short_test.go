package quiz_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

// shortened begins a short form.
func shortened(t *testing.T, q *quiz.Quiz) *quiz.Session {
	t.Helper()
	s := begin(t, q)
	if err := q.Shorten(s); err != nil {
		t.Fatal(err)
	}
	return s
}

// takesShort gives the answers to whatever a short form puts, until it puts nothing more.
func takesShort(t *testing.T, q *quiz.Quiz, answers map[string]quiz.Answer) *quiz.Session {
	t.Helper()
	s := shortened(t, q)
	for item, open := s.NextOpen(); open; item, open = s.NextOpen() {
		put(t, q, s, q.Items[item].ID, answers[q.Items[item].ID], noon)
	}
	return s
}

// resultOf is the report of a session as it stands.
func resultOf(t *testing.T, q *quiz.Quiz, s *quiz.Session) quiz.Report {
	t.Helper()
	sheet, err := q.ResultSheet(s)
	if err != nil {
		t.Fatal(err)
	}
	return q.Report("", sheet)
}

func enough(t *testing.T, q *quiz.Quiz, s *quiz.Session) bool {
	t.Helper()
	is, err := q.Enough(s)
	if err != nil {
		t.Fatal(err)
	}
	return is
}

func TestAShortFormIsOfferedFromTenItemsOn(t *testing.T) {
	if parsed(t, everyKey(t)).HasShort() || !builtin(t).HasShort() {
		t.Error("five items have a short form, or twenty-four have none")
	}
}

func TestAShortFormBeginsWithOneItem(t *testing.T) {
	q := builtin(t)
	s := shortened(t, q)
	if !s.Short() || len(s.Asked) != 1 || s.Reached() != 0 || enough(t, q, s) {
		t.Errorf("it begins with %v, enough %t", s.Asked, enough(t, q, s))
	}
	wantOpen(t, q, s, q.Items[s.Asked[0]].ID)
}

func TestAShortFormThatCannotTellAnythingApartIsALongOne(t *testing.T) {
	q := parsed(t, flatItems())
	s := shortened(t, q)
	if s.Short() || s.Asked != nil {
		t.Errorf("it puts %v", s.Asked)
	}
	wantOpen(t, q, s, "first")
}

// flatItems is a questionnaire whose items say the same of both paths.
func flatItems() string {
	return `format: 1
id: flat
language: en
title: Flat
summary: Two items.
minutes: 1
thresholds: {balanced_within: 0.1, min_coverage: 0.5, bands: {best: 0.8, great: 0.6, good: 0.4}}
sections:
  - id: all
    title: All
    items:
      - {id: first, text: First?, options: [{id: yes, text: "Yes", points: {a: 1, b: 1}}, {id: no, text: "No"}]}
      - {id: second, text: Second?, options: [{id: yes, text: "Yes", points: {a: 1, b: 1}}, {id: no, text: "No"}]}
paths:
  - {id: a, name: A, summary: A.}
  - {id: b, name: B, summary: B.}
`
}

// Every persona of the built-in questionnaire comes to an end, to its verdict and to its path; what
// was not asked is open, and does not count.
func TestPersonasInTheShortForm(t *testing.T) {
	q := builtin(t)
	for _, p := range q.Personas {
		s := takesShort(t, q, p.Answers)
		short, whole := resultOf(t, q, s), reportOfAnswers(t, q, "", p.Answers)
		if short.Verdict != whole.Verdict || short.Verdict == "clear" && short.Paths[0].ID != whole.Paths[0].ID {
			t.Errorf("%s: %s %s after %d items, %s %s after all", p.ID, short.Verdict, short.Paths[0].ID, len(s.Asked), whole.Verdict, whole.Paths[0].ID)
		}
		if !s.Short() || !enough(t, q, s) || s.Reached() != len(s.Asked) {
			t.Errorf("%s: %d asked, %d reached", p.ID, len(s.Asked), s.Reached())
		}
	}
}

func TestOneAnswerPutsOneItem(t *testing.T) {
	q := builtin(t)
	s := shortened(t, q)
	first := q.Items[s.Asked[0]]
	answer := q.Personas[0].Answers[first.ID]
	put(t, q, s, first.ID, answer, noon)
	after := s.Clone()
	if len(s.Asked) != 2 {
		t.Fatalf("it puts %v", s.Asked)
	}
	put(t, q, s, first.ID, answer, noon.Add(time.Hour)) // from another tab
	if diff := cmp.Diff(after, s); diff != "" {
		t.Errorf("the same answer again (-before +after):\n%s", diff)
	}
	put(t, q, s, first.ID, quiz.Answer{NonAnswer: quiz.Skipped}, noon)
	if !slices.Equal(s.Asked, after.Asked) || s.Marks[s.Asked[0]].Equal(after.Marks[s.Asked[0]]) {
		t.Errorf("a change of the first puts %v, kept %v", s.Asked, s.Marks[s.Asked[0]])
	}
}

func TestAnItemThatWasNotPutIsNotAnswered(t *testing.T) {
	q := builtin(t)
	s := shortened(t, q)
	before := s.Clone()
	other := (s.Asked[0] + 1) % len(q.Items)
	err := q.Put(s, other, quiz.Answer{NonAnswer: quiz.Skipped}, noon)
	if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("item %q was not put", q.Items[other].ID)) {
		t.Errorf("error: %v", err)
	}
	if diff := cmp.Diff(before, s); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

// Taking back what decided the path makes the short form go on, and the result stays to be seen.
func TestAChangeCanMakeAShortFormGoOn(t *testing.T) {
	q := builtin(t)
	s := takesShort(t, q, q.Personas[0].Answers)
	s.Finish(noon)
	asked := len(s.Asked)
	for _, item := range slices.Clone(s.Asked[:asked/2]) {
		put(t, q, s, q.Items[item].ID, quiz.Answer{NonAnswer: quiz.DontKnow}, noon)
	}
	if _, open := s.NextOpen(); !open || len(s.Asked) != asked+1 {
		t.Errorf("%d items were put, now %d", asked, len(s.Asked))
	}
	if !enough(t, q, s) {
		t.Error("the result is not there any more")
	}
}

// One answer of one asked would be full coverage: a short form has no result before the path is
// decided.
func TestAShortFormIsNotOverBeforeThePathIsDecided(t *testing.T) {
	q := builtin(t)
	for _, p := range q.Personas {
		s := shortened(t, q)
		for item, open := s.NextOpen(); open; item, open = s.NextOpen() {
			sheet, err := q.OngoingSheet(s)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := enough(t, q, s), q.ShortForm().PathDecided(sheet); got != want {
				t.Errorf("%s after %d: enough %t, decided %t", p.ID, s.Reached(), got, want)
			}
			put(t, q, s, q.Items[item].ID, p.Answers[q.Items[item].ID], noon)
		}
	}
	if s := begin(t, q); !enough(t, q, s) { // whoever skips all is told how little that is
		t.Error("the long form waits for more")
	}
}

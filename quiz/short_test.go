package quiz_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/engine"
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

func TestGoingOnWithTheRest(t *testing.T) {
	q := builtin(t)
	p := q.Personas[0]
	s := takesShort(t, q, p.Answers)
	s.Finish(noon)
	before, asked := resultOf(t, q, s), slices.Clone(s.Asked)
	s.Lengthen()
	once := slices.Clone(s.Asked)
	s.Lengthen()
	if s.Short() || !s.Ordered() || !slices.Equal(once, s.Asked) || !slices.Equal(s.Asked[:len(asked)], asked) || !slices.IsSorted(s.Asked[len(asked):]) {
		t.Errorf("%v goes on with %v, then %v", asked, once, s.Asked)
	}
	if diff := cmp.Diff(before, resultOf(t, q, s)); diff != "" {
		t.Errorf("going on alone changes the result (-before +after):\n%s", diff)
	}
	for item, open := s.NextOpen(); open; item, open = s.NextOpen() {
		put(t, q, s, q.Items[item].ID, p.Answers[q.Items[item].ID], noon)
	}
	if diff := cmp.Diff(reportOfAnswers(t, q, "", p.Answers), resultOf(t, q, s)); diff != "" {
		t.Errorf("(-long form +short form gone on with):\n%s", diff)
	}
}

func TestALongFormIsNotLengthened(t *testing.T) {
	s := begin(t, builtin(t))
	if s.Lengthen(); s.Asked != nil {
		t.Errorf("it puts %v", s.Asked)
	}
}

func TestWhatIsOpenOfASession(t *testing.T) {
	q := builtin(t)
	short := shortened(t, q)
	put(t, q, short, q.Items[short.Asked[0]].ID, quiz.Answer{NonAnswer: quiz.Skipped}, noon)
	long := begin(t, q)
	put(t, q, long, q.Items[0].ID, quiz.Answer{NonAnswer: quiz.Skipped}, noon)
	for _, c := range []struct {
		name  string
		sheet func(*quiz.Session) (*engine.Sheet, error)
		s     *quiz.Session
		open  int
	}{
		{"a long form that goes on", q.OngoingSheet, long, len(q.Items) - 1},
		{"the result of a long form", q.ResultSheet, long, 0},
		{"a short form that goes on", q.OngoingSheet, short, len(q.Items) - 1},
		{"the result of a short form", q.ResultSheet, short, len(q.Items) - 1},
	} {
		sheet, err := c.sheet(c.s)
		if err != nil {
			t.Fatal(err)
		}
		open := 0
		for i := range q.Items {
			if sheet.IsOpen(i) {
				open++
			}
		}
		if open != c.open {
			t.Errorf("%s: %d items are open, want %d", c.name, open, c.open)
		}
	}
}

func TestSheetsOfASessionOfAnotherQuestionnaire(t *testing.T) {
	q := builtin(t)
	foreign := &quiz.Session{Marks: make([]quiz.Mark, 3), Asked: []int{0}}
	_, ongoing := q.OngoingSheet(foreign)
	_, result := q.ResultSheet(foreign)
	_, enough := q.Enough(foreign)
	if err := errors.Join(ongoing, result, enough, q.Shorten(foreign)); strings.Count(fmt.Sprint(err), "there are 3 answers for 24 items") != 4 {
		t.Errorf("errors: %v", err)
	}
}

// While the taker only tries answers, none of them decides what comes next.
func TestTryingAnswersPutsNothing(t *testing.T) {
	q := builtin(t)
	s := shortened(t, q)
	first := s.Asked[0]
	for _, option := range q.Options(first) {
		if err := q.Record(s, first, quiz.Chose(option.ID), noon); err != nil {
			t.Fatal(err)
		}
		if len(s.Asked) != 1 || s.Reached() != 1 {
			t.Fatalf("%s: put are %v, %d reached", option.ID, s.Asked, s.Reached())
		}
		if enough(t, q, s) {
			t.Errorf("%s: one answer is enough for a result", option.ID)
		}
		direct := shortened(t, q)
		put(t, q, direct, q.Items[first].ID, quiz.Chose(option.ID), noon)
		on := s.Clone()
		if err := q.GoOn(on); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(on.Asked, direct.Asked) {
			t.Errorf("%s: tried others before, then put are %v, want %v", option.ID, on.Asked, direct.Asked)
		}
	}
}

// Whoever comes back after an answer that was only recorded is put the next item, and may answer it.
func TestAfterARecordedAnswerTheNextItemIsReached(t *testing.T) {
	q := builtin(t)
	s := shortened(t, q)
	first := s.Asked[0]
	if err := q.Record(s, first, quiz.Chose(q.Options(first)[0].ID), noon); err != nil {
		t.Fatal(err)
	}
	ahead := s.Clone()
	if err := q.GoOn(ahead); err != nil {
		t.Fatal(err)
	}
	next := ahead.Asked[1]
	for item := range q.Items {
		is := s.Clone()
		err := q.Put(is, item, quiz.Answer{NonAnswer: quiz.Skipped}, noon)
		if wanted := item == first || item == next; (err == nil) != wanted {
			t.Errorf("%s: %v", q.Items[item].ID, err)
		}
		if err != nil && !cmp.Equal(s, is) {
			t.Errorf("%s was refused and changed the session", q.Items[item].ID)
		}
		if item == next && (len(is.Asked) != 3 || is.Asked[1] != next) {
			t.Errorf("put are %v, want the next one and one after it", is.Asked)
		}
	}
}

// A whole short form in which every answer is recorded before the taker goes on is the one without that.
func TestRecordingFirstChangesNoShortForm(t *testing.T) {
	q := builtin(t)
	for _, p := range q.Personas {
		s := shortened(t, q)
		for item, open := s.NextOpen(); open; item, open = s.NextOpen() {
			a := p.Answers[q.Items[item].ID]
			if err := errors.Join(q.Record(s, item, quiz.Answer{NonAnswer: quiz.Skipped}, noon), q.Record(s, item, a, noon), q.Put(s, item, a, noon)); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(takesShort(t, q, p.Answers), s); diff != "" {
			t.Errorf("%s (-without +with):\n%s", p.ID, diff)
		}
	}
}

package quiz_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

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

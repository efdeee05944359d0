package quiz_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

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

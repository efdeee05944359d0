package quiz_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
)

func TestAnAnswerTakenBackIsAsIfItHadNotBeenReached(t *testing.T) {
	q := parsed(t, everyKey(t))
	s := begin(t, q)
	put(t, q, s, "background", quiz.Chose("office"), noon)
	before := s.Clone()
	put(t, q, s, "tasks", quiz.Chose("visit", "list"), noon)
	s.Clear(4, noon.Add(time.Minute))
	if want := before.Changed.Add(time.Minute); !s.Changed.Equal(want) {
		t.Errorf("changed at %s, want %s", s.Changed, want)
	}
	s.Changed = before.Changed
	if diff := cmp.Diff(before, s); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	wantOpen(t, q, s, "like-plans")
}

func TestTakingBackWhatWasNotGivenChangesNothing(t *testing.T) {
	q := parsed(t, everyKey(t))
	s := begin(t, q)
	before := s.Clone()
	s.Clear(4, noon)
	s.Clear(4, noon.Add(time.Hour))
	if diff := cmp.Diff(before, s); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

// A short form keeps its order, waits for the answer again, and puts nothing else meanwhile.
func TestAShortFormWaitsAgainForWhatWasTakenBack(t *testing.T) {
	q := builtin(t)
	s := takesShort(t, q, q.Personas[0].Answers)
	asked, first := slices.Clone(s.Asked), s.Asked[0]
	s.Clear(first, noon)
	wantOpen(t, q, s, q.Items[first].ID)
	if err := q.GoOn(s); err != nil || !slices.Equal(s.Asked, asked) {
		t.Errorf("it put %v, and now %v: %v", asked, s.Asked, err)
	}
	put(t, q, s, q.Items[first].ID, q.Personas[0].Answers[q.Items[first].ID], noon)
	if !slices.Equal(s.Asked, asked) {
		t.Errorf("it put %v, and now %v", asked, s.Asked)
	}
}

func TestAFinishedSessionStaysFinishedWhenAnAnswerIsTakenBack(t *testing.T) {
	q := builtin(t)
	s := takesShort(t, q, q.Personas[0].Answers)
	s.Finish(noon)
	for item := range s.Marks {
		s.Clear(item, noon)
	}
	if s.Finished.IsZero() || s.Reached() != 0 || !enough(t, q, s) {
		t.Errorf("finished %s, %d reached", s.Finished, s.Reached())
	}
}

// Whatever was said before: an answer that is given and taken back leaves the session as it was with that item not
// reached, but for the order put and the time of the change.
func TestGivenAndTakenBackInAnySession(t *testing.T) {
	q := builtin(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := anySession(rt, q)
		item := rapid.IntRange(0, len(q.Items)-1).Draw(rt, "item")
		if s.Ordered() {
			item = rapid.SampledFrom(s.Asked).Draw(rt, "put item")
		}
		before := s.Clone()
		if err := q.Put(s, item, anyAnswer(rt, q, item), noon); err != nil {
			rt.Fatal(err)
		}
		s.Clear(item, noon)
		if len(s.Asked) < len(before.Asked) || !slices.Equal(s.Asked[:len(before.Asked)], before.Asked) {
			rt.Fatalf("it had put %v, and now %v", before.Asked, s.Asked)
		}
		before.Marks[item], before.Asked, before.Changed = quiz.Mark{}, s.Asked, s.Changed
		if diff := cmp.Diff(before, s); diff != "" {
			rt.Fatalf("(-before +after):\n%s", diff)
		}
	})
}

// anySession is one in the author's order or a short form, somewhere on its way.
func anySession(rt *rapid.T, q *quiz.Quiz) *quiz.Session {
	s := q.NewSession("019aaa00-0000-7000-8000-000000000001", hash(1), hash(2), morning)
	if rapid.Bool().Draw(rt, "short") {
		if err := q.Shorten(s); err != nil {
			rt.Fatal(err)
		}
	}
	for range rapid.IntRange(0, 30).Draw(rt, "answers") {
		item, waiting := s.NextOpen()
		if !waiting {
			break
		}
		if err := q.Put(s, item, anyAnswer(rt, q, item), noon); err != nil {
			rt.Fatal(err)
		}
	}
	return s
}

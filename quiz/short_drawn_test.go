package quiz_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
)

// Whatever a taker says, changes and takes back: every item is put once, what is reached was put, at
// most one waits, it ends, and the last items decide what the engine decides from scratch.
func TestAnyWayThroughAShortForm(t *testing.T) {
	q := builtin(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := q.NewSession("019aaa00-0000-7000-8000-000000000001", hash(1), hash(2), morning)
		if err := q.Shorten(s); err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(0, 60).Draw(rt, "answers") {
			item := s.Asked[rapid.IntRange(0, len(s.Asked)-1).Draw(rt, "item")]
			if open, waiting := s.NextOpen(); waiting && rapid.IntRange(0, 3).Draw(rt, "goes back") > 0 {
				item = open
			}
			before := slices.Clone(s.Asked)
			if err := q.Put(s, item, anyAnswer(rt, q, item), noon); err != nil {
				rt.Fatal(err)
			}
			holdsInOrder(rt, q, s, before)
		}
	})
}

func anyAnswer(rt *rapid.T, q *quiz.Quiz, item int) quiz.Answer {
	options := q.Options(item)
	o := rapid.IntRange(0, len(options)).Draw(rt, "option")
	if o == len(options) {
		return quiz.Answer{NonAnswer: quiz.DontKnow}
	}
	return quiz.Chose(options[o].ID)
}

// holdsInOrder expects what is true of a short form after each answer.
func holdsInOrder(rt *rapid.T, q *quiz.Quiz, s *quiz.Session, before []int) {
	if !slices.Equal(s.Asked[:len(before)], before) || len(s.Asked) > len(before)+1 {
		rt.Fatalf("it had put %v, and now %v", before, s.Asked)
	}
	waiting, put := 0, map[int]bool{}
	for _, item := range s.Asked {
		if put[item] {
			rt.Fatalf("%v puts %d twice", s.Asked, item)
		}
		if put[item] = true; !s.Marks[item].Reached() {
			waiting++
		}
	}
	for item, m := range s.Marks {
		if m.Reached() && !put[item] {
			rt.Fatalf("item %d is reached and not put", item)
		}
	}
	sheet, err := q.OngoingSheet(s)
	if err != nil {
		rt.Fatal(err)
	}
	if _, more := q.ShortForm().Next(sheet); waiting > 1 || waiting == 0 && more {
		rt.Fatalf("%d items wait, more to ask: %t", waiting, more)
	}
}

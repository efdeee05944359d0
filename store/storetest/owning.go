package storetest

import (
	"bytes"

	"github.com/careerfit/careerfit/quiz"
)

func owningStories() []story {
	return []story{
		{"callers own what they get", func(w *world) {
			s := w.starts("red", "phone")
			s = w.changes(s.ID, func(s *quiz.Session) {
				s.Asked = []int{7, 0}
				w.answer(s, 0, 1, 2)
				s.AddShare(w.share("one", true))
			})
			byID, err1 := w.store.Session(w.ctx, s.ID)
			byCode, err2 := w.store.ByCode(w.ctx, s.Code)
			byOwner, err3 := w.store.ByOwner(w.ctx, s.Owners[0])
			updated, err4 := w.store.Update(w.ctx, s.ID, func(*quiz.Session) error { return nil })
			for _, err := range []error{err1, err2, err3, err4} {
				w.refused("reading", err, nil)
			}
			for _, got := range append(byOwner, byID, byCode, updated) {
				scribble(got)
			}
			w.finds(s)
		}},
		{"callers keep what they give", func(w *world) {
			s := w.sitting("red", "phone")
			s.Marks[0], s.Asked = quiz.Mark{Options: []int{1, 2}}, []int{7, 0}
			s.AddShare(w.share("one", true))
			given := s.Clone()
			w.creates(given)
			if !same(given, s) {
				w.Fatalf("the store altered the sitting that it was given")
			}
			scribble(given)
			w.finds(s)
		}},
		{"what a change lets out is not the store's", func(w *world) {
			s := w.starts("red", "phone")
			var escaped *quiz.Session
			options, asked := []int{1, 2}, []int{7, 0}
			after := w.changes(s.ID, func(s *quiz.Session) {
				escaped = s
				s.Marks[0], s.Asked = quiz.Mark{Options: options}, asked
			})
			want := after.Clone()
			options[0], asked[0] = 0, 1
			scribble(escaped)
			w.finds(want)
		}},
		{"questionnaires are nobody's to alter", func(w *world) {
			given := []byte("the canonical form")
			digest, err := w.store.PutQuestionnaire(w.ctx, given)
			w.refused("keeping", err, nil)
			clear(given)
			w.isQuestionnaire(digest, "the canonical form")
			got, err := w.store.Questionnaire(w.ctx, digest)
			w.refused("reading", err, nil)
			copy(got, bytes.ToUpper(got))
			w.isQuestionnaire(digest, "the canonical form")
		}},
	}
}

// scribble alters all of a session that could be shared.
func scribble(s *quiz.Session) {
	s.Code[0]++
	for i := range s.Owners {
		s.Owners[i] = quiz.SecretHash{}
	}
	for i := range s.Marks {
		for j := range s.Marks[i].Options {
			s.Marks[i].Options[j] = 99
		}
		s.Marks[i].NonAnswer = quiz.Skipped
	}
	for i := range s.Shares {
		s.Shares[i].Number = 99
	}
	for i := range s.Asked {
		s.Asked[i] = items - 1 - i
	}
}

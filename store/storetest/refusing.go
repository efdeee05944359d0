package storetest

import (
	"context"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func refusingStories() []story {
	return []story{
		{"an id and a return code are given once", func(w *world) {
			s := w.starts("red", "phone")
			sameID, sameCode := w.sitting("blue", "laptop"), w.sitting("red", "laptop")
			sameID.ID = s.ID
			w.refused("a second sitting of that id", w.store.Create(w.ctx, sameID), store.ErrExists)
			w.refused("a second sitting of that code", w.store.Create(w.ctx, sameCode), store.ErrExists)
			w.untouched(s)
		}},
		{"a sitting needs its questionnaire", func(w *world) {
			s := w.sitting("red", "phone")
			s.Digest = quiz.Digest(w.secret("nobody's"))
			w.refused("a sitting of nothing", w.store.Create(w.ctx, s), store.ErrNoQuestionnaire)
			w.gone(s)
		}},
		{"an unsound sitting is refused", func(w *world) {
			for what, spoil := range map[string]func(*quiz.Session){
				"no id":                     func(s *quiz.Session) { s.ID = "" },
				"an id of another kind":     func(s *quiz.Session) { s.ID = "9b2f6a3e-3d5c-4c7e-8f2a-1d2e3f4a5b6c" },
				"no return code":            func(s *quiz.Session) { s.Code = quiz.SecretHash{} },
				"a browser without token":   func(s *quiz.Session) { s.Owners = append(s.Owners, quiz.SecretHash{}) },
				"a browser twice":           func(s *quiz.Session) { s.Owners = append(s.Owners, s.Owners[0]) },
				"options out of order":      func(s *quiz.Session) { s.Marks[1].Options = []int{2, 1} },
				"an option too far":         func(s *quiz.Session) { s.Marks[1].Options = []int{store.MaxOption + 1} },
				"an unknown non-answer":     func(s *quiz.Session) { s.Marks[1].NonAnswer = "maybe" },
				"both kinds of answer":      func(s *quiz.Session) { s.Marks[1] = quiz.Mark{Options: []int{1}, NonAnswer: quiz.Skipped} },
				"an item put that it lacks": func(s *quiz.Session) { s.Asked = []int{0, items} },
				"an item put twice":         func(s *quiz.Session) { s.Asked = []int{1, 0, 1} },
				"an answer never asked for": func(s *quiz.Session) { s.Asked, s.Marks[1].NonAnswer = []int{0}, quiz.Skipped },
				"no start":                  func(s *quiz.Session) { s.Started = time.Time{} },
				"more browsers than may be": func(s *quiz.Session) {
					for len(s.Owners) <= quiz.MaxOwners {
						s.Owners = append(s.Owners, w.secret(store.NewID()))
					}
				},
			} {
				s := w.sitting("red", "phone")
				spoil(s)
				w.refused("a sitting with "+what, w.store.Create(w.ctx, s), store.ErrInvalid)
				w.lists("phone")
			}
			w.refused("no sitting at all", w.store.Create(w.ctx, nil), store.ErrInvalid)
		}},
		{"a sitting nobody lists is sound", func(w *world) { w.finds(w.starts("red")) }},
		{"a request that was given up writes nothing", func(w *world) {
			s := w.starts("red", "phone")
			ctx, cancel := context.WithCancel(w.ctx)
			cancel()
			given := w.sitting("blue", "laptop")
			w.refused("starting", w.store.Create(ctx, given), context.Canceled)
			_, err := w.store.Update(ctx, s.ID, func(s *quiz.Session) error { w.answer(s, 0, 1); return nil })
			w.refused("answering", err, context.Canceled)
			w.refused("deleting", w.store.Delete(ctx, s.ID), context.Canceled)
			_, err = w.store.PutQuestionnaire(ctx, []byte("late"))
			w.refused("keeping a questionnaire", err, context.Canceled)
			w.gone(given)
			w.untouched(s)
		}},
		{"a request that is given up while it is served writes nothing", func(w *world) {
			s := w.starts("red", "phone")
			ctx, cancel := context.WithCancel(w.ctx)
			_, err := w.store.Update(ctx, s.ID, func(s *quiz.Session) error {
				w.answer(s, 0, 1)
				cancel()
				return nil
			})
			w.refused("answering", err, context.Canceled)
			w.untouched(s)
		}},
		{"a request that was given up is not read for", func(w *world) {
			s := w.starts("red", "phone")
			ctx, cancel := context.WithCancel(w.ctx)
			cancel()
			_, err := w.store.Session(ctx, s.ID)
			w.refused("reading by id", err, context.Canceled)
			_, err = w.store.ByCode(ctx, s.Code)
			w.refused("reading by code", err, context.Canceled)
			_, err = w.store.ByOwner(ctx, s.Owners[0])
			w.refused("listing a browser's", err, context.Canceled)
			_, err = w.store.List(ctx, "", 1)
			w.refused("listing", err, context.Canceled)
			_, err = w.store.List(ctx, "", 0)
			w.refused("listing nothing", err, context.Canceled)
			_, err = w.store.Questionnaire(ctx, w.digest)
			w.refused("reading a questionnaire", err, context.Canceled)
		}},
		{"a closed store says so", func(w *world) {
			s := w.starts("red", "phone")
			for range 2 {
				if err := w.store.Close(); err != nil {
					w.Fatalf("closing: %v", err)
				}
			}
			_, err := w.store.Session(w.ctx, s.ID)
			w.refused("reading by id", err, store.ErrClosed)
			_, err = w.store.ByCode(w.ctx, s.Code)
			w.refused("reading by code", err, store.ErrClosed)
			_, err = w.store.ByOwner(w.ctx, s.Owners[0])
			w.refused("listing a browser's", err, store.ErrClosed)
			_, err = w.store.List(w.ctx, "", 1)
			w.refused("listing", err, store.ErrClosed)
			_, _, err = w.store.Purge(w.ctx, w.clock, w.clock, "", 1)
			w.refused("sweeping", err, store.ErrClosed)
			_, _, err = w.store.Purge(w.ctx, w.clock, w.clock, "", 0)
			w.refused("sweeping nothing", err, store.ErrClosed)
			_, err = w.store.Update(w.ctx, s.ID, func(*quiz.Session) error { return nil })
			w.refused("answering", err, store.ErrClosed)
			w.refused("deleting", w.store.Delete(w.ctx, s.ID), store.ErrClosed)
			w.refused("starting", w.store.Create(w.ctx, w.sitting("blue", "phone")), store.ErrClosed)
			_, err = w.store.PutQuestionnaire(w.ctx, []byte("late"))
			w.refused("keeping a questionnaire", err, store.ErrClosed)
			_, err = w.store.Questionnaire(w.ctx, w.digest)
			w.refused("reading a questionnaire", err, store.ErrClosed)
		}},
	}
}

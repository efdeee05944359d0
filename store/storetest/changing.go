package storetest

import (
	"errors"
	"fmt"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func changingStories() []story {
	return []story{
		{"an answer is kept, the other answers stay", func(w *world) {
			s := w.starts("red", "phone")
			for i := range items {
				s = w.changes(s.ID, func(s *quiz.Session) { w.answer(s, i, i%4) })
			}
			s = w.changes(s.ID, func(s *quiz.Session) { s.Marks[3] = quiz.Mark{NonAnswer: quiz.DontKnow} })
			for i, m := range s.Marks {
				if want := (quiz.Mark{Options: []int{i % 4}}); i != 3 && !m.Equal(want) {
					w.Fatalf("item %d has %v, want %v", i, m, want)
				}
			}
		}},
		{"a new return code replaces the old one", func(w *world) {
			s := w.starts("red", "phone")
			s = w.changes(s.ID, func(s *quiz.Session) { s.Code, s.CodeSerial = w.secret("blue"), s.CodeSerial+1 })
			if s.CodeSerial != 1 {
				w.Fatalf("the code was replaced once, the sitting says %d times", s.CodeSerial)
			}
			_, err := w.store.ByCode(w.ctx, w.secret("red"))
			w.refused("coming back with the old code", err, store.ErrNotFound)
			w.finds(s)
			w.finds(w.starts("red", "laptop")) // the old one is free again
		}},
		{"a browser that comes back by code lists the sitting too", func(w *world) {
			s := w.starts("red", "phone")
			s = w.changes(s.ID, func(s *quiz.Session) { s.AddOwner(w.secret("laptop")) })
			w.lists("phone", s)
			w.lists("laptop", s)
		}},
		{"forgetting on one device leaves the others", func(w *world) {
			other := w.starts("blue", "phone")
			s := w.starts("red", "phone", "laptop")
			s = w.changes(s.ID, func(s *quiz.Session) { s.RemoveOwner(w.secret("phone")) })
			w.lists("phone", other)
			w.lists("laptop", s)
			s = w.changes(s.ID, func(s *quiz.Session) { s.RemoveOwner(w.secret("laptop")) })
			w.lists("laptop")
			w.finds(s) // by its code, as ever
		}},
		{"the first browser makes room for the ninth", func(w *world) {
			s := w.starts("red", "browser 0")
			for i := 1; i <= quiz.MaxOwners; i++ {
				s = w.changes(s.ID, func(s *quiz.Session) { s.AddOwner(w.secret(fmt.Sprint("browser ", i))) })
			}
			w.lists("browser 0")
			for i := 1; i <= quiz.MaxOwners; i++ {
				w.lists(fmt.Sprint("browser ", i), s)
			}
		}},
		{"a change that fails writes nothing", func(w *world) {
			s, no := w.starts("red", "phone"), errors.New("no such option")
			_, err := w.store.Update(w.ctx, s.ID, func(s *quiz.Session) error {
				w.answer(s, 0, 1)
				s.Code = w.secret("blue")
				s.AddOwner(w.secret("laptop"))
				return fmt.Errorf("item 0: %w", no)
			})
			w.refused("a change that fails", err, no)
			w.untouched(s)
		}},
		{"a change that panics writes nothing and the store goes on", func(w *world) {
			s := w.starts("red", "phone")
			func() {
				defer func() {
					if r := recover(); r != "at item 12" {
						w.Fatalf("recovered %v, want the change's own panic", r)
					}
				}()
				_, _ = w.store.Update(w.ctx, s.ID, func(s *quiz.Session) error {
					s.Code = w.secret("blue")
					panic("at item 12")
				})
			}()
			w.untouched(s)
			w.changes(s.ID, func(s *quiz.Session) { w.answer(s, 0, 1) })
		}},
		{"a change cannot make it another sitting", func(w *world) {
			s, another := w.starts("red", "phone"), w.keeps("another")
			for what, change := range map[string]func(*quiz.Session){
				"another id":                func(s *quiz.Session) { s.ID = store.NewID() },
				"another questionnaire":     func(s *quiz.Session) { s.Digest = another },
				"a mark more":               func(s *quiz.Session) { s.Marks = append(s.Marks, quiz.Mark{}) },
				"a mark less":               func(s *quiz.Session) { s.Marks = s.Marks[1:] },
				"an unknown non-answer":     func(s *quiz.Session) { s.Marks[0].NonAnswer = "maybe" },
				"an item that it lacks":     func(s *quiz.Session) { s.Asked = []int{items} },
				"an item put twice":         func(s *quiz.Session) { s.Asked = []int{1, 1} },
				"an answer never asked for": func(s *quiz.Session) { s.Asked, s.Marks[1].NonAnswer = []int{0}, quiz.Skipped },
				"no return code":            func(s *quiz.Session) { s.Code = quiz.SecretHash{} },
				"no time":                   func(s *quiz.Session) { s.Seen = time.Time{} },
			} {
				_, err := w.store.Update(w.ctx, s.ID, func(s *quiz.Session) error { change(s); return nil })
				w.refused("a change to "+what, err, store.ErrInvalid)
				w.untouched(s)
			}
		}},
		{"a return code leads to one sitting only", func(w *world) {
			red, blue := w.starts("red", "phone"), w.starts("blue", "laptop")
			_, err := w.store.Update(w.ctx, blue.ID, func(s *quiz.Session) error { s.Code = red.Code; return nil })
			w.refused("a change to a taken code", err, store.ErrExists)
			w.finds(red)
			w.finds(blue)
		}},
		{"deletion is real", func(w *world) {
			s, other := w.starts("red", "phone", "laptop"), w.starts("blue", "phone")
			w.deletes(s.ID)
			w.gone(s)
			w.lists("phone", other)
			w.lists("laptop")
			w.refused("deleting it again", w.store.Delete(w.ctx, s.ID), store.ErrNotFound)
			_, err := w.store.Update(w.ctx, s.ID, func(*quiz.Session) error { return nil })
			w.refused("changing it", err, store.ErrNotFound)
			w.finds(other)
			w.creates(s) // nothing of it stands in the way
			w.finds(s)
		}},
		{"what a sitting had before is deleted with it", func(w *world) {
			s := w.starts("red", "phone")
			after := w.changes(s.ID, func(s *quiz.Session) {
				s.Code, s.Owners = w.secret("blue"), []quiz.SecretHash{w.secret("laptop")}
			})
			w.deletes(s.ID)
			w.gone(s)
			w.gone(after)
		}},
	}
}

func (w *world) answer(s *quiz.Session, item int, options ...int) {
	s.Marks[item] = quiz.Mark{Options: options}
	s.Changed = w.later(time.Second)
	s.Seen = s.Changed
}

// untouched checks that the sitting of red and phone is as it was, and nothing leads to it that a
// refused change might have left behind.
func (w *world) untouched(s *quiz.Session) {
	w.Helper()
	w.finds(s)
	w.lists("phone", s)
	w.lists("laptop")
	_, err := w.store.ByCode(w.ctx, w.secret("blue"))
	w.refused("coming back with a code that was never given", err, store.ErrNotFound)
}

package storetest

import (
	"fmt"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// RunDurable holds stores to the promise that what was acknowledged is still there after a restart.
// Open opens the store in the directory, which is empty at first, and closes it when the test that it
// is given ends, if that was not done before.
func RunDurable(t *testing.T, open func(t *testing.T, dir string) store.Store) {
	t.Run("everything is there after a restart", func(t *testing.T) {
		dir := t.TempDir()
		w := newWorld(t, t.Context(), open(t, dir))
		kept, deleted := w.livesThroughADay()
		w.closes()
		for range 2 { // opening must not lose anything either
			w.store = open(t, dir)
			w.isQuestionnaire(w.digest, "questionnaire")
			for i, s := range kept {
				w.finds(s)
				w.lists(fmt.Sprint("browser ", i), s)
			}
			for _, s := range deleted {
				w.gone(s)
			}
			w.lists("shared", reversed(kept)...)
			w.closes()
		}
	})
	t.Run("a sitting goes on after a restart", func(t *testing.T) {
		dir := t.TempDir()
		w := newWorld(t, t.Context(), open(t, dir))
		s := w.starts("red", "phone")
		for i := range items {
			s = w.changes(s.ID, func(s *quiz.Session) { w.answer(s, i, 1) })
			w.closes()
			w.store = open(t, dir)
			w.finds(s)
		}
	})
}

// livesThroughADay starts 200 sittings, answers an item of each, makes half of them short forms, renews codes, forgets devices and
// deletes every fourth.
func (w *world) livesThroughADay() (kept, deleted []*quiz.Session) {
	w.Helper()
	for i := range 200 {
		s := w.starts(fmt.Sprint("code ", i), "shared", fmt.Sprint("browser ", len(kept)), "left")
		s = w.changes(s.ID, func(s *quiz.Session) { w.answer(s, i%items, i) })
		if i%2 > 0 {
			s = w.changes(s.ID, func(s *quiz.Session) { s.Asked = []int{i % items, (i + 7) % items} })
		}
		s = w.changes(s.ID, func(s *quiz.Session) {
			s.Code = w.secret(fmt.Sprint("new code ", i))
			s.RemoveOwner(w.secret("left"))
		})
		if i%4 > 0 {
			kept = append(kept, s)
			continue
		}
		w.deletes(s.ID)
		deleted = append(deleted, s)
	}
	return kept, deleted
}

func (w *world) closes() {
	w.Helper()
	if err := w.store.Close(); err != nil {
		w.Fatalf("closing: %v", err)
	}
}

func reversed(list []*quiz.Session) []*quiz.Session {
	r := make([]*quiz.Session, 0, len(list))
	for i := range list {
		r = append(r, list[len(list)-1-i])
	}
	return r
}

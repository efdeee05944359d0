package boltstore_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

const (
	writeUnderPowerTo = "CAREERFIT_TEST_POWER_CUT_DIR" // set in the child: where the store is made
	writeWithoutSync  = "CAREERFIT_TEST_POWER_CUT_NO_SYNC"
	writeSittings     = "CAREERFIT_TEST_POWER_CUT_SITTINGS"
)

// What a sitting's answer to the item answered is, besides options.
const (
	answered = 3
	created  = 0  // no answer yet
	deleted  = -1 // the sitting is gone
)

// A line is what the writer says of one step: that it sets out to bring sitting number n to an answer,
// or, with the word done, that the store acknowledged it.
const (
	lineFormat = "%s %d %s %d\n" // word, number, id, answer
	wordTry    = "try"
	wordDone   = "done"
)

// TestTheWriter is run in a process of its own by the tests of power cuts.
func TestTheWriter(t *testing.T) {
	dir := os.Getenv(writeUnderPowerTo)
	if dir == "" {
		return // it has a part only there
	}
	s, err := boltstore.Open(filepath.Join(dir, "var", "lib", "data", "careerfit.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv(writeWithoutSync) != "" {
		s.StopSyncing()
	}
	var n int
	if _, err := fmt.Sscan(os.Getenv(writeSittings), &n); err != nil {
		t.Fatal(err)
	}
	digest := sittings(t, s, 1)[0].Digest
	for i := range n {
		w := writing{t, s, i + 1, sitting(i+1, digest)}
		w.step(created, func() error { return s.Create(t.Context(), w.session) })
		w.answer(i + 1)
		w.answer(i + 2)
		if i%7 == 0 {
			w.step(deleted, func() error { return s.Delete(t.Context(), w.session.ID) })
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

type writing struct {
	t       *testing.T
	store   store.Store
	number  int
	session *quiz.Session
}

func (w writing) answer(option int) {
	w.step(option, func() error {
		_, err := w.store.Update(w.t.Context(), w.session.ID, func(s *quiz.Session) error {
			s.Marks[answered] = quiz.Mark{Options: []int{option}}
			return nil
		})
		return err
	})
}

// step says what it sets out to do, does it, and acknowledges it.
func (w writing) step(answer int, do func() error) {
	fmt.Printf(lineFormat, wordTry, w.number, w.session.ID, answer)
	if err := do(); err != nil {
		w.t.Fatal(err)
	}
	fmt.Printf(lineFormat, wordDone, w.number, w.session.ID, answer)
}

package boltstore

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/careerfit/careerfit/store"
)

// A page goes bad while the store is open: whoever needs it is refused, the others are served.
func TestAPageThatGoesBadCostsTheRequestsThatNeedIt(t *testing.T) {
	dir := unlistedFile(t)
	s := openedIn(t, dir, Options{})
	s.writer.mostListed = -1
	wreck(t, s, dir)
	for i := range 3 {
		if err := s.write(t.Context(), "note", noted(1)); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("a note on the bad page: %v", err)
		}
		put := func(t tables) error { return t.questionnaires.Put(noteKey(i), []byte("kept")) }
		if err := s.write(t.Context(), "keep a questionnaire", put); err != nil {
			t.Errorf("on another page: %v", err)
		}
	}
}

// Many pages are free and not listed, one goes bad, and what somebody wants to keep does not fit. bbolt would
// follow all pages then, and take the process with it.
func TestALackOfSpaceOnADamagedFileCostsARequest(t *testing.T) {
	dir := unlistedFile(t)
	s := openedIn(t, dir, Options{MaxSize: 8 << 20})
	s.writer.mostListed = -1
	tooMuch := func(t tables) error { return t.questionnaires.Put([]byte("large"), make([]byte, 16<<20)) }
	if err := s.write(t.Context(), "keep", tooMuch); !errors.Is(err, store.ErrFull) {
		t.Errorf("on a sound file: %v", err)
	}
	wreck(t, s, dir)
	if err := s.write(t.Context(), "keep", tooMuch); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("on a damaged one: %v", err)
	}
	put := func(t tables) error { return t.questionnaires.Put(noteKey(1), []byte("kept")) }
	if err := s.write(t.Context(), "keep a questionnaire", put); err != nil {
		t.Errorf("what fits, on another page: %v", err)
	}
}

// wreck writes over the pages that hold codes.
func wreck(t *testing.T, s *Store, dir string) {
	t.Helper()
	file, err := os.OpenFile(filepath.Join(dir, "careerfit.db"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var root int64
	if err := s.read(t.Context(), "look", func(t tables) error { root = int64(t.codes.Root()); return nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt(bytes.Repeat([]byte{0xa5}, 64), root*s.page); err != nil {
		t.Fatal(err)
	}
}

package boltstore

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/store"
)

func TestAShortListOfFreePagesIsAlwaysWritten(t *testing.T) {
	s := opened(t, Options{})
	for i := range 50 {
		notes(t, s, i)
	}
	if s.writer.unlisted() {
		t.Error("the free pages are not listed")
	}
}

func TestALongListIsWrittenAtAStopOnly(t *testing.T) {
	dir := t.TempDir()
	s := openedIn(t, dir, Options{})
	large := make([]byte, (mostListed+100)*os.Getpagesize())
	for _, work := range []func(tables) error{
		func(t tables) error { return t.questionnaires.Put([]byte("large"), large) },
		func(t tables) error { return t.questionnaires.Delete([]byte("large")) },
		noted(1), noted(2), noted(3),
	} {
		if err := s.write(t.Context(), "note", work); err != nil {
			t.Fatal(err)
		}
	}
	if !s.writer.unlisted() {
		t.Error("thousands of free pages are listed for a note")
	}
	crashed := copyOf(t, dir)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for what, dir := range map[string]string{"a stop": dir, "a crash": crashed} {
		s := openedIn(t, dir, Options{})
		free := s.db.Stats().FreePageN
		if !hasNote(t, s, 3) || free < mostListed || s.writer.unlisted() != (dir == crashed) {
			t.Errorf("after %s: %d pages are free, listed %v", what, free, !s.writer.unlisted())
		}
		notes(t, s, 4)
	}
}

// A backup that takes its time keeps pages from being given out. They are no reason to leave the list out.
func TestPagesKeptForAReaderAreListed(t *testing.T) {
	s := opened(t, Options{})
	large := make([]byte, (mostListed+100)*os.Getpagesize())
	put := func(t tables) error { return t.questionnaires.Put([]byte("large"), large) }
	remove := func(t tables) error { return t.questionnaires.Delete([]byte("large")) }
	if err := s.write(t.Context(), "keep", put); err != nil {
		t.Fatal(err)
	}
	reader, err := s.db.Begin(false)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Rollback()
	for _, work := range []func(tables) error{remove, noted(1), noted(2)} {
		if err := s.write(t.Context(), "note", work); err != nil {
			t.Fatal(err)
		}
	}
	if kept := s.db.Stats().PendingPageN; kept < mostListed || s.writer.unlisted() {
		t.Errorf("%d pages are kept, listed %v", kept, !s.writer.unlisted())
	}
}

const (
	flipIn     = "CAREERFIT_TEST_FLIP_IN" // set in the child: where the file is that it damages
	flipByHand = "CAREERFIT_TEST_FLIP_BY_HAND"
)

// The file of a crash has no list of its free pages, and bytes of it are flipped. Whichever they are, it is
// opened or refused, in a process that lives on.
func TestADamagedFileAfterACrashIsRefusedInASentence(t *testing.T) {
	if dir := os.Getenv(flipIn); dir != "" {
		flips(t, dir, os.Getenv(flipByHand) != "")
		return
	}
	dir := unlistedFile(t)
	if out, err := child(t, dir).CombinedOutput(); err != nil || bytes.Contains(out, []byte("goroutine ")) {
		t.Errorf("the child ended with %v:\n%.2000s", err, out)
	} else {
		t.Logf("%s", out)
	}
	// The control: bbolt alone does not survive it.
	alone := child(t, dir)
	alone.Env = append(alone.Env, flipByHand+"=yes")
	if out, err := alone.CombinedOutput(); err == nil || !bytes.Contains(out, []byte("goroutine ")) {
		t.Errorf("bbolt alone ended with %v, so this test sees nothing:\n%.2000s", err, out)
	}
}

func child(t *testing.T, dir string) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	c.Env = append(os.Environ(), flipIn+"="+dir)
	return c
}

// flips damages copies of the file and opens them.
func flips(t *testing.T, dir string, byHand bool) {
	good, err := os.ReadFile(filepath.Join(dir, "careerfit.db"))
	if err != nil {
		t.Fatal(err)
	}
	random, refusals := rand.New(rand.NewPCG(2026, 11)), 0
	for i := range 600 {
		path := filepath.Join(t.TempDir(), "careerfit.db")
		if err := os.WriteFile(path, flipped(random, good), 0o600); err != nil {
			t.Fatal(err)
		}
		open := func() error {
			s, err := Open(path, Options{Timeout: time.Millisecond})
			if err == nil {
				err = s.Close()
			}
			return err
		}
		if byHand {
			open = func() error {
				return guard(func() error { _, err := bolt.Open(path, 0o600, &bolt.Options{NoFreelistSync: true}); return err })
			}
		}
		if err := open(); err != nil && !byHand {
			refusals++
			if !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNewer) || strings.Contains(err.Error(), "\n") {
				t.Errorf("flip %d: %v", i, err)
			}
		}
		_ = os.Remove(path)
	}
	fmt.Printf("%d of 600 files were refused\n", refusals)
	if refusals < 100 && !byHand {
		t.Error("the damage was hardly noticed")
	}
}

// flipped damages a page: its head, where its entries are listed, or anywhere. The heads of the file are left alone: bbolt
// checks their sums.
func flipped(r *rand.Rand, good []byte) []byte {
	bad, page := bytes.Clone(good), os.Getpagesize()
	at := page * (2 + r.IntN(len(good)/page-2))
	within := []int{pageHead, 10 * elementSize, page}[r.IntN(3)]
	for range 1 + r.IntN(3) {
		bad[at+r.IntN(within)] ^= byte(1 + r.IntN(255))
	}
	return bad
}

// unlistedFile makes the file of a store that was never closed, and has no list of its free pages.
func unlistedFile(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	s := openedIn(t, dir, Options{})
	s.writer.mostListed = -1
	for i := range 400 {
		if err := s.write(t.Context(), "note", func(t tables) error {
			for n := range 5 {
				if err := noted(i*5 + n)(t); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if !s.writer.unlisted() {
		t.Fatal("the free pages are listed")
	}
	small := copyOf(t, dir)
	info, err := os.Stat(filepath.Join(small, "careerfit.db"))
	var used int64
	err2 := s.read(t.Context(), "look", func(t tables) error { used = t.codes.Tx().Size(); return nil })
	if err := errors.Join(err, err2, os.Truncate(filepath.Join(small, "careerfit.db"), min(used, info.Size()))); err != nil {
		t.Fatal(err)
	}
	return small
}

func copyOf(t *testing.T, dir string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, "careerfit.db"))
	to := t.TempDir()
	if err := errors.Join(err, os.WriteFile(filepath.Join(to, "careerfit.db"), content, 0o600)); err != nil {
		t.Fatal(err)
	}
	return to
}

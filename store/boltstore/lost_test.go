//go:build unix

package boltstore_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// A kept store is one that somebody is at work on behind its back.
type kept struct {
	*testing.T
	*boltstore.Store
	path string
	all  []*quiz.Session
}

func keptStore(t *testing.T) kept {
	t.Helper()
	path := filepath.Join(t.TempDir(), "careerfit.db")
	s, err := boltstore.Open(path, boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return kept{t, s, path, sittings(t, s, 3)}
}

// What takers do.
func (k kept) reads() error {
	_, err := k.Session(k.Context(), k.all[0].ID)
	return err
}

func (k kept) begins() error { return k.Create(k.Context(), sitting(5000, k.all[0].Digest)) }

func (k kept) answers() error {
	_, err := k.Update(k.Context(), k.all[1].ID, func(s *quiz.Session) error { s.Seen = s.Seen.Add(time.Hour); return nil })
	return err
}

// soon fails the test where something takes for ever.
func (k kept) soon(does func() error) error {
	k.Helper()
	done := make(chan error, 1)
	go func() { done <- does() }()
	select {
	case err := <-done:
		return err
	case <-time.After(30 * time.Second):
		k.Fatal("it hangs")
		return nil
	}
}

// isLost expects that all are refused at once, that the store says so, and that its file can be opened anew by others.
func (k kept) isLost() {
	k.Helper()
	for range 2 {
		for name, does := range map[string]func() error{"reading": k.reads, "beginning": k.begins, "answering": k.answers} {
			if err := k.soon(does); !errors.Is(err, store.ErrLost) || !errors.Is(err, store.ErrFailed) || errors.Is(err, store.ErrNotFound) {
				k.Errorf("%s meets %v", name, err)
			}
		}
	}
	if !k.Failed() {
		k.Error("it does not say that it failed")
	}
	if err := k.soon(k.Close); err != nil && !errors.Is(err, store.ErrLost) { // of who hangs
		k.Error(err)
	}
}

// cp makes a file empty before it fills it. Whoever comes between, to read or to write, does not hang, nor does
// anybody after that, nor the stop. The control makes the file no shorter than it is.
func TestAFileThatIsMadeEmptyHangsNobody(t *testing.T) {
	for name, first := range map[string]func(kept) error{"a read": kept.reads, "a new sitting": kept.begins, "an answer": kept.answers} {
		t.Run(name, func(t *testing.T) {
			k := keptStore(t)
			info, err := os.Stat(k.path)
			if err := errors.Join(err, os.Truncate(k.path, info.Size())); err != nil {
				t.Fatal(err)
			}
			if err := k.soon(k.reads); err != nil || k.Failed() {
				t.Fatalf("control: %v", err)
			}
			copied, err := os.ReadFile(backUp(t, k.Store))
			if err == nil {
				err = os.WriteFile(k.path, nil, 0o600) // O_TRUNC
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := k.soon(func() error { return first(k) }); !errors.Is(err, store.ErrLost) {
				t.Errorf("the first one meets %v", err)
			}
			write(t, k.path, copied)
			k.isLost()
			keeps(t, open(t, filepath.Dir(k.path)), k.all)
		})
	}
}

// A hundred takers are at it when the file is made empty: whoever is behind a lock that is never given back keeps
// nobody else, and not the stop.
func TestAStopIsNotHeldUpByWhoHangs(t *testing.T) {
	k := keptStore(t)
	var begun sync.WaitGroup
	for i := range 100 {
		begun.Add(1)
		go func() {
			begun.Done()
			for err := error(nil); err == nil; {
				if err = k.reads(); i%4 == 0 && err == nil {
					err = k.answers()
				}
			}
		}()
	}
	begun.Wait()
	write(t, k.path, nil)
	for !k.Failed() {
		go func() { _ = k.reads() }()
		time.Sleep(time.Millisecond)
	}
	k.isLost()
}

// Whoever copies an older backup over the file, and makes it no shorter, is noticed by the first who reads: what is not
// in there is not reported as deleted.
func TestAnOlderCopyIsNotRead(t *testing.T) {
	for name, first := range map[string]func(kept) error{"a read": kept.reads, "an answer": kept.answers} {
		t.Run(name, func(t *testing.T) {
			k := keptStore(t)
			copied, err := os.ReadFile(backUp(t, k.Store))
			if err != nil {
				t.Fatal(err)
			}
			writeOver(t, k.path, copied)
			if err := k.soon(k.reads); err != nil {
				t.Fatalf("control: a copy of what is there meets %v", err)
			}
			late := sitting(6000, k.all[0].Digest)
			if err := k.Create(t.Context(), late); err != nil {
				t.Fatal(err)
			}
			writeOver(t, k.path, copied)
			k.all[0], k.all[1] = late, late
			if err := k.soon(func() error { return first(k) }); !errors.Is(err, store.ErrLost) {
				t.Errorf("the first one meets %v", err)
			}
			k.isLost()
		})
	}
}

// Many write and read at once, and nobody takes what another one has just written for a stranger's.
func TestOwnWritesAreNoStrangers(t *testing.T) {
	k := keptStore(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				if err := errors.Join(k.answers(), k.reads()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

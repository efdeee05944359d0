package boltstore

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/careerfit/careerfit/store"
)

func TestWhoIsAlonePaysForOneSyncEach(t *testing.T) {
	s := opened(t, Options{})
	for i := range 5 {
		notes(t, s, i)
	}
	if c := s.writer.counted(); c.transactions != 5 || c.changes != 5 || c.largest != 1 || c.spent <= 0 {
		t.Errorf("counted %+v", c)
	}
}

func TestWhoeverWaitsSharesTheNextTransaction(t *testing.T) {
	s := opened(t, Options{})
	crowd := crowded(t, s, 200, func(i int) func(tables) error { return noted(i) })
	for i, err := range crowd.finish() {
		if err != nil || !hasNote(t, s, i) {
			t.Fatalf("note %d: error %v, there %v", i, err, hasNote(t, s, i))
		}
	}
	if c := s.writer.counted(); c.transactions != 2 || c.changes != 201 || c.largest != 200 || sum(c.within[:]) != 2 {
		t.Errorf("counted %+v", c)
	}
}

func TestWhoGivesUpWhileWaitingIsToldTruly(t *testing.T) {
	s := opened(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	crowd := crowdedBy(t, s, 10, func(i int) *job {
		if i%3 == 0 { // the first of those who wait, too, who would lead
			return &job{ctx: ctx, work: noted(i)}
		}
		return &job{ctx: t.Context(), work: noted(i)}
	})
	cancel()
	for i, err := range crowd.finish() {
		gaveUp := errors.Is(err, context.Canceled)
		if err != nil && !gaveUp || gaveUp == hasNote(t, s, i) || gaveUp && i%3 != 0 {
			t.Errorf("note %d: error %v, there %v", i, err, hasNote(t, s, i))
		}
	}
}

// Whoever is to lead next may have given up at that very moment; the others must not wait for ever.
func TestTheLeadIsNeverLost(t *testing.T) {
	s := opened(t, Options{})
	for round := range 200 {
		ctx, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		for i := range 4 {
			all.Go(func() {
				j := &job{ctx: t.Context(), work: noted(round*4 + i)}
				if i%2 == 0 {
					j.ctx = ctx
				}
				err := s.writer.do(j)
				if there := hasNote(t, s, round*4+i); there != (err == nil) {
					t.Errorf("error %v, there %v", err, there)
				}
			})
		}
		all.Go(cancel)
		all.Wait()
	}
	if s.writer.led || len(s.writer.waiting) > 0 {
		t.Error("somebody still leads or waits")
	}
}

func TestCloseWaitsForThoseWhoAreIn(t *testing.T) {
	dir := t.TempDir()
	s := openedIn(t, dir, Options{})
	crowd := crowded(t, s, 20, func(i int) func(tables) error { return noted(i) })
	closed := make(chan error)
	go func() { closed <- s.Close() }()
	await(func() bool { s.writer.mu.Lock(); defer s.writer.mu.Unlock(); return s.writer.closed })
	if err := s.write(t.Context(), "note", noted(99)); !errors.Is(err, store.ErrClosed) {
		t.Errorf("who comes then gets %v", err)
	}
	errs := crowd.finish()
	if err := errors.Join(append(errs, <-closed)...); err != nil {
		t.Fatal(err)
	}
	s = openedIn(t, dir, Options{})
	for i := range errs {
		if !hasNote(t, s, i) {
			t.Fatalf("note %d was acknowledged and is not there", i)
		}
	}
}

// A transaction that failed and is to be seen all the same may or may not be on disk.
func TestAfterACommitThatMayBeLostNothingIsWritten(t *testing.T) {
	s := opened(t, Options{})
	notes(t, s, 1)
	var last int
	if err := s.read(t.Context(), "look", func(t tables) error { last = t.codes.Tx().ID(); return nil }); err != nil {
		t.Fatal(err)
	}
	if err := s.writer.judge(last+1, store.ErrFull); !errors.Is(err, store.ErrFull) {
		t.Errorf("a full disk that nothing came of: %v", err)
	}
	if notes(t, s, 2); s.Failed() {
		t.Error("a full disk is a failure")
	}
	if err := s.writer.judge(last, store.ErrFull); !errors.Is(err, store.ErrFailed) || !s.Failed() {
		t.Errorf("a full disk, and the transaction is to be seen: %v", err)
	}
	if err := s.write(t.Context(), "note", noted(3)); !errors.Is(err, store.ErrFailed) || errors.Is(err, store.ErrFull) {
		t.Errorf("the next one: %v", err)
	}
	if !hasNote(t, s, 2) {
		t.Error("reading no longer works")
	}
}

// A crowd are jobs that wait while another one holds the writer up.
type crowd struct {
	release chan struct{}
	all     sync.WaitGroup
	errs    []error
}

func crowded(t *testing.T, s *Store, n int, work func(i int) func(tables) error) *crowd {
	return crowdedBy(t, s, n, func(i int) *job { return &job{ctx: t.Context(), work: work(i)} })
}

func crowdedBy(t *testing.T, s *Store, n int, jobOf func(i int) *job) *crowd {
	t.Helper()
	c := &crowd{release: make(chan struct{}), errs: make([]error, n)}
	begun := make(chan struct{})
	c.all.Go(func() {
		if err := s.write(t.Context(), "hold up", func(t tables) error { close(begun); <-c.release; return noted(-1)(t) }); err != nil {
			t.Error(err)
		}
	})
	<-begun
	for i := range n {
		c.all.Go(func() { c.errs[i] = s.writer.do(jobOf(i)) })
	}
	await(func() bool { s.writer.mu.Lock(); defer s.writer.mu.Unlock(); return len(s.writer.waiting) == n })
	return c
}

// finish lets the writer go on, and returns what each of the crowd was told.
func (c *crowd) finish() []error {
	close(c.release)
	c.all.Wait()
	return c.errs
}

// await lets others run until something is so.
func await(so func() bool) {
	for !so() {
		runtime.Gosched()
	}
}

func noteKey(i int) []byte { return fmt.Appendf(nil, "note %d", i) }

func noted(i int) func(tables) error {
	return func(t tables) error { return t.codes.Put(noteKey(i), []byte("kept")) }
}

func notes(t *testing.T, s *Store, i int) {
	t.Helper()
	if err := s.write(t.Context(), "note", noted(i)); err != nil {
		t.Fatal(err)
	}
}

func hasNote(t *testing.T, s *Store, i int) (there bool) {
	t.Helper()
	if err := s.read(t.Context(), "look", func(t tables) error { there = t.codes.Get(noteKey(i)) != nil; return nil }); err != nil {
		t.Error(err)
	}
	return there
}

func opened(t *testing.T, opts Options) *Store { return openedIn(t, t.TempDir(), opts) }

func openedIn(t *testing.T, dir string, opts Options) *Store {
	t.Helper()
	s, err := Open(filepath.Join(dir, "careerfit.db"), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func sum(counts []int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

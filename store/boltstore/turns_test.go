package boltstore_test

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

func TestASlowChangeHoldsUpOnlyItsOwnSitting(t *testing.T) {
	s := open(t, t.TempDir())
	two := sittings(t, s, 2)
	begun, release, done := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		_, err := s.Update(t.Context(), two[0].ID, func(s *quiz.Session) error { close(begun); <-release; return answer(1)(s) })
		done <- err
	}()
	<-begun
	if _, err := s.Update(t.Context(), two[1].ID, answer(2)); err != nil {
		t.Fatalf("another sitting: %v", err)
	}
	if err := s.Create(t.Context(), sitting(7, two[0].Digest)); err != nil {
		t.Fatalf("a new sitting: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	waits := make(chan error)
	go func() { _, err := s.Update(ctx, two[0].ID, answer(3)); waits <- err }()
	go func() { waits <- s.Delete(ctx, two[0].ID) }()
	cancel()
	for range 2 {
		if err := <-waits; !errors.Is(err, context.Canceled) {
			t.Errorf("who waits for the same sitting and gives up gets %v", err)
		}
	}
	close(release)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	after, err := s.Update(t.Context(), two[0].ID, answer(4))
	if err != nil || !after.Marks[1].Reached() || after.Marks[3].Reached() || !after.Marks[4].Reached() {
		t.Errorf("afterwards it has %v, error %v", after, err)
	}
}

// A test that fails in a change ends its goroutine there and then, as t.FailNow does.
func TestAChangeThatNeverReturnsHangsNobody(t *testing.T) {
	s := open(t, t.TempDir())
	session := sittings(t, s, 1)[0]
	for _, end := range []func(){runtime.Goexit, func() { panic("at item 12") }} {
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				defer func() { _ = recover() }()
				_, err := s.Update(t.Context(), session.ID, func(s *quiz.Session) error {
					if i == 10 {
						end()
					}
					s.Marks[i] = quiz.Mark{Options: []int{2}}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	}
	after, err := s.Session(t.Context(), session.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		if after.Marks[i].Reached() != (i != 10) {
			t.Errorf("item %d: %v", i, after.Marks[i])
		}
	}
}

package boltstore

import (
	"errors"
	"testing"

	"github.com/careerfit/careerfit/store"
)

// One refuses, one meets a bad page, one wants more than there is room for: each is told its own, the
// others' notes are kept.
func TestNobodyFailsForANeighboursSake(t *testing.T) {
	s := opened(t, Options{MaxSize: 1 << 20})
	taken, panicky, greedy := 7, 20, 33
	crowd := crowded(t, s, 40, func(i int) func(tables) error {
		switch i {
		case taken:
			return func(tables) error { return store.ErrExists }
		case panicky:
			return func(t tables) error { _ = noted(i)(t); panic("a page of the wrong kind") }
		case greedy:
			return func(t tables) error { return t.questionnaires.Put([]byte("large"), make([]byte, 2<<20)) }
		}
		return noted(i)
	})
	for i, err := range crowd.finish() {
		want := map[int]error{taken: store.ErrExists, panicky: store.ErrDamaged, greedy: store.ErrFull}[i]
		if !errors.Is(err, want) || hasNote(t, s, i) != (want == nil) {
			t.Errorf("note %d: error %v, want %v, there %v", i, err, want, hasNote(t, s, i))
		}
	}
	notes(t, s, 1000)
}

// When nothing fits any more, that is found out once for all who wait; who deletes is not held up by it.
func TestAFullStoreIsNotTriedForEachOfACrowd(t *testing.T) {
	s := opened(t, Options{MaxSize: 1 << 20})
	notes(t, s, 1000)
	crowd := crowdedBy(t, s, 64, func(i int) *job {
		if i%8 == 0 {
			return &job{ctx: t.Context(), frees: true, work: func(t tables) error { return t.codes.Delete(noteKey(1000)) }}
		}
		return &job{ctx: t.Context(), work: func(t tables) error { return t.questionnaires.Put(noteKey(i), make([]byte, 2<<20)) }}
	})
	for i, err := range crowd.finish() {
		if i%8 == 0 && err != nil || i%8 != 0 && !errors.Is(err, store.ErrFull) {
			t.Errorf("job %d: %v", i, err)
		}
	}
	if c := s.writer.counted(); c.failed > 15 || c.transactions != 3 || hasNote(t, s, 1000) {
		t.Errorf("counted %+v", c)
	}
}

func TestWhatIsRefusedIsNoCommit(t *testing.T) {
	s := opened(t, Options{})
	for range 10 {
		if err := s.write(t.Context(), "note", func(tables) error { return store.ErrExists }); !errors.Is(err, store.ErrExists) {
			t.Fatal(err)
		}
	}
	if c := s.writer.counted(); c.transactions != 0 || c.failed != 0 || sum(c.within[:]) != 0 {
		t.Errorf("counted %+v", c)
	}
	if err := s.write(t.Context(), "note", func(tables) error { panic("a page of the wrong kind") }); !errors.Is(err, store.ErrDamaged) {
		t.Fatal(err)
	}
	if got := s.Stats(); got.Commits != 0 || got.Failed != 1 {
		t.Errorf("stats %+v", got)
	}
}

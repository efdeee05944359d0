package boltstore_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

func TestAFullStoreSaysSoAndIsStillRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "careerfit.db")
	s, err := boltstore.Open(path, boltstore.Options{MaxSize: 2 << 20})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	kept := sittings(t, s, 1)
	for i := byte(1); err == nil; i++ { // until there is room for small things only
		_, err = s.PutQuestionnaire(t.Context(), bytes.Repeat([]byte{i}, 64<<10))
	}
	refused(t, err, store.ErrFull)
	err = nil
	for i := 0; err == nil && i < 10_000; i++ {
		next := sitting(i+1, kept[0].Digest)
		if err = s.Create(t.Context(), next); err == nil {
			kept = append(kept, next)
		}
	}
	refused(t, err, store.ErrFull)
	for _, session := range kept {
		if _, err := s.Session(t.Context(), session.ID); err != nil {
			t.Fatalf("what was kept is not found: %v", err)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Size() > 2<<20 {
		t.Errorf("the file has %d bytes, error %v", info.Size(), err)
	}
	t.Logf("%d sittings fit", len(kept))
}

// Deleting writes, too: it has some room of its own, and makes room for what comes.
func TestWhoIsFullCanDeleteAndGoOn(t *testing.T) {
	for _, size := range []int{64 << 10, 128 << 10, 3 << 20} {
		s, err := boltstore.Open(filepath.Join(t.TempDir(), "careerfit.db"), boltstore.Options{MaxSize: size})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		kept := sittings(t, s, 1)
		if _, err := s.PutQuestionnaire(t.Context(), make([]byte, max(1, size-1200<<10))); err != nil {
			t.Fatal(err)
		}
		for i := 1; err == nil; i++ {
			kept = append(kept, sitting(i, kept[0].Digest))
			err = s.Create(t.Context(), kept[i])
		}
		refused(t, err, store.ErrFull)
		for _, session := range kept[:len(kept)-1] {
			if err := s.Delete(t.Context(), session.ID); err != nil {
				t.Fatalf("deleting at %d bytes: %v", size, err)
			}
		}
		for i := range len(kept) / 2 {
			if err := s.Create(t.Context(), sitting(-1-i, kept[0].Digest)); err != nil {
				t.Fatalf("there is room again, and a new sitting gets %v", err)
			}
		}
		t.Logf("%d sittings fit into %d bytes", len(kept)-1, size)
	}
}

// The process is killed while it writes. Whatever it was told is kept, is kept.
func TestWhatWasAcknowledgedSurvivesAKill(t *testing.T) {
	if dir := os.Getenv("CAREERFIT_TEST_WRITE_TO"); dir != "" {
		writeForEver(t, dir)
	}
	dir := t.TempDir()
	child := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	child.Env = append(os.Environ(), "CAREERFIT_TEST_WRITE_TO="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for lines := bufio.NewScanner(out); len(ids) < 200 && lines.Scan(); {
		ids = append(ids, lines.Text())
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait()
	s := open(t, dir)
	for i, id := range ids {
		session, err := s.Session(t.Context(), id)
		if err != nil || !session.Marks[3].Equal(quiz.Mark{Options: []int{i}}) {
			t.Fatalf("sitting %d of %d was acknowledged and is not there: %v", i, len(ids), err)
		}
	}
	if len(ids) < 200 {
		t.Errorf("the child wrote %d sittings", len(ids))
	}
}

// writeForEver starts sittings, answers an item of each and then prints its id.
func writeForEver(t *testing.T, dir string) {
	s := open(t, dir)
	digest := sittings(t, s, 1)[0].Digest
	for i := 0; ; i++ {
		session := sitting(i+1, digest)
		err := s.Create(t.Context(), session)
		_, err2 := s.Update(t.Context(), session.ID, func(s *quiz.Session) error {
			s.Marks[3] = quiz.Mark{Options: []int{i}}
			return nil
		})
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		fmt.Println(session.ID)
	}
}

func BenchmarkCreate(b *testing.B) {
	s := open(b, b.TempDir())
	digest := sittings(b, s, 1)[0].Digest
	for i := 1; b.Loop(); i++ {
		if err := s.Create(b.Context(), sitting(i, digest)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUpdate(b *testing.B) {
	s := open(b, b.TempDir())
	id := sittings(b, s, 1)[0].ID
	for i := 0; b.Loop(); i++ {
		_, err := s.Update(b.Context(), id, func(s *quiz.Session) error {
			s.Marks[i%24] = quiz.Mark{Options: []int{i % 5}}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSession(b *testing.B) {
	s := open(b, b.TempDir())
	id := sittings(b, s, 1)[0].ID
	for b.Loop() {
		if _, err := s.Session(b.Context(), id); err != nil {
			b.Fatal(err)
		}
	}
}

// sittings keeps n new sittings of one questionnaire.
func sittings(t testing.TB, s store.Store, n int) []*quiz.Session {
	t.Helper()
	digest, err := s.PutQuestionnaire(t.Context(), []byte("project or product?"))
	if err != nil {
		t.Fatal(err)
	}
	var all []*quiz.Session
	for i := range n {
		session := sitting(-i, digest)
		if err := s.Create(t.Context(), session); err != nil {
			t.Fatal(err)
		}
		all = append(all, session)
	}
	return all
}

func sitting(i int, digest quiz.Digest) *quiz.Session {
	at := time.Date(2026, 11, 22, 8, 30, 0, 0, time.UTC).Add(time.Duration(i) * time.Minute)
	hash := func(name string) quiz.SecretHash { return sha256.Sum256(fmt.Append(nil, name, i)) }
	return &quiz.Session{
		ID: store.NewID(), Digest: digest, Code: hash("code"), Owners: []quiz.SecretHash{hash("browser")},
		Marks: make([]quiz.Mark, 24), Started: at, Changed: at, Seen: at,
	}
}

package boltstore_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// restoredAt is when the stories here restore.
var restoredAt = time.Date(2026, 11, 23, 9, 30, 0, 0, time.FixedZone("CET", 3600))

func TestABackupIsAStore(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	kept := sittings(t, s, 40)
	backup := backUp(t, s)
	if err := s.Create(t.Context(), sitting(1, kept[0].Digest)); err != nil { // it comes too late
		t.Fatal(err)
	}
	copied := open(t, filepath.Dir(backup))
	isSound(t, copied)
	keeps(t, copied, kept)
}

// Takers answer while backups are made: what was acknowledged when one began is in it, and all of it fits
// together.
func TestABackupHasAllThatWasAcknowledgedBeforeIt(t *testing.T) {
	s := open(t, t.TempDir())
	session := sittings(t, s, 1)[0]
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var answered atomic.Int64
	ended := make(chan error, 1)
	go func() { ended <- answersOn(ctx, s, session, &answered) }()
	for n := 0; n < 10 || answered.Load() < 20; n++ {
		before := int(answered.Load())
		copied := open(t, filepath.Dir(backUp(t, s)))
		isSound(t, copied)
		got, err := copied.Session(t.Context(), session.ID)
		if err != nil || int(got.CodeSerial) < before {
			t.Fatalf("answer %d was acknowledged, the backup is at %d, error %v", before, got.CodeSerial, err)
		}
	}
	stop()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// answersOn changes the sitting, makes others and deletes them, and tells how often it has changed.
func answersOn(ctx context.Context, s *boltstore.Store, session *quiz.Session, answered *atomic.Int64) error {
	for i := 1; ; i++ {
		_, err := s.Update(ctx, session.ID, func(s *quiz.Session) error { s.CodeSerial = uint32(i); return nil })
		if err != nil {
			return err
		}
		answered.Store(int64(i))
		another := sitting(i, session.Digest)
		if err := errors.Join(s.Create(ctx, another), s.Delete(ctx, another.ID)); err != nil {
			return err
		}
	}
}

// The mapping of the file does not have to grow while somebody reads: or all writers would wait.
func TestWhoReadsABackupSlowlyHoldsNobodyUp(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	session := sittings(t, s, 1)[0]
	from, to := io.Pipe()
	ended := make(chan error, 1)
	go func() { _, err := s.Backup(t.Context(), to); ended <- errors.Join(err, to.Close()) }()
	if _, err := io.ReadFull(from, make([]byte, 1)); err != nil { // it has begun, and waits
		t.Fatal(err)
	}
	for i := range 40 { // 10 MB
		_, err := s.PutQuestionnaire(t.Context(), bytes.Repeat([]byte{byte(i)}, 256<<10))
		if err != nil {
			t.Fatal(err)
		}
	}
	copied, err := io.ReadAll(from)
	if err := errors.Join(err, <-ended); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(dir, "careerfit.db")); err != nil || int64(len(copied)) > info.Size()/4 {
		t.Errorf("the backup has %d bytes, the store %d, error %v", len(copied), info.Size(), err)
	}
	keeps(t, s, []*quiz.Session{session})
}

func TestABackupThatIsGivenUpOrCannotBeWrittenSaysSo(t *testing.T) {
	s := open(t, t.TempDir())
	sittings(t, s, 3)
	ctx, stop := context.WithCancel(t.Context())
	_, err := s.Backup(ctx, writerFunc(func(p []byte) (int, error) { stop(); return len(p), nil }))
	refused(t, err, context.Canceled, "back up")
	full := errors.New("the stick is full")
	_, err = s.Backup(t.Context(), writerFunc(func([]byte) (int, error) { return 0, full }))
	refused(t, err, full)
	_ = s.Close()
	_, err = s.Backup(t.Context(), io.Discard)
	refused(t, err, store.ErrClosed)
}

// It is the caller's mistake: nothing is wrong with the file, and others are served.
func TestAPanicOfTheCallersOwnIsNoDamage(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	kept := sittings(t, s, 3)
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error { return tx.Bucket([]byte("codes")).Delete(kept[0].Code[:]) })
	s = open(t, dir)
	mistake := errors.New("a mistake")
	for name, call := range map[string]func(){
		"backup": func() { _, _ = s.Backup(t.Context(), writerFunc(func([]byte) (int, error) { panic(mistake) })) },
		"check":  func() { _, _ = s.Check(t.Context(), func(string) { panic(mistake) }) },
	} {
		if got := panicOf(call); got != mistake {
			t.Errorf("%s: the caller gets %v", name, got)
		}
	}
	if err := s.Delete(t.Context(), kept[1].ID); err != nil {
		t.Error(err)
	}
}

func panicOf(call func()) (got any) {
	defer func() { got = recover() }()
	call()
	return nil
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// backUp writes a backup under the name that a store has, in a directory of its own.
func backUp(t testing.TB, s *boltstore.Store) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "careerfit.db")
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	n, err := s.Backup(t.Context(), f)
	info, err2 := f.Stat()
	if err := errors.Join(err, err2, f.Close()); err != nil || n != info.Size() {
		t.Fatalf("%d bytes were told, %d written, error %v", n, info.Size(), err)
	}
	return path
}

// keeps checks that the store keeps just these sittings, and that all ways lead to them.
func keeps(t testing.TB, s store.Store, want []*quiz.Session) {
	t.Helper()
	got := listAll(t, s)
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("other sittings are kept (-want +got):\n%s", diff)
	}
	for _, session := range want {
		if byCode, err := s.ByCode(t.Context(), session.Code); err != nil || byCode.ID != session.ID {
			t.Fatalf("the return code of %s leads elsewhere, error %v", session.ID, err)
		}
		if _, err := s.Questionnaire(t.Context(), session.Digest); err != nil {
			t.Fatal(err)
		}
	}
}

func listAll(t testing.TB, s store.Store) []*quiz.Session {
	t.Helper()
	var all []*quiz.Session
	for after := ""; ; after = all[len(all)-1].ID {
		some, err := s.List(t.Context(), after, 100)
		if err != nil {
			t.Fatal(err)
		}
		if all = append(all, some...); len(some) < 100 {
			return all
		}
	}
}

// isSound checks that a store has no problem, and returns what was counted.
func isSound(t testing.TB, s *boltstore.Store) boltstore.Report {
	t.Helper()
	report, err := s.Check(t.Context(), func(problem string) { t.Error(problem) })
	if err != nil || report.Problems > 0 {
		t.Fatalf("%d problems, error %v", report.Problems, err)
	}
	return report
}

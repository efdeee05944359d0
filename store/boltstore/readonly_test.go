package boltstore_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// What is only read is looked at by several at once, byte for byte as it was, drafts beside it included; and nobody
// writes meanwhile.
func TestWhatIsOnlyReadStaysAsItIs(t *testing.T) {
	dir := t.TempDir()
	path, draft := filepath.Join(dir, "careerfit.db"), filepath.Join(dir, ".careerfit.db.compact-4")
	s := open(t, dir)
	all := sittings(t, s, 20)
	_ = s.Close()
	write(t, draft, []byte("answers"))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	first, second := reads(t, path), reads(t, path)
	keeps(t, first, all)
	if report, err := second.Check(t.Context(), func(problem string) { t.Error(problem) }); err != nil || report.Sessions != len(all) {
		t.Errorf("it counts %+v, error %v", report, err)
	}
	if _, err := first.Backup(t.Context(), io.Discard); err != nil {
		t.Error(err)
	}
	refusesToWrite(t, first, all[0])
	_, err = boltstore.Open(path, boltstore.Options{Timeout: 1})
	refused(t, err, store.ErrLocked, path)
	if err := errors.Join(first.Close(), second.Close()); err != nil {
		t.Error(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the file was altered, error %v", err)
	}
	if _, err := os.Stat(draft); err != nil {
		t.Error(err)
	}
	_ = open(t, dir).Close() // control: who opens it to write removes what the killed left
	onlyTheFile(t, dir)
}

// refusesToWrite expects that changes are refused as a matter of course, and not as a failure.
func refusesToWrite(t *testing.T, s *boltstore.Store, kept *quiz.Session) {
	t.Helper()
	_, err := s.Update(t.Context(), kept.ID, func(*quiz.Session) error { return nil })
	for _, err := range []error{err, s.Delete(t.Context(), kept.ID), s.Create(t.Context(), sitting(5000, kept.Digest))} {
		if !errors.Is(err, store.ErrReadOnly) || errors.Is(err, store.ErrFailed) || s.Failed() {
			t.Errorf("a change meets %v, and the store failed: %v", err, s.Failed())
		}
	}
}

func reads(t *testing.T, path string) *boltstore.Store {
	t.Helper()
	s, err := boltstore.Open(path, boltstore.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// Who wants to read what is held, or is not there, is told so, and nothing is made.
func TestWhatCannotBeOnlyRead(t *testing.T) {
	dir := t.TempDir()
	held := filepath.Join(dir, "careerfit.db")
	open(t, dir)
	_, err := boltstore.Open(held, boltstore.Options{ReadOnly: true, Timeout: 1})
	refused(t, err, store.ErrLocked, held)
	_, err = boltstore.CheckBackup(t.Context(), held)
	refused(t, err, store.ErrLocked, held)
	_, err = boltstore.Open(filepath.Join(dir, "none", "careerfit.db"), boltstore.Options{ReadOnly: true})
	refused(t, err, fs.ErrNotExist, "none")
	onlyTheFile(t, dir)
}

// A backup is looked at as a whole, where it lies, and stays as it is.
func TestABackupIsLookedAtBeforeItIsRestored(t *testing.T) {
	s := open(t, t.TempDir())
	all := sittings(t, s, 3)
	backup := backUp(t, s)
	good, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	if report, err := boltstore.CheckBackup(t.Context(), backup); err != nil || report.Sessions != len(all) {
		t.Errorf("it counts %+v, error %v", report, err)
	}
	for what, content := range map[string][]byte{
		"empty":                   {},
		"a letter":                []byte("Dear Sir or Madam"),
		"cut short":               good[:len(good)/2],
		"with a code of nobody's": bytes.ReplaceAll(good, all[1].Code[:], make([]byte, len(all[1].Code))),
	} {
		t.Run(what, func(t *testing.T) {
			write(t, backup, content)
			_, err := boltstore.CheckBackup(t.Context(), backup)
			refused(t, err, store.ErrDamaged, backup)
			if now, err := os.ReadFile(backup); err != nil || !bytes.Equal(now, content) {
				t.Errorf("the backup was altered, error %v", err)
			}
		})
	}
}

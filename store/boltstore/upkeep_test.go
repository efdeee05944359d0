package boltstore_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

func TestCompactingGivesBackWhatWasDeleted(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	s := open(t, dir)
	kept := sittings(t, s, 100)
	erased := kept[50]
	if err := s.Delete(t.Context(), erased.ID); err != nil {
		t.Fatal(err)
	}
	kept = append(kept[:50:50], kept[51:]...)
	_ = s.Close()
	if !holds(t, path, erased.Code[:]) {
		t.Fatal("what was deleted is no longer in the file: the test shows nothing")
	}
	before, after, err := boltstore.Compact(path)
	if err != nil {
		t.Fatal(err)
	}
	key, _ := store.ParseID(erased.ID)
	if holds(t, path, erased.Code[:]) || holds(t, path, erased.Owners[0][:]) || holds(t, path, key[:]) {
		t.Error("what was deleted is still in the file")
	}
	if info, err := os.Stat(path); err != nil || info.Size() != after || after >= before {
		t.Errorf("from %d to %d bytes, error %v", before, after, err)
	}
	onlyTheFile(t, dir)
	s = open(t, dir)
	isSound(t, s)
	keeps(t, s, kept)
}

func TestABackupIsRestoredAndThePresentStoreKept(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	s := open(t, dir)
	kept := sittings(t, s, 3)
	backup := backUp(t, s)
	if err := s.Delete(t.Context(), kept[1].ID); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	aside, err := boltstore.Restore(path, backup, restoredAt)
	if want := path + ".before-restore-20261123T083000Z"; err != nil || aside != want {
		t.Fatalf("kept at %q, error %v, want %q", aside, err, want)
	}
	keeps(t, open(t, dir), kept)
	before, err := boltstore.Open(aside, boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer before.Close()
	keeps(t, before, append(kept[:1:1], kept[2:]...))
}

// Whatever a store went through, a backup of it is restored to the same, and compacting keeps it so.
func TestBackupsAndCompactingKeepEverything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir := t.TempDir()
		path := filepath.Join(dir, "careerfit.db")
		s := open(t, dir)
		kept := sittings(t, s, rapid.IntRange(0, 12).Draw(rt, "sittings"))
		for range rapid.IntRange(0, 8).Draw(rt, "changes") {
			kept = livesOn(t, rt, s, kept)
		}
		backup := backUp(t, s)
		_ = s.Close()
		elsewhere := filepath.Join(t.TempDir(), "new", "careerfit.db")
		if aside, err := boltstore.Restore(elsewhere, backup, restoredAt); err != nil || aside != "" {
			t.Fatalf("restored beside %q, error %v", aside, err)
		}
		if _, _, err := boltstore.Compact(path); err != nil {
			t.Fatal(err)
		}
		for _, dir := range []string{dir, filepath.Dir(elsewhere)} {
			s := open(t, dir)
			isSound(t, s)
			keeps(t, s, kept)
			_ = s.Close()
		}
	})
}

// livesOn answers in one of the sittings, or deletes it.
func livesOn(t *testing.T, rt *rapid.T, s *boltstore.Store, kept []*quiz.Session) []*quiz.Session {
	t.Helper()
	if len(kept) == 0 {
		return kept
	}
	i := rapid.IntRange(0, len(kept)-1).Draw(rt, "sitting")
	if rapid.IntRange(0, 2).Draw(rt, "deleted") == 0 {
		if err := s.Delete(t.Context(), kept[i].ID); err != nil {
			t.Fatal(err)
		}
		return slices.Delete(kept, i, i+1)
	}
	mark := quiz.Mark{Options: []int{rapid.IntRange(0, 300).Draw(rt, "option")}}
	after, err := s.Update(t.Context(), kept[i].ID, func(s *quiz.Session) error { s.Marks[7] = mark; return nil })
	if err != nil {
		t.Fatal(err)
	}
	kept[i] = after
	return kept
}

func TestAStoreThatIsHeldIsNeitherCompactedNorReplaced(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	s := open(t, dir)
	kept := sittings(t, s, 2)
	backup := backUp(t, s)
	_, _, err := boltstore.Compact(path)
	refused(t, err, store.ErrLocked, path, "compact", "another careerfit process")
	_, err = boltstore.Restore(path, backup, restoredAt)
	refused(t, err, store.ErrLocked, path, "restore", "another careerfit process")
	onlyTheFile(t, dir)
	keeps(t, s, kept)
}

// A server that waits for its file while that is replaced gets the new one: in the old one, which has lost
// its name, it would lose every answer.
func TestWhoWaitsForAStoreThatIsReplacedGetsTheNewOne(t *testing.T) {
	dir, another := t.TempDir(), t.TempDir()
	holder, replacement := open(t, dir), open(t, another)
	kept := sittings(t, replacement, 1)
	_ = replacement.Close()
	waiting := make(chan error, 1)
	opened := make(chan *boltstore.Store, 1)
	go func() {
		s, err := boltstore.Open(filepath.Join(dir, "careerfit.db"), boltstore.Options{Timeout: 20 * time.Second})
		opened <- s
		waiting <- err
	}()
	waitsFor(t, filepath.Join(dir, "careerfit.db"))
	if err := os.Rename(filepath.Join(another, "careerfit.db"), filepath.Join(dir, "careerfit.db")); err != nil {
		t.Fatal(err)
	}
	_ = holder.Close()
	s, err := <-opened, <-waiting
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	keeps(t, s, kept)
}

// waitsFor returns when this process has opened the file twice.
func waitsFor(t *testing.T, path string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); {
		fds, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Skip("what is open can be seen on Linux only")
		}
		n := 0
		for _, fd := range fds {
			if target, _ := os.Readlink("/proc/self/fd/" + fd.Name()); target == path {
				n++
			}
		}
		if n > 1 {
			return
		}
		runtime.Gosched()
	}
	t.Fatal("nobody opened the file")
}

func TestWhatCannotBeRestoredIsRefusedAndTheStoreLeft(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	s := open(t, dir)
	kept := sittings(t, s, 2)
	_ = s.Close()
	good := file(t, func(*bolt.Tx) error { return nil })
	for name, content := range map[string][]byte{
		"empty": {}, "a letter": []byte("Dear Sir or Madam"), "cut short": good[:len(good)/2], "zeros": make([]byte, 1<<16),
		"somebody else's": file(t, func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("meta")) }),
		"with an entry to nowhere": file(t, func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("codes")).Put(make([]byte, 32), make([]byte, 16))
		}),
	} {
		t.Run(name, func(t *testing.T) {
			backup := filepath.Join(t.TempDir(), "backup.db")
			write(t, backup, content)
			_, err := boltstore.Restore(path, backup, restoredAt)
			refused(t, err, store.ErrDamaged, backup, path, "nothing was changed")
			isUnaltered(t, backup, content)
			onlyTheFile(t, dir)
		})
	}
	newer := filepath.Join(t.TempDir(), "backup.db")
	write(t, newer, file(t, func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("format"), []byte("2")) }))
	_, err := boltstore.Restore(path, newer, restoredAt)
	refused(t, err, store.ErrNewer, newer, "format is 2", "nothing was changed")
	_, err = boltstore.Restore(path, filepath.Join(dir, "nowhere"), restoredAt)
	refused(t, err, fs.ErrNotExist, "nowhere")
	onlyTheFile(t, dir)
	keeps(t, open(t, dir), kept)
}

// A damaged store is what one restores over.
func TestADamagedStoreIsRestoredOver(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	s := open(t, dir)
	kept := sittings(t, s, 2)
	backup := backUp(t, s)
	_ = s.Close()
	write(t, path, []byte("a letter"))
	aside, err := boltstore.Restore(path, backup, restoredAt)
	if err != nil {
		t.Fatal(err)
	}
	isUnaltered(t, aside, []byte("a letter"))
	keeps(t, open(t, dir), kept)
	if _, err := boltstore.Restore(path, backup, restoredAt); !errors.Is(err, store.ErrLocked) {
		t.Errorf("while it is served: %v", err)
	}
}

func TestWhereThereIsNoStoreNoneIsCompacted(t *testing.T) {
	dir := t.TempDir()
	_, _, err := boltstore.Compact(filepath.Join(dir, "careerfit.db"))
	refused(t, err, fs.ErrNotExist, "compact")
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("there is %v, error %v", entries, err)
	}
}

func holds(t *testing.T, path string, part []byte) bool {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(content, part)
}

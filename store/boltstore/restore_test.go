package boltstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store"
)

// present makes a store in the directory, and a sound backup elsewhere.
func present(t *testing.T, dir string) (path, backup string) {
	t.Helper()
	path, backup = filepath.Join(dir, "careerfit.db"), filepath.Join(t.TempDir(), "backup.db")
	if err := errors.Join(create(path), create(backup)); err != nil {
		t.Fatal(err)
	}
	return path, backup
}

// drafted is a draft that the test's end removes.
func drafted(t *testing.T, path string) draft {
	t.Helper()
	d, err := newDraft(path, restoring)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.remove)
	return d
}

// Who restores the wrong backup restores the right one at once.
func TestTwoRestoresWithinASecondKeepBoth(t *testing.T) {
	path, backup := present(t, t.TempDir())
	now := time.Date(2026, 11, 23, 8, 30, 0, 0, time.UTC)
	for _, end := range []string{"", "-2", "-3"} {
		was, _ := os.Stat(path)
		aside, err := Restore(path, backup, now)
		if want := path + ".before-restore-20261123T083000Z" + end; err != nil || aside != want {
			t.Fatalf("kept at %q, error %v, want %q", aside, err, want)
		}
		if is, err := os.Stat(aside); err != nil || !os.SameFile(was, is) {
			t.Errorf("at %s is another file, error %v", aside, err)
		}
	}
}

// Where files have one name only, a copy is kept, which is as private as the original.
func TestTheOldStoreIsKeptWithoutLinks(t *testing.T) {
	dir := t.TempDir()
	path, _ := present(t, dir)
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := keepCopy(path, path+".kept"); err != nil {
		t.Fatal(err)
	}
	original, err := os.ReadFile(path)
	copied, err2 := os.ReadFile(path + ".kept")
	info, err3 := os.Stat(path + ".kept")
	if err := errors.Join(err, err2, err3); err != nil || string(copied) != string(original) || info.Mode() != 0o640 {
		t.Errorf("%d bytes of %d, mode %v, error %v", len(copied), len(original), info.Mode(), err)
	}
	if files, _ := os.ReadDir(dir); len(files) != 2 {
		t.Errorf("the directory has %v", files)
	}
}

// A server that starts while a backup is restored to where no store was holds a new one, and keeps it.
func TestAStoreThatWasMadeMeanwhileIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	removed := drafted(t, path)
	server := openedIn(t, dir, Options{})
	there := drafted(t, path)
	for what, d := range map[string]draft{"its draft was removed": removed, "its draft is there": there} {
		err := d.begin(path)
		if at, _ := isAt(server.file, path); !errors.Is(err, store.ErrLocked) || !at {
			t.Errorf("%s: error %v", what, err)
		}
	}
	there.remove()
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("the directory has %v", files)
	}
}

// A restore that cannot go on gives the present file no second name, under which what is erased would live on.
func TestARestoreThatFailsKeepsNothingAside(t *testing.T) {
	dir := t.TempDir()
	path, _ := present(t, dir)
	gone := drafted(t, path)
	gone.remove()
	if aside, err := gone.supplant(path, time.Time{}); err == nil || aside != "" {
		t.Errorf("kept at %q, error %v", aside, err)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("the directory has %v", files)
	}
}

// What is no backup leaves no trace, not even the directory that it was to be put into.
func TestARefusedBackupMakesNoDirectory(t *testing.T) {
	top := t.TempDir()
	letter := filepath.Join(top, "letter")
	if err := os.WriteFile(letter, []byte("Dear Sir or Madam"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, backup := range []string{letter, filepath.Join(top, "nowhere")} {
		if _, err := Restore(filepath.Join(top, "data", "here", "careerfit.db"), backup, time.Time{}); err == nil {
			t.Fatalf("%s is restored", backup)
		}
		if files, _ := os.ReadDir(top); len(files) != 1 {
			t.Errorf("the directory has %v", files)
		}
	}
}

// Whoever holds the store may give its name to another file; then the next one holds that, not the one that it
// found when it came.
func TestWhatIsHeldIsTheFileThatHasTheName(t *testing.T) {
	dir := t.TempDir()
	path, _ := present(t, dir)
	var all sync.WaitGroup
	var holding, held atomic.Int32
	for i := range 8 {
		all.Go(func() {
			for range 2000 {
				release, _, err := hold(path)
				if errors.Is(err, store.ErrLocked) {
					continue
				}
				next := filepath.Join(dir, fmt.Sprint("next", i))
				if alone := holding.Add(1) == 1; err != nil || !alone {
					t.Errorf("alone: %v, error %v", alone, err)
				}
				err = os.WriteFile(next, nil, 0o600)
				holding.Add(-1) // whoever finds the new one may hold it at once
				err = errors.Join(err, os.Rename(next, path))
				if release(); err != nil {
					t.Error(err)
				}
				held.Add(1)
			}
		})
	}
	if all.Wait(); held.Load() == 0 {
		t.Error("nobody held it: the test shows nothing")
	}
}

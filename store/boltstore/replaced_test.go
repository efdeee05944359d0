//go:build unix

package boltstore_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// Whoever moves, deletes or replaces the file of a store that is open is found, and a backup has what was written since.
// Whoever touches or writes it as the store does is not.
func TestAFileThatWasReplacedIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		does func(path string) error
		want bool
	}{
		"it is touched":   {func(path string) error { return os.Chmod(path, 0o600) }, false},
		"it is moved":     {func(path string) error { return os.Rename(path, path+".old") }, true},
		"it is deleted":   {os.Remove, true},
		"it is replaced":  {func(path string) error { return os.Rename(other(t, path), path) }, true},
		"it is a new one": {func(path string) error { return os.WriteFile(moved(t, path), nil, 0o600) }, true},
		"it comes back":   {func(path string) error { return os.Rename(moved(t, path)+".old", path) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			if err := c.does(filepath.Join(dir, "careerfit.db")); err != nil {
				t.Fatal(err)
			}
			kept := sittings(t, s, 3)
			if replaced, err := s.Replaced(); err != nil || replaced != c.want {
				t.Errorf("replaced: %v, %v", replaced, err)
			}
			backup := backUp(t, s)
			copied := open(t, filepath.Dir(backup))
			for _, session := range kept {
				if _, err := copied.Session(t.Context(), session.ID); err != nil {
					t.Errorf("the backup has no %s: %v", session.ID, err)
				}
			}
		})
	}
}

// Whoever copies a backup over the file of a store that is open keeps its name and place. The store writes nothing
// into that, and says why; opened anew it is what the backup was. The control copies what is there already.
func TestAFileThatWasWrittenOverIsLeftAlone(t *testing.T) {
	for name, c := range map[string]struct {
		before, after int // sittings, before the copy was made and after it
		refuses       bool
	}{
		"an older one":                       {1, 2, true},
		"an older one, and nothing new":      {30, 0, false},
		"an older one, much smaller by then": {1, 2000, true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "careerfit.db")
			s := open(t, dir)
			kept := sittings(t, s, c.before)
			copied, err := os.ReadFile(backUp(t, s))
			if err != nil {
				t.Fatal(err)
			}
			for i := range c.after {
				if err := s.Create(t.Context(), sitting(i+1, kept[0].Digest)); err != nil {
					t.Fatal(err)
				}
			}
			writeOver(t, path, copied)
			err = s.Create(t.Context(), sitting(5000, kept[0].Digest))
			if refused := errors.Is(err, store.ErrFailed); refused != c.refuses || s.Failed() != refused {
				t.Fatalf("an answer meets %v", err)
			}
			if !c.refuses {
				return
			}
			if !strings.Contains(err.Error(), "somebody else wrote into the file") {
				t.Errorf("it does not say why: %v", err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, copied) {
				t.Errorf("the copy was written into: %v", err)
			}
			keeps(t, open(t, dir), kept)
		})
	}
}

// writeOver does as cp does, but never makes the file shorter on the way: whoever reads then would fault.
func writeOver(t *testing.T, path string, with []byte) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		_, err = file.WriteAt(with, 0)
	}
	if err == nil {
		err = errors.Join(file.Truncate(int64(len(with))), file.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// moved puts a file out of its place, which it returns.
func moved(t *testing.T, path string) string {
	t.Helper()
	if err := os.Rename(path, path+".old"); err != nil {
		t.Fatal(err)
	}
	return path
}

// other is a copy of a file, beside it.
func other(t *testing.T, path string) string {
	t.Helper()
	bytes, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path+".other", bytes, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path + ".other"
}

// A store that was closed has nothing to look at.
func TestAClosedStoreIsNotReplaced(t *testing.T) {
	s, err := boltstore.Open(filepath.Join(t.TempDir(), "careerfit.db"), boltstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if replaced, err := s.Replaced(); replaced || err == nil {
		t.Errorf("replaced: %v, %v", replaced, err)
	}
}

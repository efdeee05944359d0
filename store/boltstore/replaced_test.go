//go:build unix

package boltstore_test

import (
	"os"
	"path/filepath"
	"testing"

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

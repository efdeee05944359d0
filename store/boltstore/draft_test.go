package boltstore_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Who was killed while compacting or restoring has left a copy of everything; the next who holds the store removes it,
// and nothing else.
func TestDraftsOfTheKilledAreRemoved(t *testing.T) {
	dir := t.TempDir()
	_ = open(t, dir).Close()
	others := []string{".careerfit.db.new-1", ".other.db.compact-2", "careerfit.db", "careerfit.db.before-restore-20261123T000000Z", "compact-3"}
	for _, name := range append([]string{".careerfit.db.compact-4", ".careerfit.db.restore-5"}, others...) {
		if name != "careerfit.db" {
			write(t, filepath.Join(dir, name), []byte("answers"))
		}
	}
	_ = open(t, dir).Close()
	var left []string
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		left = append(left, f.Name())
	}
	if !slices.Equal(left, others) {
		t.Errorf("%q are left, want %q", left, others)
	}
}

//go:build unix

package boltstore_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/careerfit/careerfit/store/boltstore"
)

func TestARestoredStoreBelongsToWhomTheOldOneBelongedTo(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	s := open(t, dir)
	backup := backUp(t, s)
	_ = s.Close()
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	chowned := os.Chown(path, 4711, 4712) == nil // to root alone
	for what, replace := range map[string]func() error{
		"compacting": func() error { _, _, err := boltstore.Compact(path); return err },
		"restoring":  func() error { _, err := boltstore.Restore(path, backup, restoredAt); return err },
	} {
		if err := replace(); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode() != 0o640 {
			t.Fatalf("%s: mode %v, error %v", what, info.Mode(), err)
		}
		if stat := info.Sys().(*syscall.Stat_t); chowned && (stat.Uid != 4711 || stat.Gid != 4712) {
			t.Errorf("%s: it belongs to %d and %d", what, stat.Uid, stat.Gid)
		}
	}
}

// An administrator who restores on a new machine must not lock out the server to whom the directory belongs.
func TestAStoreRestoredWhereNoneWasBelongsToWhomItsDirectoryDoes(t *testing.T) {
	backup := backUp(t, open(t, t.TempDir()))
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	chowned := os.Chown(dir, 4711, 4712) == nil // to root alone
	if _, err := boltstore.Restore(path, backup, restoredAt); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode() != 0o600 {
		t.Fatalf("mode %v, error %v", info.Mode(), err)
	}
	if stat := info.Sys().(*syscall.Stat_t); chowned && (stat.Uid != 4711 || stat.Gid != 4712) {
		t.Errorf("it belongs to %d and %d", stat.Uid, stat.Gid)
	}
}

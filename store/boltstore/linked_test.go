//go:build unix

package boltstore_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// linked makes a directory in which the store is a link to a file elsewhere, which has sittings.
func linked(t *testing.T) (link, target string) {
	t.Helper()
	link, target = filepath.Join(t.TempDir(), "careerfit.db"), filepath.Join(t.TempDir(), "careerfit.db")
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	return link, target
}

func isLink(t *testing.T, path string) {
	t.Helper()
	if info, err := os.Lstat(path); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Errorf("%s is no link any longer: %v, error %v", path, info, err)
	}
}

// Where the store is a link to another disk, what was erased must not stay behind on that one.
func TestWhatWasErasedIsGoneBehindALink(t *testing.T) {
	link, target := linked(t)
	s := open(t, filepath.Dir(target))
	kept := sittings(t, s, 20)
	backup := backUp(t, s)
	erased := kept[7]
	if err := s.Delete(t.Context(), erased.ID); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	if !holds(t, target, erased.Code[:]) {
		t.Fatal("what was deleted is no longer in the file: the test shows nothing")
	}
	if _, _, err := boltstore.Compact(link); err != nil {
		t.Fatal(err)
	}
	isLink(t, link)
	onlyTheFile(t, filepath.Dir(target))
	if holds(t, target, erased.Code[:]) {
		t.Error("what was erased is still in the file behind the link")
	}
	aside, err := boltstore.Restore(link, backup, restoredAt)
	if err != nil || filepath.Dir(aside) != filepath.Dir(target) {
		t.Fatalf("the old one is kept at %q, error %v", aside, err)
	}
	isLink(t, link)
	keeps(t, open(t, filepath.Dir(link)), kept)
	keepsOut(t, target)
}

// keepsOut expects that the file is held, whatever it is called.
func keepsOut(t *testing.T, path string) {
	t.Helper()
	_, err := boltstore.Open(path, boltstore.Options{Timeout: 1})
	refused(t, err, store.ErrLocked, path)
}

// A killed command's draft lies beside the file, not beside the link.
func TestDraftsBehindALinkAreRemoved(t *testing.T) {
	link, target := linked(t)
	_ = open(t, filepath.Dir(target)).Close()
	write(t, filepath.Join(filepath.Dir(target), ".careerfit.db.compact-4"), []byte("answers"))
	_ = open(t, filepath.Dir(link)).Close()
	onlyTheFile(t, filepath.Dir(target))
}

// A link to nowhere is more likely a disk that is missing than a wish for a new store.
func TestALinkToNowhereIsRefused(t *testing.T) {
	link, target := linked(t)
	backup := backUp(t, open(t, t.TempDir()))
	for what, try := range map[string]func() error{
		"opened":    func() error { _, err := boltstore.Open(link, boltstore.Options{}); return err },
		"compacted": func() error { _, _, err := boltstore.Compact(link); return err },
		"restored":  func() error { _, err := boltstore.Restore(link, backup, restoredAt); return err },
	} {
		t.Run(what, func(t *testing.T) { refused(t, try(), fs.ErrNotExist, link, "it is a link to "+target) })
	}
	isLink(t, link)
	onlyTheFile(t, filepath.Dir(link))
}

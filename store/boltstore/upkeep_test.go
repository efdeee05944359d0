package boltstore_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

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

func holds(t *testing.T, path string, part []byte) bool {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(content, part)
}

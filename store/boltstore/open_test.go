package boltstore_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

func TestANewStoreIsForItsOwnerAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data", "here")
	open(t, dir)
	for path, want := range map[string]os.FileMode{dir: 0o700, filepath.Join(dir, "careerfit.db"): 0o600} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: mode %v, error %v, want %v", path, info.Mode().Perm(), err, want)
		}
	}
	onlyTheFile(t, dir)
}

func TestOfManyThatBeginAtOnceOneGetsTheStore(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	stores, errs := make([]*boltstore.Store, 8), make([]error, 8)
	for i := range stores {
		all.Go(func() {
			stores[i], errs[i] = boltstore.Open(filepath.Join(dir, "careerfit.db"), boltstore.Options{Timeout: 1})
		})
	}
	all.Wait()
	won := 0
	for i, s := range stores {
		if s != nil {
			won++
			_ = s.Close()
		} else if !errors.Is(errs[i], store.ErrLocked) {
			t.Errorf("refused with %v", errs[i])
		}
	}
	if won != 1 {
		t.Errorf("%d hold the store", won)
	}
	onlyTheFile(t, dir)
}

func TestAHeldFileIsRefusedByName(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir)
	path := filepath.Join(dir, "careerfit.db")
	_, err := boltstore.Open(path, boltstore.Options{Timeout: 1})
	refused(t, err, store.ErrLocked, path, "another careerfit process", "--data-dir")
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
}

func TestWhatIsNoStoreIsRefusedAndLeftAsItIs(t *testing.T) {
	good := file(t, func(*bolt.Tx) error { return nil })
	long := file(t, func(tx *bolt.Tx) error { return tx.Bucket([]byte("codes")).Put([]byte("long"), make([]byte, 1<<18)) })
	for name, content := range map[string][]byte{
		"empty":           {},
		"a letter":        []byte("Dear Sir or Madam"),
		"a page of text":  bytes.Repeat([]byte("career "), 1000),
		"a long text":     bytes.Repeat([]byte("career "), 100_000),
		"zeros":           make([]byte, 1<<16),
		"cut short":       good[:len(good)/2],
		"without its end": long[:len(long)/2],
		"cut to metas":    good[:2*os.Getpagesize()],
		"no page but the metas": append(bytes.Clone(good[:2*os.Getpagesize()]),
			bytes.Repeat([]byte{0xff}, len(good)-2*os.Getpagesize())...),
		"somebody else's": file(t, func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("meta")) }),
		"without codes":   file(t, func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte("codes")) }),
		"without format":  file(t, func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Delete([]byte("format")) }),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "careerfit.db")
			write(t, path, content)
			_, err := boltstore.Open(path, boltstore.Options{Timeout: 1})
			refused(t, err, store.ErrDamaged, path)
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, content) {
				t.Errorf("the file was altered (error %v)", err)
			}
			write(t, path, good) // and the lock was let go of
			s, err := boltstore.Open(path, boltstore.Options{Timeout: 1})
			if err != nil {
				t.Fatalf("with a good file in its place: %v", err)
			}
			_ = s.Close()
		})
	}
}

// Who copied a file only in part reads how much of it is there, and not what that did to the program.
func TestAFileThatWasCutShortIsSaidToBe(t *testing.T) {
	page := os.Getpagesize()
	good := file(t, func(*bolt.Tx) error { return nil })
	for pages := 2; pages <= 5; pages++ { // of 6 that are in use
		path := filepath.Join(t.TempDir(), "careerfit.db")
		write(t, path, good[:pages*page])
		_, err := boltstore.Open(path, boltstore.Options{Timeout: 1})
		refused(t, err, store.ErrDamaged, fmt.Sprintf("it was cut short: %d bytes of ", pages*page))
	}
}

func TestANewersStoreIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "careerfit.db")
	write(t, path, file(t, func(tx *bolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("format"), []byte("2")) }))
	_, err := boltstore.Open(path, boltstore.Options{})
	refused(t, err, store.ErrNewer, path, "format is 2")
}

func TestADirectoryIsNoStore(t *testing.T) {
	if _, err := boltstore.Open(t.TempDir(), boltstore.Options{}); err == nil || !strings.Contains(err.Error(), "not a file") {
		t.Errorf("got %v", err)
	}
}

// file returns the bytes of a new store after a change.
func file(t *testing.T, change func(*bolt.Tx) error) []byte {
	t.Helper()
	dir := t.TempDir()
	if err := open(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	meddle(t, dir, change)
	content, err := os.ReadFile(filepath.Join(dir, "careerfit.db"))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// meddle changes the file of a closed store behind its back.
func meddle(t *testing.T, dir string, change func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(filepath.Join(dir, "careerfit.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func onlyTheFile(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != "careerfit.db" {
		t.Errorf("the directory has %v, error %v", entries, err)
	}
}

func refused(t *testing.T, err, kind error, words ...string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got error %v, want %v", err, kind)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than a sentence: %q", err)
	}
}

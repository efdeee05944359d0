package boltstore_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// bbolt's own check, where it may be trusted to return, is the judge of ours.
func TestNoSoundStoreHasProblems(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	all := sittings(t, s, 300)
	for i, session := range all {
		if i%3 > 0 {
			continue
		}
		if err := s.Delete(t.Context(), session.ID); err != nil {
			t.Fatal(err)
		}
		isSound(t, s)
	}
	_ = s.Close()
	meddle(t, dir, func(tx *bolt.Tx) error {
		for err := range tx.Check() {
			t.Error(err)
		}
		return nil
	})
}

func TestEveryDamagedPageIsTold(t *testing.T) {
	good, free := manyPages(t)
	for n := range len(free) {
		damaged := bytes.Clone(good)
		at := n * os.Getpagesize()
		for i := range os.Getpagesize() {
			damaged[at+i] ^= 0xa5
		}
		problems, err := checked(t, damaged)
		if !free[n] && len(problems) == 0 && err == nil {
			t.Errorf("page %d is damaged, and nothing is told", n)
		}
		if free[n] && len(problems) > 0 {
			t.Errorf("page %d is free, and told of: %q", n, problems)
		}
	}
}

// Pages that lead to each other would lead bbolt round and round until the process dies.
func TestPagesThatLeadInACircleAreTold(t *testing.T) {
	good, free := manyPages(t)
	page, circles := os.Getpagesize(), 0
	for at := 2 * page; at < len(good); at += page {
		if kind := binary.NativeEndian.Uint16(good[at+8:]); kind != 1 || free[at/page] {
			continue
		}
		circles++
		damaged := bytes.Clone(good)
		binary.NativeEndian.PutUint64(damaged[at+16+8:], uint64(at/page))
		if problems, err := checked(t, damaged); len(problems) == 0 && err == nil {
			t.Errorf("page %d leads to itself, and nothing is told", at/page)
		}
	}
	if circles == 0 {
		t.Error("the file has no page of pages")
	}
}

// Nothing that is kept is lost so, and compacting mends it.
func TestFreePagesThatAreForgottenAreToldAndGivenBack(t *testing.T) {
	content, free := manyPages(t)
	page := os.Getpagesize()
	for n := 2; n < len(free); n++ {
		if at := n*page + 8; content[at] == 0x10 && !free[n] {
			content[at+2]-- // how many there are
		}
	}
	problems, err := checked(t, content)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0], "neither in use nor free") {
		t.Fatalf("told: %q, error %v", problems, err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "careerfit.db")
	write(t, path, content)
	if _, _, err := boltstore.Compact(path); err != nil {
		t.Fatal(err)
	}
	if got := isSound(t, open(t, dir)); got.Sessions != 100 {
		t.Errorf("%d sittings are left of 100", got.Sessions)
	}
}

func TestADamagedHeadIsTold(t *testing.T) {
	content, _ := manyPages(t)
	for n := range 2 {
		damaged := bytes.Clone(content)
		damaged[n*os.Getpagesize()+40] ^= 1
		problems, err := checked(t, damaged)
		if err != nil || len(problems) != 1 || !strings.Contains(problems[0], "one of both heads") {
			t.Errorf("page %d: told %q, error %v", n, problems, err)
		}
	}
}

// Whatever the bytes are, the check returns, and so do compacting and restoring.
func TestWhateverIsInTheFileACheckReturns(t *testing.T) {
	good, _ := manyPages(t)
	page := os.Getpagesize()
	told := 0
	rapid.Check(t, func(rt *rapid.T) {
		damaged := bytes.Clone(good)
		for range rapid.IntRange(1, 4).Draw(rt, "wounds") {
			at := rapid.IntRange(2, len(good)/page-1).Draw(rt, "page")*page + rapid.IntRange(0, 16+10*16).Draw(rt, "byte")
			damaged[at] = rapid.Byte().Draw(rt, "value")
		}
		problems, err := checked(t, damaged)
		if told += len(problems); err != nil || len(problems) > 0 {
			isRefused(t, damaged)
		}
	})
	if told == 0 {
		t.Error("nothing was ever told")
	}
}

// isRefused checks that a file that is not sound is neither compacted nor restored, and left as it is.
func isRefused(t *testing.T, content []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "careerfit.db")
	write(t, path, content)
	_, _, err := boltstore.Compact(path)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		t.Fatalf("compacting: %v", err)
	}
	if err != nil {
		isUnaltered(t, path, content)
	}
	write(t, path, content) // a few things compacting mends
	target := filepath.Join(t.TempDir(), "careerfit.db")
	_, err = boltstore.Restore(target, path, restoredAt)
	if err == nil {
		t.Fatal("a damaged backup was restored")
	}
	refused(t, err, store.ErrDamaged, path)
	if _, err := os.Stat(target); err == nil {
		t.Error("it was restored all the same")
	}
}

func isUnaltered(t *testing.T, path string, content []byte) {
	t.Helper()
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, content) {
		t.Errorf("the file was altered, error %v", err)
	}
}

// checked returns what a check tells of a file with the content, or why it cannot be opened.
func checked(t *testing.T, content []byte) (problems []string, err error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "careerfit.db")
	write(t, path, content)
	s, err := boltstore.Open(path, boltstore.Options{Timeout: time.Millisecond})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	_, err = s.Check(t.Context(), func(problem string) { problems = append(problems, problem) })
	if err != nil {
		t.Fatalf("the check did not end: %v", err)
	}
	return problems, nil
}

// manyPages returns a small file with pages of every kind, and which of them are free.
func manyPages(t *testing.T) (content []byte, free []bool) {
	t.Helper()
	dir := t.TempDir()
	s := open(t, dir)
	for _, session := range sittings(t, s, 120)[40:60] {
		if err := s.Delete(t.Context(), session.ID); err != nil {
			t.Fatal(err)
		}
	}
	_ = s.Close()
	path := filepath.Join(dir, "careerfit.db")
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.View(func(tx *bolt.Tx) error {
		for n := 0; ; n++ {
			info, err := tx.Page(n)
			if info == nil || err != nil {
				return err
			}
			free = append(free, info.Type == "free")
		}
	})
	content, err2 := os.ReadFile(path)
	if err := errors.Join(err, err2, db.Close()); err != nil {
		t.Fatal(err)
	}
	return content[:len(free)*os.Getpagesize()], free
}

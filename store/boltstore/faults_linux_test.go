package boltstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store"
)

// The disk is full for a while: what is written then is refused, and what comes when there is room goes
// well, without a new start.
func TestAFullDiskIsWaitedFor(t *testing.T) {
	dir := t.TempDir()
	s := openedIn(t, dir, Options{})
	notes(t, s, 1)
	disk := diskOf(t, dir)
	disk.becomes(t, "/dev/full")
	for range 3 {
		if err := s.write(t.Context(), "note", noted(2)); !errors.Is(err, store.ErrFull) {
			t.Fatalf("on a full disk: %v", err)
		}
	}
	if !hasNote(t, s, 1) || hasNote(t, s, 2) {
		t.Error("what is to be read is not what was acknowledged")
	}
	disk.isBack(t)
	notes(t, s, 3)
	keeps(t, s, dir, map[int]bool{1: true, 2: false, 3: true})
}

// The disk refuses for another reason: nothing is written any more, even when it takes writes again.
func TestADiskThatFailedIsNotWrittenTo(t *testing.T) {
	dir := t.TempDir()
	s := openedIn(t, dir, Options{})
	notes(t, s, 1)
	disk := diskOf(t, dir)
	disk.becomes(t, filepath.Join(dir, "careerfit.db")) // a descriptor that can only be read
	if err := s.write(t.Context(), "note", noted(2)); !errors.Is(err, store.ErrFailed) {
		t.Fatalf("on a broken disk: %v", err)
	}
	disk.isBack(t)
	if err := s.write(t.Context(), "note", noted(3)); !errors.Is(err, store.ErrFailed) {
		t.Errorf("afterwards: %v", err)
	}
	if !hasNote(t, s, 1) || hasNote(t, s, 2) || hasNote(t, s, 3) {
		t.Error("what is to be read is not what was acknowledged")
	}
	keeps(t, s, dir, map[int]bool{1: true, 2: false, 3: false})
}

// The disk takes what is written, and then cannot say that it kept it: an answer is refused, and so are all
// that follow, also when syncs succeed again, until the store is opened anew.
func TestAfterASyncThatFailedNoAnswerIsTaken(t *testing.T) {
	c := &census{T: t, dir: t.TempDir()}
	c.open()
	at := day(1, 2)
	for range 3 { // the file need not grow for another answer
		if err := c.take(2, at); err != nil {
			t.Fatal(err)
		}
	}
	id := c.ids[2]
	answered, err := c.store.Session(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	disk := diskOf(t, c.dir)
	disk.becomes(t, "/dev/null") // it takes all that is written, and cannot be synced
	sync := syscall.Fdatasync(disk.fd)
	if err := c.answers(id, 0, 2, at.Add(time.Hour)); !errors.Is(err, store.ErrFailed) || sync == nil ||
		!strings.HasSuffix(err.Error(), "anew: "+sync.Error()) { // and not, say, that the file could not grow
		t.Fatalf("as a sync fails with %v: %v", sync, err)
	}
	disk.isBack(t)
	if err := c.answers(id, 0, 2, at.Add(time.Hour)); !errors.Is(err, store.ErrFailed) {
		t.Errorf("afterwards: %v", err)
	}
	if _, err := c.store.Session(t.Context(), id); err != nil {
		t.Errorf("reading: %v", err)
	}
	_ = c.store.Close()
	c.open()
	if s, err := c.store.Session(t.Context(), id); err != nil || !s.Changed.Equal(answered.Changed) {
		t.Errorf("opened anew: %+v, error %v", s, err)
	}
	if err := c.answers(id, 0, 2, at.Add(time.Hour)); err != nil {
		t.Errorf("opened anew: %v", err)
	}
}

// keeps closes the store, opens it anew, looks for the notes, and writes another.
func keeps(t *testing.T, s *Store, dir string, want map[int]bool) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openedIn(t, dir, Options{})
	for i, there := range want {
		if hasNote(t, s, i) != there {
			t.Errorf("opened anew: note %d is there: %v", i, !there)
		}
	}
	notes(t, s, 4)
}

// A disk is the descriptor through which a store writes its file. It can be made another file's under the
// store's feet; what is mapped to be read stays.
type disk struct{ fd, kept int }

func diskOf(t *testing.T, dir string) disk {
	t.Helper()
	fds, err := filepath.Glob("/proc/self/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range fds {
		if path, err := os.Readlink(link); err != nil || path != filepath.Join(dir, "careerfit.db") {
			continue
		}
		fd, err := strconv.Atoi(filepath.Base(link))
		kept, err2 := syscall.Dup(fd)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		return disk{fd, kept}
	}
	t.Fatal(fmt.Errorf("no descriptor of the store in %s", dir))
	return disk{}
}

func (d disk) becomes(t *testing.T, path string) {
	t.Helper()
	other, err := os.Open(path)
	if strings.HasPrefix(path, "/dev/") {
		other, err = os.OpenFile(path, os.O_WRONLY, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := syscall.Dup3(int(other.Fd()), d.fd, 0); err != nil {
		t.Fatal(err)
	}
}

func (d disk) isBack(t *testing.T) {
	t.Helper()
	if err := errors.Join(syscall.Dup3(d.kept, d.fd, 0), syscall.Close(d.kept)); err != nil {
		t.Fatal(err)
	}
}

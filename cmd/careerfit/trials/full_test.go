package trials

import (
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// On a full disk what cannot be kept is refused, with the time to come again; what was kept is there, pages are read and
// sittings deleted; and once there is room again, all goes on without a restart.
func TestTrialFullDisk(t *testing.T) {
	dir := smallDisk(t)
	s := serving(t, dir)
	ballast := fillUp(t, dir)
	filled(t, s, func(*busy) error { return os.Remove(ballast) })
}

// At the size that the operator has set it is the same, and who deletes makes room.
func TestTrialFullDatabase(t *testing.T) {
	t.Parallel()
	s := serving(t, t.TempDir())
	old := []*busy{newBusy(newTaker(t, s), 3), newBusy(newTaker(t, s), 4)} // an address may begin a class's worth of sittings
	for _, b := range old {
		for range 900 {
			b.untilBegun(t)
			b.sitting = nil
		}
	}
	s.stops()
	s = serving(t, s.dir, "--max-db", "2MiB") // it is almost as large, or larger, and may not grow
	filled(t, s, func(*busy) (err error) {
		for _, b := range old {
			b.site = &s.site
			for _, e := range b.all[:300] {
				err = errors.Join(err, b.deletesOne(e))
			}
		}
		return err
	})
}

// Where there is no room for a copy, a command that makes one says so, and leaves all as it was.
func TestTrialCommandsOnAFullDisk(t *testing.T) {
	dir := smallDisk(t)
	s := serving(t, dir)
	b := newBusy(newTaker(t, s), 5)
	b.untilBegun(t)
	backup := filepath.Join(t.TempDir(), "backup.db")
	commands(t, "backup", "--data-dir", dir, backup)
	ballast := fillUp(t, dir)
	noRoom(t, "backup", "--data-dir", dir, filepath.Join(dir, "backup.db"))
	s.stops()
	noRoom(t, "compact", "--data-dir", dir)
	noRoom(t, "restore", "--data-dir", dir, "--yes", backup)
	if names := namesIn(t, dir); !slices.Equal(names, []string{filepath.Base(ballast), "careerfit.db"}) {
		t.Errorf("they leave behind %q", names)
	}
	s.start()
	for _, what := range compareAll(t, []*busy{b}) {
		t.Error(what)
	}
}

// noRoom wants a command to end in a sentence for want of room.
func noRoom(t *testing.T, args ...string) {
	t.Helper()
	p := launch(t, built.careerfit, args...)
	if code, said := p.ends(t), p.complaints(); code != 3 || len(said) != 1 || !strings.Contains(said[0], "space") {
		t.Errorf("careerfit %s ends with %d and says %q", args[0], code, said)
	}
}

func namesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

func TestControlAnswersThatNobodyCouldKeepAreLost(t *testing.T) {
	dir := smallDisk(t)
	s := careless(t, "deaf", dir)
	b := newBusy(newTaker(t, s), 1)
	fillUp(t, dir)
	for err := error(nil); err == nil; err = b.answersOne(b.sitting) { // on a sitting that is not there
		if err := b.beginsOne(); err != nil {
			t.Fatal(err)
		}
	}
	if lost, err := b.compare(); err != nil || len(lost) == 0 {
		t.Errorf("nothing is lost (%v): the trial sees nothing", err)
	}
}

// filled lets takers answer until nothing more is taken, and then goes on with room.
func filled(t *testing.T, s *server, makeRoom func(*busy) error) {
	t.Helper()
	b := newBusy(newTaker(t, s), 1)
	early := newBusy(newTaker(t, s), 2)
	early.untilBegun(t)
	full, refusals := b.untilFull(t), 0
	for range 30 { // again and again, and the rest goes on meanwhile
		err := b.answersOne(b.sitting)
		if err == nil {
			err = b.beginsOne()
		}
		if err != nil {
			b.refusedForRoom(t, err)
			refusals++
		}
		b.reads(t)
	}
	if err := early.deletesOne(early.sitting); err != nil {
		t.Errorf("a sitting cannot be deleted where there is no room: %v", err)
	}
	lost := compareAll(t, []*busy{b, early})
	if err := makeRoom(b); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if err := b.beginsOne(); err != nil {
			t.Fatalf("there is room again, but: %v", err)
		}
		if err := b.answersOne(b.sitting); err != nil {
			t.Fatalf("there is room again, but: %v", err)
		}
	}
	s.restart()
	b.open = b.all
	for _, what := range append(lost, compareAll(t, []*busy{b, early})...) {
		t.Error(what)
	}
	s.isSound()
	if refusals == 0 {
		t.Error("nothing was refused any more: nothing was tried")
	}
	t.Logf("full after %d acknowledged, %d refused after that", full, refusals)
}

// untilBegun begins a sitting and answers an item of it.
func (b *busy) untilBegun(t *testing.T) {
	t.Helper()
	for range 2 {
		if err := b.step(); err != nil {
			t.Fatal(err)
		}
	}
}

// untilFull goes on until a form is refused for want of room, and returns how many were not.
func (b *busy) untilFull(t *testing.T) int {
	t.Helper()
	for range 400 { // an address may begin a class's worth of sittings
		err := b.beginsOne()
		for item := 0; item < 10 && err == nil; item++ {
			if err = b.answersOne(b.sitting); err == nil {
				b.acknowledged.Add(1)
			}
		}
		if err != nil {
			b.refusedForRoom(t, err)
			return int(b.acknowledged.Load())
		}
	}
	t.Fatal("it is never full")
	return 0
}

// refusedForRoom wants the refusal to be the one for want of room: a page with the time to come again.
func (b *busy) refusedForRoom(t *testing.T, err error) {
	t.Helper()
	var no *refused
	if !errors.As(err, &no) || no.status != http.StatusServiceUnavailable || no.header.Get("Retry-After") == "" {
		t.Fatalf("where there is no room: %v", err)
	}
}

// reads looks at pages, which need no room.
func (b *busy) reads(t *testing.T) {
	t.Helper()
	for _, path := range []string{"/" + b.quiz.ID + "/", "/results", "/sittings/" + b.all[0].id + "/review"} {
		if got, err := b.get(path); err != nil || got.status != http.StatusOK {
			t.Fatalf("%s: %d, %v", path, got.status, err)
		}
	}
}

// smallDisk is a directory on a disk of its own with little room.
func smallDisk(t *testing.T) (dir string) {
	t.Helper()
	if os.Geteuid() != 0 {
		missing(t, "a disk that is full is a small tmpfs here, and to mount one takes root")
	}
	dir = t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", dir).CombinedOutput(); err != nil {
		missing(t, "no tmpfs can be mounted: "+string(out))
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", "-l", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %s", out)
		}
	})
	return dir
}

// fillUp takes all the room that is left, and returns the file that has it.
func fillUp(t *testing.T, dir string) (ballast string) {
	t.Helper()
	file, err := os.Create(filepath.Join(dir, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for page := make([]byte, os.Getpagesize()); err == nil; {
		_, err = file.Write(page)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	return file.Name()
}

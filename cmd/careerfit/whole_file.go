package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// A wholeFile is a file that is there whole or not at all: it is made under a hidden name beside its own.
type wholeFile struct {
	name string
	// force replaces a file that is there.
	force bool
}

// write makes the file of what fill puts into it, and what check, which gets the draft's name, finds nothing wrong
// with. Only this user may read it.
func (w wholeFile) write(fill func(*os.File) error, check func(draft string) error) error {
	if err := w.mayBe(); err != nil {
		return err
	}
	dir := filepath.Dir(w.name)
	draft, err := os.CreateTemp(dir, w.draftName()+"*") // 0600
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %s to put the file into", dir)
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", w.name, err)
	}
	defer os.Remove(draft.Name())
	w.clear(draft)
	err = fill(draft)
	if err = errors.Join(err, draft.Close()); err != nil {
		return err
	}
	if err := check(draft.Name()); err != nil {
		return err
	}
	return w.place(draft.Name(), dir)
}

// draftName is how the names of the file's drafts begin.
func (w wholeFile) draftName() string { return "." + filepath.Base(w.name) + ".new-" }

// abandoned is how long nobody has written to a draft that was left by a command that was killed.
const abandoned = time.Hour

// clear removes what killed commands left of the file, as of when the new draft was made.
func (w wholeFile) clear(draft *os.File) {
	now, err := draft.Stat()
	if err != nil {
		return // then nothing can be told
	}
	for _, left := range w.drafts() {
		info, err := os.Lstat(left)
		if err == nil && now.ModTime().Sub(info.ModTime()) > abandoned {
			_ = os.Remove(left)
		}
	}
}

// drafts are the file's that lie beside it.
func (w wholeFile) drafts() (paths []string) {
	dir := filepath.Dir(w.name)
	files, _ := os.ReadDir(dir) // what cannot be listed stays
	for _, f := range files {
		if strings.HasPrefix(f.Name(), w.draftName()) {
			paths = append(paths, filepath.Join(dir, f.Name()))
		}
	}
	return paths
}

// mayBe says what keeps the name from being the file's. A device or a pipe would be gone, with all who use it.
func (w wholeFile) mayBe() error {
	if info, err := os.Stat(w.name); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no regular file, and stays as it is; choose a file, or write to standard output with - and send that there", w.name)
	}
	if _, err := os.Lstat(w.name); err == nil && !w.force {
		return w.taken()
	}
	return nil
}

func (w wholeFile) taken() error {
	return fmt.Errorf("%s is there already; choose another name, or replace it with --force", w.name)
}

// place gives the draft its name once all of it is on the disk.
func (w wholeFile) place(draft, dir string) error {
	if err := syncPath(draft); err != nil {
		return fmt.Errorf("cannot write %s: %w", w.name, err)
	}
	if err := w.rename(draft); err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // where a directory cannot be synced, and need not be
		return nil
	}
	return syncPath(dir)
}

// rename prefers a link, which never replaces a file; but not every file system has links.
func (w wholeFile) rename(draft string) error {
	if !w.force {
		if err := os.Link(draft, w.name); err == nil {
			return nil
		} else if errors.Is(err, fs.ErrExist) {
			return w.taken()
		}
	}
	if err := os.Rename(draft, w.name); err != nil {
		return fmt.Errorf("cannot write %s: %w", w.name, err)
	}
	return nil
}

func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// notTheData refuses to write over what the data directory keeps.
func notTheData(name, dataDir string) error {
	for _, own := range []string{databaseName, socketName} {
		if isSame(filepath.Join(dataDir, own), name) {
			return fmt.Errorf("%s is what the sittings are kept in; choose another name", name)
		}
	}
	return nil
}

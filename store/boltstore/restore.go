package boltstore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	berrors "go.etcd.io/bbolt/errors"

	"github.com/careerfit/careerfit/store"
)

// Restore makes the store at path what the backup is, and keeps the present file beside it, under a name
// with the time now, which it returns; "" where there was none.
//
// The backup is looked at as a whole first ([Store.Check]), in a copy, and refused when it is damaged
// (store.ErrDamaged) or by a newer version (store.ErrNewer); then nothing was changed. Nobody may hold the
// present file (store.ErrLocked), which may be damaged. A power cut leaves the present file or the restored
// one.
func Restore(path, backup string, now time.Time) (aside string, err error) {
	doing := fmt.Sprintf("restore %s to %s", backup, path)
	if path, err = behindLinks(path); err == nil {
		aside, err = restore(path, backup, now)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", doing, classify(err))
	}
	return aside, nil
}

func restore(path, backup string, now time.Time) (aside string, err error) {
	release, there, err := hold(path)
	if err != nil {
		return "", err
	}
	defer release()
	made, err := makeDir(filepath.Dir(path))
	defer func() {
		for _, dir := range made {
			_ = os.Remove(dir) // unless it holds something, such as the store
		}
	}()
	if err != nil {
		return "", err
	}
	d, err := newDraft(path, restoring)
	if err != nil {
		return "", err
	}
	defer d.remove()
	if err := d.takes(backup); err != nil {
		return "", fmt.Errorf("%w; nothing was changed", err)
	}
	if !there {
		return "", d.begin(path)
	}
	return d.supplant(path, now)
}

// takes fills the draft with a backup that is sound.
func (d draft) takes(backup string) error {
	if err := d.copyFrom(backup); err != nil {
		return err
	}
	return d.check()
}

// check looks at the draft as a whole.
func (d draft) check() error {
	if info, err := os.Stat(d.path); err != nil {
		return err
	} else if info.Size() == 0 { // bbolt would begin a new one
		return damaged("it is empty")
	}
	s, err := openFile(d.path, Options{})
	if err != nil {
		return backupError(err)
	}
	defer s.Close()
	first := ""
	report, err := s.Check(context.Background(), func(problem string) {
		if first == "" {
			first = problem
		}
	})
	if err == nil && report.Problems > 0 {
		err = damaged("%d problems, the first: %s", report.Problems, first)
	}
	return err
}

// backupError gives an error of opening a backup its kind: what is no error of the system is damage.
func backupError(err error) error {
	var system *fs.PathError
	if errors.Is(err, store.ErrNewer) || errors.As(err, &system) || errors.Is(classify(err), store.ErrFull) {
		return err
	}
	return damaged("%w", err)
}

// begin gives the draft the name path, where there was no file. Who made a store there meanwhile holds it,
// and has removed the draft.
func (d draft) begin(path string) error {
	err := place(d.path, path)
	if errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return openError(path, berrors.ErrTimeout)
	}
	return errors.Join(err, syncDir(filepath.Dir(path)))
}

// supplant gives the draft the name of the file at path, after that has got another one.
func (d draft) supplant(path string, now time.Time) (aside string, err error) {
	if err := d.resemble(path); err != nil {
		return "", err
	}
	if aside, err = keep(path, path+".before-restore-"+now.UTC().Format("20060102T150405Z")); err != nil {
		return "", err
	}
	_, err = d.replace(path)
	return aside, err
}

// keep gives the file at path a second name, which nothing has yet: the wanted one, or that with a number.
// There is a file at path all the time.
func keep(path, wanted string) (name string, err error) {
	name = wanted
	for n := 2; ; n++ {
		err := os.Link(path, name)
		if err == nil {
			return name, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return name, keepCopy(path, name)
		}
		name = fmt.Sprintf("%s-%d", wanted, n)
	}
}

// keepCopy is for where a file has one name only.
func keepCopy(path, name string) error {
	d, err := newDraft(path, restoring)
	if err != nil {
		return err
	}
	defer d.remove()
	if err := errors.Join(d.copyFrom(path), d.resemble(path)); err != nil {
		return err
	}
	_, err = d.replace(name)
	return err
}

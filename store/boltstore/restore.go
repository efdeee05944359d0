package boltstore

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/careerfit/careerfit/store"
)

// Restore makes the store at path what the backup is, and keeps the present file beside it, under a name
// with the time now, which it returns; "" where there was none.
//
// The backup is looked at as a whole first ([Store.Check]), in a copy, and refused when it is damaged
// (store.ErrDamaged) or by a newer version (store.ErrNewer). Nobody may hold the present file
// (store.ErrLocked), which may be damaged. A power cut leaves the present file or the restored one.
func Restore(path, backup string, now time.Time) (aside string, err error) {
	doing := fmt.Sprintf("restore %s to %s", backup, path)
	release, err := hold(path)
	if err != nil {
		return "", fmt.Errorf("%s: %w", doing, err)
	}
	defer release()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", fmt.Errorf("%s: %w", doing, err)
	}
	d, err := newDraft(path, restoring)
	if err != nil {
		return "", fmt.Errorf("%s: %w", doing, classify(err))
	}
	defer d.remove()
	if err := d.takes(backup); err != nil {
		return "", fmt.Errorf("%s: %w; nothing was changed", doing, classify(err))
	}
	aside, err = d.supplant(path, now)
	if err != nil {
		return "", fmt.Errorf("%s: %w", doing, classify(err))
	}
	return aside, nil
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

// supplant gives the draft the name of the file at path, after that has got another one.
func (d draft) supplant(path string, now time.Time) (aside string, err error) {
	aside = path + ".before-restore-" + now.UTC().Format("20060102T150405Z")
	err = keep(path, aside)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", errors.Join(os.Link(d.path, path), syncDir(filepath.Dir(path))) // not over one that was just made
	case err != nil:
		return "", err
	}
	_, err = d.replace(path)
	return aside, err
}

// keep gives the file at path a second name, which nothing has yet.
func keep(path, name string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	return os.Link(path, name)
}

package boltstore

import (
	"cmp"
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

// CheckBackup looks at a backup as a whole, as Restore does, and alters nothing. It refuses what Restore refuses, and one
// that another process writes to (store.ErrLocked).
func CheckBackup(ctx context.Context, backup string) (Report, error) {
	report, err := soundBackup(ctx, backup, Options{ReadOnly: true})
	if err != nil {
		return report, fmt.Errorf("check the backup %s: %w", backup, classify(err))
	}
	return report, nil
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
	file, err := os.Open(backup)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := d.copyFrom(file); err != nil {
		return err
	}
	return d.check()
}

// check looks at the draft as a whole.
func (d draft) check() error {
	_, err := soundBackup(context.Background(), d.path(), Options{openFile: d.open})
	return err
}

// soundBackup looks at a backup as a whole.
func soundBackup(ctx context.Context, backup string, opts Options) (Report, error) {
	if info, err := os.Stat(backup); err != nil {
		return Report{}, err
	} else if info.Size() == 0 { // bbolt would begin a new one
		return Report{}, damaged("it is empty")
	}
	s, err := openFile(backup, opts)
	if err != nil {
		return Report{}, backupError(err)
	}
	defer s.Close()
	first := ""
	report, err := s.Check(ctx, func(problem string) { first = cmp.Or(first, problem) })
	if err == nil && report.Problems > 0 {
		err = damaged("%s (the first of its problems; there are %d)", first, report.Problems)
	}
	return report, err
}

// backupError gives an error of opening a backup its kind: what is no error of the system is damage.
func backupError(err error) error {
	var system *fs.PathError
	if errors.Is(err, berrors.ErrTimeout) {
		return fmt.Errorf("%w: %w", store.ErrLocked, err)
	}
	if errors.Is(err, store.ErrNewer) || errors.As(err, &system) || errors.Is(classify(err), store.ErrFull) {
		return err
	}
	return damaged("%w", err)
}

// begin gives the draft the name path, where there was no file. Who made a store there meanwhile holds it,
// and has removed the draft.
func (d draft) begin(path string) error {
	err := d.belongWhereItIs()
	if err == nil {
		_, err = d.done()
	}
	if err == nil {
		err = place(d.path(), path)
	}
	if errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return openError(path, Options{}, berrors.ErrTimeout)
	}
	return errors.Join(err, syncDir(filepath.Dir(path)))
}

// supplant gives the draft the name of the file at path, after that has got another one.
func (d draft) supplant(path string, now time.Time) (aside string, err error) {
	was, err := os.Lstat(path)
	if err != nil {
		return "", err
	}
	if !was.Mode().IsRegular() { // it was when it was held
		return "", &fs.PathError{Op: "replace", Path: path, Err: errSwapped}
	}
	if err := d.resemble(was); err != nil {
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
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	d, err := newDraft(path, restoring)
	if err != nil {
		return err
	}
	defer d.remove()
	if err := errors.Join(d.copyFrom(file), d.resemble(info)); err != nil {
		return err
	}
	_, err = d.replace(name)
	return err
}

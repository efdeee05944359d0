package boltstore

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"github.com/careerfit/careerfit/store"
)

// classify gives the errors of bbolt and of the operating system the sentinel of store that they stand
// for; others it returns as they are.
func classify(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, berrors.ErrDatabaseNotOpen):
		return fmt.Errorf("%w: %w", store.ErrClosed, err)
	case errors.Is(err, berrors.ErrMaxSizeReached):
		return fmt.Errorf("%w: %w", store.ErrLimit, err)
	case noSpace(err):
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	case errors.Is(err, berrors.ErrInvalidMapping): // it was lost when the file grew
		return fmt.Errorf("%w: %w", store.ErrFailed, err)
	}
	return err
}

// noSpace reports whether the operating system refused for lack of space. Of an error in growing the file
// bbolt hands on the text alone.
func noSpace(err error) bool {
	for _, errno := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, errno) || strings.HasSuffix(err.Error(), errno.Error()) {
			return true
		}
	}
	return false
}

// A sentence says one error in words of its own, so that who started the server reads no chain.
type sentence struct {
	text  string
	kinds []error
}

func (s *sentence) Error() string   { return s.text }
func (s *sentence) Unwrap() []error { return s.kinds }

// openError says in one sentence why the file at path cannot be used as it is to be, and what to do.
func openError(path string, opts Options, err error) error {
	var system syscall.Errno
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return &sentence{path + " is in use by another careerfit process; stop it or choose another --data-dir",
			[]error{store.ErrLocked, err}}
	case errors.Is(err, store.ErrNewer):
		return fmt.Errorf("open the store %s: %w; start that version, or choose another --data-dir", path, err)
	case errors.Is(err, syscall.EROFS):
		return &sentence{path + " is on a medium that cannot be written; make that writable, or copy the file to another", []error{err}}
	case errors.Is(err, fs.ErrPermission) && opts.ReadOnly:
		return &sentence{path + " may not be read by this user; run this as the user to whom it belongs", []error{err}}
	case errors.Is(err, fs.ErrPermission):
		return &sentence{path + " may not be read and written by this user; run this as the user to whom it belongs", []error{err}}
	case errors.As(err, &system), errors.Is(classify(err), store.ErrFull):
		return fmt.Errorf("open the store %s: %w", path, classify(err))
	}
	// Neither the system nor another process is to blame, so the file is.
	mend := ": restore a backup, or choose another --data-dir"
	if opts.ReadOnly { // it may be a backup
		mend = ""
	}
	return damagedFile(path, err.Error()+"; it was left as it is"+mend, err)
}

func damagedFile(path, why string, err error) error {
	kinds := []error{store.ErrDamaged}
	if err != nil {
		kinds = append(kinds, err)
	}
	return &sentence{path + " is no careerfit store, or a damaged one: " + why, kinds}
}

func damaged(format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	if errors.Is(err, store.ErrDamaged) {
		return err
	}
	return fmt.Errorf("%w: %w", store.ErrDamaged, err)
}

// guard calls work and turns its panics into store.ErrDamaged: bbolt panics where a page is not what
// it should be, and a file that was cut short faults where it is mapped. What a caller gave is called
// through asIs: a caller's panic is no damage.
func guard(work func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch r := recover().(type) {
		case nil:
		case callers:
			panic(r.panicked)
		default:
			err = damaged("a page of the file cannot be read (%v)", r)
		}
	}()
	return work()
}

// callers is what a caller's own function panicked with.
type callers struct{ panicked any }

// asIs calls what a caller gave; its panic goes through guard.
func asIs(call func()) {
	defer func() {
		if r := recover(); r != nil {
			panic(callers{r})
		}
	}()
	call()
}

package boltstore

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"

	berrors "go.etcd.io/bbolt/errors"

	"github.com/careerfit/careerfit/store"
)

// Of an error in growing the file bbolt hands on the text alone.
func TestALackOfSpaceIsToldFromABrokenDisk(t *testing.T) {
	for want, errs := range map[error][]error{
		store.ErrFull: {
			syscall.ENOSPC, fmt.Errorf("write: %w", syscall.EDQUOT), berrors.ErrMaxSizeReached,
			fmt.Errorf("file resize error: %s", &errnoAt{syscall.EFBIG}), fmt.Errorf("file sync error: %s", &errnoAt{syscall.ENOSPC}),
		},
		store.ErrLimit:  {berrors.ErrMaxSizeReached},
		store.ErrFailed: {berrors.ErrInvalidMapping},
		store.ErrClosed: {berrors.ErrDatabaseNotOpen},
	} {
		for _, err := range errs {
			if !errors.Is(classify(err), want) {
				t.Errorf("%v is classified as %v", err, classify(err))
			}
		}
	}
	if err := classify(fmt.Errorf("file sync error: %s", syscall.EIO)); errors.Is(err, store.ErrFull) {
		t.Errorf("a broken disk is taken for a full one: %v", err)
	}
	if err := classify(syscall.ENOSPC); errors.Is(err, store.ErrLimit) {
		t.Errorf("a full disk is taken for a store that may not grow: %v", err)
	}
}

type errnoAt struct{ errno syscall.Errno }

func (e *errnoAt) Error() string { return "truncate careerfit.db: " + e.errno.Error() }

// Who may not open a file as they must is told so, and what mends it.
func TestWhatMayNotBeOpenedIsSaidInASentence(t *testing.T) {
	for words, c := range map[string]struct {
		errno syscall.Errno
		opts  Options
	}{
		"d.db may not be read by this user; run this as the user to whom it belongs":             {syscall.EACCES, Options{ReadOnly: true}},
		"d.db may not be read and written by this user; run this as the user to whom it belongs": {syscall.EPERM, Options{}},
		"d.db is on a medium that cannot be written; make that writable, or copy the file to":    {syscall.EROFS, Options{}},
	} {
		err := openError("d.db", c.opts, fmt.Errorf("open: %w", c.errno))
		if !errors.Is(err, c.errno) || !strings.HasPrefix(err.Error(), words) {
			t.Errorf("%v is told as %q", c.errno, err)
		}
	}
}

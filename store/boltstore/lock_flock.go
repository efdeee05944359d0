//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package boltstore

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"
)

// hold takes bbolt's lock of the file at path, without a look into it, so that nobody opens it until
// release is called. Where there is no file there is nothing to hold.
func hold(path string) (release func(), err error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return func() {}, nil
	}
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = openError(path, berrors.ErrTimeout)
		}
		return nil, err
	}
	return func() { _ = file.Close() }, nil
}

// abandon lets go of a file that bbolt opened, locked, mapped and then panicked over. Closing it is not
// enough: the mapping, which only bbolt could undo, would hold on to the lock.
func abandon(file *os.File) error {
	return errors.Join(syscall.Flock(int(file.Fd()), syscall.LOCK_UN), file.Close())
}

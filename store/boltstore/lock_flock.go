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
// release is called. Where there is no file (there is false) nothing is held.
func hold(path string) (release func(), there bool, err error) {
	for {
		file, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			return func() {}, false, nil
		}
		if err != nil {
			return nil, false, err
		}
		if err := lock(file); err != nil {
			_ = file.Close()
			return nil, false, openError(path, Options{}, err)
		}
		if at, _ := isAt(file, path); at { // nobody gave the name to another file meanwhile
			return func() { _ = file.Close() }, true, nil
		}
		_ = file.Close()
	}
}

// lock takes the lock, or returns bbolt's error for one that is held.
func lock(file *os.File) error {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return berrors.ErrTimeout
	}
	return err
}

// abandon lets go of a file that bbolt opened, locked, mapped and then panicked over. Closing it is not
// enough: the mapping, which only bbolt could undo, would hold on to the lock.
func abandon(file *os.File) error {
	return errors.Join(syscall.Flock(int(file.Fd()), syscall.LOCK_UN), file.Close())
}

//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package boltstore

import (
	"errors"
	"io/fs"
	"os"

	berrors "go.etcd.io/bbolt/errors"
)

// hold makes sure that nobody holds the file at path, and reports whether there is one. Here a file that is
// held could not be given another name, so it is let go of at once.
func hold(path string) (release func(), there bool, err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return func() {}, false, nil
	}
	s, err := openFile(path, Options{})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, true, openError(path, Options{}, err)
	}
	if err != nil {
		return func() {}, true, nil // what is damaged is held by nobody
	}
	return func() {}, true, s.Close()
}

// abandon lets go of a file that bbolt opened, locked and then panicked over. Here a lock ends with its
// handle.
func abandon(file *os.File) error { return file.Close() }

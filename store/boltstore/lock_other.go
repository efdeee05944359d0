//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package boltstore

import (
	"errors"
	"os"

	berrors "go.etcd.io/bbolt/errors"
)

// hold makes sure that nobody holds the file at path. Here a file that is held could not be given another
// name, so it is let go of at once.
func hold(path string) (release func(), err error) {
	s, err := openFile(path, Options{})
	if errors.Is(err, berrors.ErrTimeout) {
		return nil, openError(path, err)
	}
	if err != nil {
		return func() {}, nil // what is absent or damaged is held by nobody
	}
	return func() {}, s.Close()
}

// abandon lets go of a file that bbolt opened, locked and then panicked over. Here a lock ends with its
// handle.
func abandon(file *os.File) error { return file.Close() }

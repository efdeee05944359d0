//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package boltstore

import (
	"errors"
	"os"
	"syscall"
)

// abandon lets go of a file that bbolt opened, locked, mapped and then panicked over. Closing it is not
// enough: the mapping, which only bbolt could undo, would hold on to the lock.
func abandon(file *os.File) error {
	return errors.Join(syscall.Flock(int(file.Fd()), syscall.LOCK_UN), file.Close())
}

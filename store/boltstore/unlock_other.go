//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package boltstore

import "os"

// abandon lets go of a file that bbolt opened, locked and then panicked over. Here a lock ends with its
// handle.
func abandon(file *os.File) error { return file.Close() }

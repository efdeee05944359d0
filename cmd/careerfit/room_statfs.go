//go:build linux || darwin || freebsd

package main

import "syscall"

// freeBytes is how much of the disk behind a directory its users may still fill.
func freeBytes(dir string) (n int64, known bool) {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		return 0, false
	}
	return int64(disk.Bavail) * int64(disk.Bsize), true // #nosec G115 -- far below 63 bits; the types differ by system
}

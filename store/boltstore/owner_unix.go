//go:build unix

package boltstore

import (
	"os"
	"syscall"
)

// giveTo makes a file belong to whom the other one belongs to: an administrator who compacts or restores must not lock
// out the server.
func giveTo(file *os.File, like os.FileInfo) error {
	stat, ok := like.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	return file.Chown(int(stat.Uid), int(stat.Gid))
}

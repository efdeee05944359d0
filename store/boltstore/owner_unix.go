//go:build unix

package boltstore

import (
	"os"
	"syscall"
)

// giveTo makes the file at path belong to whom the other one belongs to: an administrator who compacts or
// restores must not lock out the server.
func giveTo(path string, like os.FileInfo) error {
	stat, ok := like.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	return os.Chown(path, int(stat.Uid), int(stat.Gid))
}

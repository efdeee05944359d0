package main

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// enough is how many bytes must be free before a shortage counts as over; the database file grows by as many at once.
const enough = 1 << 20

// A room tells without a write whether a database that was full can take answers again.
type room struct {
	stats func() boltstore.Stats
	limit byteSize // 0 is none
	dir   string
}

// again reports whether there is room, after a write met with the cause. Of quotas nobody knows, nor of the disk on some
// systems: there the next write tells.
func (r room) again(cause error) bool {
	// Of some errors bbolt hands on the text alone.
	full := errors.Is(cause, syscall.ENOSPC) || strings.HasSuffix(cause.Error(), syscall.ENOSPC.Error())
	if !full && !errors.Is(cause, store.ErrLimit) {
		return false
	}
	disk, known := freeBytes(r.dir)
	return known && disk >= enough && r.withinLimit()
}

// withinLimit reports whether --max-db leaves room: free pages, and whole steps by which the file may grow.
func (r room) withinLimit() bool {
	stats := r.stats()
	return r.limit == 0 || (int64(r.limit)-stats.FileBytes)/enough*enough+stats.FreeBytes >= enough
}

func (f serveFlags) room(st *boltstore.Store) room {
	dir := f.dataDir
	if file, err := filepath.EvalSymlinks(f.database()); err == nil {
		dir = filepath.Dir(file)
	}
	return room{st.Stats, f.maxDB, dir}
}

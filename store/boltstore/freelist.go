package boltstore

import (
	"cmp"
	"context"
	"os"
	"time"

	bolt "go.etcd.io/bbolt"
)

// mostListed is up to how many free pages are listed in the file by every transaction; 8 bytes each. Beyond
// that, as after a large sweep, the list would cost a taker more than the answer does, and is written
// only when the store is closed. After a crash bbolt then has to look at every page for those that are
// free; see lookOver.
//
// Measured without syncs, a transaction of one change takes 15 µs with few free pages; with 34,000 of
// them 380 µs if they are listed, and 10 µs if they are not, where bbolt keeps them in a map. In an array,
// its default, it takes 340 and 180 µs, for it goes through all of them each time.
const (
	mostListed   = 1024
	freelistType = bolt.FreelistMapType
)

// listFree says whether the transaction that was begun will list the free pages. Those that are kept for
// somebody who reads do not count: there are none of them to give out. Only who writes may call it.
func (w *writer) listFree() {
	w.access.db.NoFreelistSync = w.access.db.Stats().FreePageN > w.mostListed
}

// listAll lists the free pages if the last transaction did not. It is the last of all. Where it fails the
// file is as good, but takes longer to open.
func (w *writer) listAll() {
	if w.gaveUp() || !w.unlisted() {
		return
	}
	_ = guard(func() error {
		tx, err := w.access.write()
		if err != nil {
			return err
		}
		defer tx.Rollback() // nothing once it was committed
		w.access.db.NoFreelistSync = false
		return w.access.commit(tx, w.sentry.commit)
	})
}

// unlisted reports whether the file is without a list of its free pages.
func (w *writer) unlisted() (so bool) {
	_ = w.access.view(func(tx *bolt.Tx) error { so = headOf(tx).freelist == noFreelist; return nil })
	return so
}

// lookOver looks at every page of a file that is not held and has no list of free pages, and returns the
// first problem. bbolt would meet with that in a goroutine where nobody could recover, and take the
// process with it.
func lookOver(path string, timeout time.Duration) error {
	if listsFree(path) {
		return nil
	}
	var file *os.File
	defer func() { _ = abandon(file) }() // an error unless bbolt panicked, for it has closed the file then
	db, err := bolt.Open(path, 0o600, &bolt.Options{
		ReadOnly: true, Timeout: cmp.Or(timeout, time.Second),
		OpenFile: func(name string, flag int, mode os.FileMode) (_ *os.File, err error) {
			file, err = os.OpenFile(name, flag, mode)
			return file, err
		},
	})
	if err != nil {
		return err
	}
	a, err := newAccess(db)
	defer func() { _ = a.close(func() error { return nil }) }() // of the file abandon lets go
	if err != nil {
		return err
	}
	return a.view(func(tx *bolt.Tx) error {
		h := headOf(tx)
		if err := checkFile(tx, file); err != nil || h.freelist != noFreelist {
			return err
		}
		return soundTree(context.Background(), h, file)
	})
}

// listsFree reports whether both heads of the file are sound and have a list of the free pages, and no page is missing at
// the end, where that list may be. It needs no lock: where another process is writing, the file will not be opened.
func listsFree(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	first, ok := headAt(file, 0)
	second, ok2 := headAt(file, int64(first.pageSize))
	info, err := file.Stat()
	if !ok || !ok2 || err != nil || first.pageSize == 0 {
		return false
	}
	there := uint64(info.Size()) / uint64(first.pageSize) // #nosec G115 -- lengths
	return there >= max(first.pages, second.pages) && first.freelist != noFreelist && second.freelist != noFreelist
}

package boltstore

import (
	"context"
	"io"
	"log"
	"os"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"
)

// A sentry is whom bbolt tells of errors. In a commit that is before bbolt takes the transaction back, for
// which it follows all pages where the free ones are not listed, in a goroutine where nobody could recover.
// So the pages are looked at first, and a bad one breaks the commit off.
type sentry struct {
	bolt.Logger // keeps nothing
	file        *os.File
	page        int64 // bytes of a page
	committing  atomic.Bool
}

func newSentry() *sentry {
	return &sentry{Logger: &bolt.DefaultLogger{Logger: log.New(io.Discard, "", 0)}}
}

// commit commits; it panics where that failed and a page is bad.
func (s *sentry) commit(tx *bolt.Tx) error {
	s.committing.Store(true)
	defer s.committing.Store(false)
	return tx.Commit()
}

// Errorf is bbolt's word of an error; of one failure there may be several.
func (s *sentry) Errorf(string, ...any) {
	if !s.committing.CompareAndSwap(true, false) {
		return
	}
	h := newestHead(s.file, s.page)
	if h.freelist != noFreelist {
		return
	}
	if err := soundTree(context.Background(), h, s.file); err != nil {
		panic(err)
	}
}

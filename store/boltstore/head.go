package boltstore

import (
	"encoding/binary"
	"errors"
	"hash/fnv"

	bolt "go.etcd.io/bbolt"
)

// The layout of bbolt's pages, in the byte order of the machine. A page begins with its own number (8
// bytes), kind (2), count of elements (2) and how many pages it goes on for (4); what a head holds stands
// behind that.
const (
	pageHead = 16

	kindBranch   = 0x01
	kindLeaf     = 0x02
	kindFreelist = 0x10

	headSize = 64
	// noFreelist stands for the number of the page with the free pages when that was not written.
	noFreelist = ^uint64(0)
)

// A head is what a transaction sees of the file: where the tree begins and where the file ends.
type head struct {
	pageSize int
	root     uint64 // page of the bucket of buckets
	freelist uint64 // page that lists the free ones, or noFreelist
	pages    uint64 // how many there are
}

var errEnough = errors.New("the head is all that was wanted")

// headOf returns the head that the transaction began with: the first page of what bbolt would copy. In
// the file itself it may have been written over by now.
func headOf(tx *bolt.Tx) head {
	var first firstPage
	_, _ = tx.WriteTo(&first) // always errEnough
	b := first.page[pageHead:]
	return head{
		pageSize: len(first.page),
		root:     binary.NativeEndian.Uint64(b[16:]),
		freelist: binary.NativeEndian.Uint64(b[32:]),
		pages:    binary.NativeEndian.Uint64(b[40:]),
	}
}

type firstPage struct{ page []byte }

func (f *firstPage) Write(page []byte) (int, error) {
	f.page = append(f.page, page...)
	return 0, errEnough
}

// soundHead reports whether a page is a head that was written whole.
func soundHead(page []byte) bool {
	b := page[pageHead:]
	sum := fnv.New64a()
	_, _ = sum.Write(b[:headSize-8])
	return sum.Sum64() == binary.NativeEndian.Uint64(b[headSize-8:])
}

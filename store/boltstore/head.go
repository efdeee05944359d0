package boltstore

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"

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
	tx       uint64 // the transaction that wrote it
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
	return parseHead(first.page)
}

type firstPage struct{ page []byte }

func (f *firstPage) Write(page []byte) (int, error) {
	f.page = append(f.page, page...)
	return 0, errEnough
}

// newestHead reads what the next transaction will see, from a file with pages of so many bytes; the zero
// head where neither is sound.
func newestHead(file io.ReaderAt, page int64) (newest head) {
	for n := range int64(2) {
		if h, ok := headAt(file, n*page); ok && h.tx >= newest.tx {
			newest = h
		}
	}
	return newest
}

// headAt reads a head; false if it was not written whole.
func headAt(file io.ReaderAt, offset int64) (head, bool) {
	b := make([]byte, pageHead+headSize)
	if _, err := file.ReadAt(b, offset); err != nil || !soundHead(b) {
		return head{}, false
	}
	return parseHead(b), true
}

func parseHead(page []byte) head {
	b := page[pageHead:]
	return head{
		pageSize: int(binary.NativeEndian.Uint32(b[8:])),
		root:     binary.NativeEndian.Uint64(b[16:]),
		freelist: binary.NativeEndian.Uint64(b[32:]),
		pages:    binary.NativeEndian.Uint64(b[40:]),
		tx:       binary.NativeEndian.Uint64(b[48:]),
	}
}

// soundHead reports whether a page is a head that was written whole.
func soundHead(page []byte) bool {
	b := page[pageHead:]
	sum := fnv.New64a()
	_, _ = sum.Write(b[:headSize-8])
	return sum.Sum64() == binary.NativeEndian.Uint64(b[headSize-8:])
}

package boltstore

import (
	"encoding/binary"
	"math"
)

const (
	elementSize = 16
	bucketHead  = 16 // number of the first page, and a counter that nobody uses here
	flagBucket  = 0x01
)

// An element is one entry of a page: a key with the page below it, or with its value.
type element struct {
	key, value []byte
	page       uint64
	bucket     bool
}

func parsePage(b []byte) (*page, bool) {
	if len(b) < pageHead {
		return nil, false
	}
	return &page{
		number: binary.NativeEndian.Uint64(b),
		kind:   binary.NativeEndian.Uint16(b[8:]),
		count:  int(binary.NativeEndian.Uint16(b[10:])),
		bytes:  b,
	}, true
}

// elements returns what stands in a page of the tree, unless some of it lies outside the page or out of
// order: then the page was damaged, and it leads nowhere.
func (c *pageCheck) elements(where string, p *page, keys span) ([]element, bool) {
	all := make([]element, p.count)
	var before []byte
	for i := range all {
		e, ok := p.element(i)
		if !ok {
			c.problem("page %d (%s): entry %d of %d lies outside of it", p.number, where, i+1, p.count)
			return nil, false
		}
		if !keys.holds(e.key, before) {
			c.problem("page %d (%s): entry %d of %d, key %.40x, is out of order", p.number, where, i+1, p.count, e.key)
			return nil, false
		}
		all[i], before = e, e.key
	}
	return all, true
}

// element reads entry i. Both kinds have 16 bytes: of a branch where the key is, counted from the entry,
// how long it is, and the page; of a leaf what the value is, where key and value are, and how long.
func (p *page) element(i int) (element, bool) {
	at := pageHead + i*elementSize
	if at+elementSize > len(p.bytes) {
		return element{}, false
	}
	b := p.bytes[at:]
	if p.kind == kindBranch {
		key, ok := part(b, u32(b), 0, u32(b[4:]))
		return element{key: key, page: binary.NativeEndian.Uint64(b[8:])}, ok
	}
	key, ok := part(b, u32(b[4:]), 0, u32(b[8:]))
	value, ok2 := part(b, u32(b[4:]), u32(b[8:]), u32(b[12:]))
	return element{key: key, value: value, bucket: u32(b)&flagBucket != 0}, ok && ok2
}

// part returns length bytes from at+skip on, if there are so many. None of the three is more than 32 bits.
func part(b []byte, at, skip, length uint64) ([]byte, bool) {
	from, to := at+skip, at+skip+length
	if to > uint64(len(b)) || to > math.MaxInt {
		return nil, false
	}
	return b[from:to:to], true
}

func u32(b []byte) uint64 { return uint64(binary.NativeEndian.Uint32(b)) }

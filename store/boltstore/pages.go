package boltstore

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"io"
)

const (
	// deepest is how many pages may lie one below the other; a sound tree of that height would not fit
	// on any disk.
	deepest = 32
	// longest is how many bytes a page may have with those that continue it, beside 8 for each page of the
	// file, which may be free and listed. The largest value is a questionnaire, made of 4 MiB at most.
	longest = 64 << 20
)

// A pageCheck looks at every page of the file as a transaction sees it. It reads them from the file
// and takes nothing for granted, where bbolt's own check follows the pages through the mapped file, in a
// goroutine of its own, and takes the process with it when one of them leads astray.
type pageCheck struct {
	ctx  context.Context
	file io.ReaderAt
	head head
	seen []bool // by number: the page is in use
	used int64
	tell func(string)
}

// A page is one with those that continue it.
type page struct {
	number uint64
	kind   uint16
	count  int
	bytes  []byte
}

// A span is which keys may stand in a page: from the first one on and before the end; nil is no end.
type span struct{ from, end []byte }

// checkTree tells every problem with the pages that hold what is kept.
func checkTree(ctx context.Context, h head, file io.ReaderAt, tell func(string)) (*pageCheck, error) {
	c := &pageCheck{ctx: ctx, file: file, head: h, tell: tell, used: 2}
	c.seen = make([]bool, c.head.pages)
	c.seen[0], c.seen[1] = true, true // both heads
	return c, c.tree("the list of buckets", c.head.root, span{}, 0)
}

// soundTree returns the first problem with the pages that hold what is kept.
func soundTree(ctx context.Context, h head, file io.ReaderAt) error {
	var first error
	_, err := checkTree(ctx, h, file, func(problem string) {
		if first == nil {
			first = damaged("%s", problem)
		}
	})
	return cmp.Or(err, first)
}

// checkRest tells every problem with the other pages, which cost nothing that is kept.
func (c *pageCheck) checkRest() error {
	for n := range uint64(2) {
		if err := c.checkHead(n); err != nil {
			return err
		}
	}
	return c.freePages()
}

// checkHead looks at one of both heads, which are written in turn. Reading may meet with the writing.
func (c *pageCheck) checkHead(n uint64) error {
	for range 3 {
		b, err := c.read(n, 1)
		if err != nil || soundHead(b) {
			return err
		}
	}
	c.problem("page %d, one of both heads of the file, is damaged; the last change before that may be lost", n)
	return nil
}

// tree looks at the page and at all below it.
func (c *pageCheck) tree(where string, number uint64, keys span, depth int) error {
	if depth > deepest {
		c.problem("page %d (%s): more than %d pages lie one below the other", number, where, deepest)
		return nil
	}
	p, err := c.take(where, number)
	if err != nil || p == nil {
		return err
	}
	switch p.kind {
	case kindBranch:
		return c.branch(where, p, keys, depth)
	case kindLeaf:
		return c.leaf(where, p, keys, depth)
	}
	c.problem("page %d (%s): it is of no kind that belongs here (%#x)", number, where, p.kind)
	return nil
}

// branch looks at a page of pages. Each begins with the key that stands here.
func (c *pageCheck) branch(where string, p *page, keys span, depth int) error {
	if p.count == 0 {
		c.problem("page %d (%s): it leads nowhere", p.number, where)
	}
	elements, ok := c.elements(where, p, keys)
	if !ok {
		return nil
	}
	for i, e := range elements {
		below := span{e.key, keys.end}
		if i+1 < len(elements) {
			below.end = elements[i+1].key
		}
		if err := c.tree(where, e.page, below, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// leaf looks at a page of keys and values, some of which may be buckets.
func (c *pageCheck) leaf(where string, p *page, keys span, depth int) error {
	elements, ok := c.elements(where, p, keys)
	if !ok {
		return nil
	}
	for _, e := range elements {
		if !e.bucket {
			continue
		}
		if err := c.bucket(e, depth); err != nil {
			return err
		}
	}
	return nil
}

// bucket looks at a bucket: its value is the number of its first page, or, if that is 0, the page
// itself behind it.
func (c *pageCheck) bucket(e element, depth int) error {
	where := fmt.Sprintf("bucket %.40q", e.key)
	if len(e.value) < bucketHead {
		c.problem("%s: its head is cut short", where)
		return nil
	}
	if root := binary.NativeEndian.Uint64(e.value); root != 0 {
		return c.tree(where, root, span{}, depth+1)
	}
	p, ok := parsePage(e.value[bucketHead:])
	if !ok || p.kind != kindLeaf {
		c.problem("%s: what it holds cannot be read", where)
		return nil
	}
	return c.leaf(where, p, span{}, depth+1)
}

// take reads a page with those that continue it, and notes that it is in use; nil if it is not what it
// should be.
func (c *pageCheck) take(where string, number uint64) (*page, error) {
	if number < 2 || number >= c.head.pages {
		c.problem("page %d (%s): there is none of this number, the last is %d", number, where, c.head.pages-1)
		return nil, nil
	}
	first, err := c.read(number, 1)
	if err != nil {
		return nil, err
	}
	more := uint64(binary.NativeEndian.Uint32(first[12:]))
	if own := binary.NativeEndian.Uint64(first); own != number || more >= min(c.head.pages-number, c.longest()) {
		c.problem("page %d (%s): it was written over (it says that it is page %d, and goes on for %d)", number, where, own, more)
		return nil, nil
	}
	if !c.claim(where, number, more+1) {
		return nil, nil
	}
	whole, err := c.read(number, more+1)
	if err != nil {
		return nil, err
	}
	p, _ := parsePage(whole)
	return p, nil
}

// longest is how many pages may be one.
func (c *pageCheck) longest() uint64 {
	return (longest + 8*c.head.pages) / uint64(c.head.pageSize) // #nosec G115 -- a length
}

// claim notes that pages are in use, each for one thing only.
func (c *pageCheck) claim(where string, number, n uint64) bool {
	for i := number; i < number+n; i++ {
		if c.seen[i] {
			c.problem("page %d (%s): it is in use for something else, too", i, where)
			return false
		}
		c.seen[i] = true
		c.used++
	}
	return true
}

func (c *pageCheck) read(number, n uint64) ([]byte, error) {
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	b := make([]byte, n*uint64(c.head.pageSize))                     // #nosec G115 -- a length
	_, err := c.file.ReadAt(b, int64(number)*int64(c.head.pageSize)) // #nosec G115 -- a page within the file
	if err != nil {
		return nil, fmt.Errorf("read page %d: %w", number, err)
	}
	return b, nil
}

func (c *pageCheck) problem(format string, args ...any) { c.tell(fmt.Sprintf(format, args...)) }

// holds reports whether the key may stand here behind the one before.
func (s span) holds(key, before []byte) bool {
	if before != nil && bytes.Compare(before, key) >= 0 {
		return false
	}
	return bytes.Compare(key, s.from) >= 0 && (s.end == nil || bytes.Compare(key, s.end) < 0)
}

package boltstore

import "encoding/binary"

// freePages compares the list of free pages with those in use: together they are all there are. Where no
// list was written, bbolt takes for free whatever is not in use.
func (c *pageCheck) freePages() error {
	const where = "the list of free pages"
	if c.head.freelist == noFreelist {
		return nil
	}
	p, err := c.take(where, c.head.freelist)
	if err != nil || p == nil {
		return err
	}
	numbers, ok := p.numbers()
	if p.kind != kindFreelist || !ok {
		c.problem("page %d (%s): it cannot be read", p.number, where)
		return nil
	}
	free := make([]bool, len(c.seen))
	for _, n := range numbers {
		switch {
		case n < 2 || n >= c.head.pages:
			c.problem("page %d is listed as free, and there is none of this number", n)
		case c.seen[n]:
			c.problem("page %d is in use, and listed as free: what it holds may be written over", n)
		case free[n]:
			c.problem("page %d is listed as free twice: it may be given out twice", n)
		default:
			free[n] = true
		}
	}
	c.lost(free)
	return nil
}

// lost tells of pages that are neither in use nor free.
func (c *pageCheck) lost(free []bool) {
	n, first := 0, 0
	for i := range free {
		if free[i] || c.seen[i] {
			continue
		}
		if n++; n == 1 {
			first = i
		}
	}
	if n > 0 {
		c.problem("%d pages, from page %d on, are neither in use nor free; compacting gives them back", n, first)
	}
}

// numbers returns the numbers in a page of free pages. There may be more than the count can tell: then it
// is the largest one, and the first number is the count.
func (p *page) numbers() ([]uint64, bool) {
	b, n := p.bytes[pageHead:], uint64(p.count) // #nosec G115 -- it was 16 bits
	if n == 0xffff && len(b) >= 8 {
		n, b = binary.NativeEndian.Uint64(b), b[8:]
	}
	if n > uint64(len(b)/8) {
		return nil, false
	}
	all := make([]uint64, n)
	for i := range all {
		all[i] = binary.NativeEndian.Uint64(b[8*i:])
	}
	return all, true
}

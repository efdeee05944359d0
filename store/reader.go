package store

import (
	"encoding/binary"
	"fmt"
)

// A reader takes a record apart from its front. After the first error it reads nothing but zeros, so
// that the layout can be read off the code that uses it, and the error be looked at once.
type reader struct {
	rest []byte
	err  error
}

// fail keeps the first error and drops the rest.
func (r *reader) fail(err error) {
	if r.err == nil {
		r.rest, r.err = nil, err
	}
}

func (r *reader) damaged(format string, args ...any) {
	r.fail(fmt.Errorf("%w: "+format, append([]any{ErrDamaged}, args...)...))
}

// take returns the next n bytes, which are still the record's.
func (r *reader) take(n int, what string) []byte {
	if n > len(r.rest) {
		r.damaged("it ends within the %s", what)
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) byte(what string) byte {
	if b := r.take(1, what); len(b) == 1 {
		return b[0]
	}
	return 0
}

// uvarint reads a number from 0 to most in its shortest form.
func (r *reader) uvarint(what string, most uint64) uint64 {
	u, n := binary.Uvarint(r.rest)
	switch {
	case n <= 0 || n > 1 && r.rest[n-1] == 0:
		r.damaged("the %s is no number in its shortest form", what)
		return 0
	case u > most:
		r.damaged("the %s (%d) is more than %d", what, u, most)
		return 0
	}
	r.rest = r.rest[n:]
	return u
}

// count reads a number from 0 to most, which is some length or position.
func (r *reader) count(what string, most int32) int {
	return int(r.number(what, uint32(most))) // #nosec G115 -- a constant, at least 0
}

// number reads a number from 0 to most, which fits 32 bits.
func (r *reader) number(what string, most uint32) uint32 {
	return uint32(r.uvarint(what, uint64(most))) // #nosec G115 -- at most most
}

// millis reads a time or a span, in milliseconds from 0 to maxMillis.
func (r *reader) millis(what string) int64 {
	return int64(r.uvarint(what, maxMillis)) // #nosec G115 -- at most maxMillis
}

func (r *reader) varint(what string) int64 { return unzigzag(r.uvarint(what, 1<<64-1)) }

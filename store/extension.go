package store

import (
	"bytes"
	"encoding/binary"
	"math"

	"github.com/careerfit/careerfit/quiz"
)

// An Extension is a field that was added to records after version 1 was settled. Whoever does not
// know its tag carries it along unread.
type Extension struct {
	// Tag says what it is. In a record tags ascend, so each is there once.
	Tag   uint64
	Value []byte
}

// The tags that are taken. One is never used for anything else, and 0 stays free.
//
//	tag  value          meaning
//	1    uvarint        how often the return code was replaced; left out while it never was
//	2    uvarints, one  positions of the items in the order in which they were put, each once, where
//	     or more        a short form chose it; left out where it is the author's
//	3    uvarint, then  how many share links were ever made, left out while none was; then those that
//	     each link      are there, by ascending number: number uvarint, hash of the secret 32 bytes, made
//	                    uvarint (Unix time in milliseconds), lifetime uvarint (milliseconds, 1 or more),
//	                    1 byte: 1 with answers, 0 without
const (
	tagCodeSerial = 1
	tagAsked      = 2
	tagShares     = 3
)

// lastKnownTag is the highest tag that this version reads itself.
const lastKnownTag = tagShares

// checkExtra refuses extensions that are not in order, and those that a session's own fields make.
func checkExtra(extra []Extension) error {
	last := uint64(lastKnownTag)
	for _, e := range extra {
		if e.Tag <= last {
			return invalid("tag %d of an extension follows %d", e.Tag, last)
		}
		last = e.Tag
	}
	return nil
}

func appendExtensions(b []byte, s *quiz.Session, extra []Extension) []byte {
	if s.CodeSerial > 0 {
		b = appendExtension(b, Extension{tagCodeSerial, binary.AppendUvarint(nil, uint64(s.CodeSerial))})
	}
	if s.Ordered() {
		var value []byte
		for _, item := range s.Asked {
			value = appendCount(value, item)
		}
		b = appendExtension(b, Extension{tagAsked, value})
	}
	if s.SharesMade > 0 {
		b = appendExtension(b, Extension{tagShares, sharesValue(s)})
	}
	for _, e := range extra {
		b = appendExtension(b, e)
	}
	return b
}

func appendExtension(b []byte, e Extension) []byte {
	b = binary.AppendUvarint(b, e.Tag)
	b = appendCount(b, len(e.Value))
	return append(b, e.Value...)
}

// readExtensions sets what the known extensions say in the session, and returns the others.
func readExtensions(r *reader, s *quiz.Session) []Extension {
	var extra []Extension
	last := uint64(0)
	for len(r.rest) > 0 && r.err == nil {
		tag := r.uvarint("tag", math.MaxUint64)
		value := bytes.Clone(r.take(r.count("length of an extension", math.MaxInt32), "extension"))
		if tag <= last {
			r.damaged("tag %d of an extension follows %d", tag, last)
		}
		last = tag
		switch tag {
		case tagCodeSerial:
			s.CodeSerial = readSerial(r, value)
		case tagAsked:
			s.Asked = readAsked(r, value, len(s.Marks))
		case tagShares:
			readShares(r, value, s)
		default:
			extra = append(extra, Extension{tag, value})
		}
	}
	return extra
}

func readSerial(r *reader, value []byte) uint32 {
	inner := &reader{rest: value}
	serial := inner.number("number of the return code", math.MaxUint32)
	switch {
	case inner.err != nil:
		r.fail(inner.err)
	case serial == 0 || len(inner.rest) > 0:
		r.damaged("the number of the return code is not in its one form")
	}
	return serial
}

// readAsked reads the order of a short form to the end of the value, so that there is no count to
// disagree with it.
func readAsked(r *reader, value []byte, marks int) []int {
	inner := &reader{rest: value}
	var asked []int
	for len(inner.rest) > 0 {
		asked = append(asked, inner.count("position of an item", MaxMarks))
	}
	switch _, err := putOf(asked, marks); {
	case inner.err != nil:
		r.fail(inner.err)
	case err != nil:
		r.damaged("%v", err)
	case len(asked) == 0:
		r.damaged("a short form that puts no item")
	}
	return asked
}

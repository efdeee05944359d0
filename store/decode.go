package store

import (
	"fmt"
	"slices"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// DecodeSession reads the record of the session with the id, and the extensions that this version
// knows nothing of. Nothing of the record is shared with what is returned. A record of a later
// version is [ErrNewer]; one that [EncodeSession] could not have written is [ErrDamaged].
//
// It holds a record to its layout, not to today's [CheckSession]: what was sound when it was written
// stays readable when limits change. An item that is reached, but was never put by the short form, was
// answered under an older version, which carries the order along unread; it is put behind the others, so
// that the session can be gone on with.
func DecodeSession(id string, record []byte) (*quiz.Session, []Extension, error) {
	s, extra, err := decodeRecord(id, record)
	if err != nil || !s.Ordered() {
		return s, extra, err
	}
	for item, m := range s.Marks {
		if m.Reached() && !slices.Contains(s.Asked, item) {
			s.Asked = append(s.Asked, item)
		}
	}
	return s, extra, nil
}

// decodeRecord reads exactly what is written.
func decodeRecord(id string, record []byte) (*quiz.Session, []Extension, error) {
	r := &reader{rest: record}
	if v := r.byte("version"); r.err == nil && v != recordVersion {
		r.fail(badVersion(v))
	}
	s := &quiz.Session{ID: id}
	copy(s.Digest[:], r.take(len(s.Digest), "digest"))
	copy(s.Code[:], r.take(len(s.Code), "return code"))
	readTimes(r, s)
	s.Owners = readOwners(r)
	s.Marks = readMarks(r)
	extra := readExtensions(r, s)
	if r.err != nil {
		return nil, nil, fmt.Errorf("record of session %s: %w", id, r.err)
	}
	return s, extra, nil
}

func badVersion(v byte) error {
	if v > recordVersion {
		return fmt.Errorf("%w: version %d, this one reads up to %d", ErrNewer, v, recordVersion)
	}
	return fmt.Errorf("%w: there is no version %d", ErrDamaged, v)
}

func readTimes(r *reader, s *quiz.Session) {
	started := r.millis("start")
	at := func(what string, after int64) time.Time {
		// Both are far from the ends of int64: after is checked before it is added.
		if after < -maxMillis || after > maxMillis || started+after < 0 || started+after > maxMillis {
			r.damaged("%s is out of range", what)
			return time.Time{}
		}
		return time.UnixMilli(started + after).UTC()
	}
	s.Started = at("start", 0)
	s.Changed = at("last change", r.varint("last change"))
	s.Seen = at("last visit", r.varint("last visit"))
	if f := r.uvarint("end", 1+zigzag(maxMillis)); f > 0 {
		s.Finished = at("end", unzigzag(f-1))
	}
}

func readOwners(r *reader) []quiz.SecretHash {
	n := int(r.byte("number of owners"))
	raw := r.take(n*len(quiz.SecretHash{}), "owners")
	if len(raw) == 0 {
		return nil
	}
	owners := make([]quiz.SecretHash, n)
	for i := range owners {
		copy(owners[i][:], raw[i*len(owners[i]):])
	}
	return owners
}

func readMarks(r *reader) []quiz.Mark {
	n := r.count("number of marks", MaxMarks)
	if n > len(r.rest) { // before space is made for them: a mark is a byte at least
		r.damaged("%d marks do not fit", n)
	}
	if r.err != nil || n == 0 {
		return nil
	}
	marks, single := make([]quiz.Mark, n), make([]int, n)
	for i := range marks {
		marks[i] = readMark(r, single[i:i+1:i+1])
	}
	return marks
}

// readMark reads a mark, into single if it is one option: most are, and share one allocation.
func readMark(r *reader, single []int) quiz.Mark {
	switch kind := r.byte("mark"); kind {
	case markNone:
		return quiz.Mark{}
	case markSkipped:
		return quiz.Mark{NonAnswer: quiz.Skipped}
	case markDontKnow:
		return quiz.Mark{NonAnswer: quiz.DontKnow}
	case markDoesntApply:
		return quiz.Mark{NonAnswer: quiz.DoesntApply}
	case markSeveral:
		return quiz.Mark{Options: readOptions(r)}
	case markFar:
		if single[0] = r.count("option", MaxOption); single[0] < nearOptions {
			r.damaged("option %d is written as a far one", single[0])
		}
	default:
		single[0] = int(kind) - markNear
	}
	return quiz.Mark{Options: single}
}

func readOptions(r *reader) []int {
	n := r.count("number of options", MaxOption+1)
	if n < 2 || n > len(r.rest) {
		r.damaged("a mark of %d options", n)
		return nil
	}
	options := make([]int, n)
	for i := range options {
		options[i] = r.count("option", MaxOption)
		if i > 0 && options[i-1] >= options[i] {
			r.damaged("options do not ascend")
		}
	}
	return options
}

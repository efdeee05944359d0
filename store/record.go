package store

import (
	"encoding/binary"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// A session's record, version 1. It is what stands in files and backups, so it does not change:
// what comes later is an extension, or a version of its own beside this one, and every version is
// read for ever (testdata/record-v1.txt holds it to that).
//
//	field       bytes           meaning
//	version     1               1
//	digest      32              the questionnaire's digest
//	code        32              quiz.HashSecret of the return code
//	started     uvarint         Unix time in milliseconds, at most the end of the year 9999
//	changed     varint          milliseconds from started to the last answer
//	seen        varint          milliseconds from started to the last visit
//	finished    uvarint         0: not finished; else 1 + zigzag(milliseconds from started to the end)
//	owners      1 + 32 each     how many, then quiz.HashSecret of each token, oldest first
//	marks       uvarint, then   how many, then for each item in the questionnaire's order
//	            1 or more each  a mark, see below
//	extensions  to the end      each: tag uvarint, length uvarint, that many bytes; tags ascend
//	                            (extension.go lists the tags)
//
// A mark's first byte is a kind, or an option itself:
//
//	0           not reached
//	1, 2, 3     skipped, don't know, doesn't apply
//	4           several options follow: uvarint how many (2 or more), then a uvarint position each,
//	            ascending
//	5           one option follows: uvarint position, 250 or more
//	6 … 255     one option, at position byte − 6
//
// A uvarint is that of encoding/binary, a varint the same after zigzag (0, −1, 1, −2 … become 0, 1,
// 2, 3 …): clocks are put back, and a change before the start must not cost the taker the session.
// Positions stay below 2^16. Varints are as short as can be and nothing is optional, so a session has
// exactly one record, and every other byte string is damage. The id is not in it, being the key.
//
// Twenty-four items answered in one browser make 135 to 140 bytes; a short form of them two more, and
// one more an item that was put; a share link adds about 50.
const recordVersion = 1

// The kinds of marks, as a record spells them.
const (
	markNone = iota
	markSkipped
	markDontKnow
	markDoesntApply
	markSeveral
	markFar
	markNear // and above: the position of one option, plus markNear
)

// The positions that fit into a mark's first byte are below this.
const nearOptions = 256 - markNear

// EncodeSession returns the session's record, with the extensions that came with it when it was
// read. It refuses what [CheckSession] refuses, and extensions whose tags do not ascend. Times are
// cut to the millisecond.
func EncodeSession(s *quiz.Session, extra []Extension) ([]byte, error) {
	if err := CheckSession(s); err != nil {
		return nil, err
	}
	if err := checkExtra(extra); err != nil {
		return nil, err
	}
	return appendRecord(make([]byte, 0, 160), s, extra), nil
}

func appendRecord(b []byte, s *quiz.Session, extra []Extension) []byte {
	b = append(b, recordVersion)
	b = append(b, s.Digest[:]...)
	b = append(b, s.Code[:]...)
	b = appendTimes(b, s)
	b = append(b, byte(len(s.Owners))) // #nosec G115 -- at most MaxOwners, as CheckSession demands
	for _, o := range s.Owners {
		b = append(b, o[:]...)
	}
	b = appendCount(b, len(s.Marks))
	for _, m := range s.Marks {
		b = appendMark(b, m)
	}
	return appendExtensions(b, s, extra)
}

func appendTimes(b []byte, s *quiz.Session) []byte {
	started := s.Started.UnixMilli()
	after := func(t time.Time) int64 { return t.UnixMilli() - started }
	b = binary.AppendUvarint(b, uint64(started))
	b = binary.AppendVarint(b, after(s.Changed))
	b = binary.AppendVarint(b, after(s.Seen))
	if s.Finished.IsZero() {
		return append(b, 0)
	}
	return binary.AppendUvarint(b, 1+zigzag(after(s.Finished)))
}

func appendMark(b []byte, m quiz.Mark) []byte {
	switch n := len(m.Options); {
	case n == 1 && m.Options[0] < nearOptions:
		return append(b, byte(markNear+m.Options[0])) // #nosec G115 -- below 256: nearOptions is what is left of a byte
	case n == 1:
		return appendCount(append(b, markFar), m.Options[0])
	case n > 1:
		b = appendCount(append(b, markSeveral), n)
		for _, o := range m.Options {
			b = appendCount(b, o)
		}
		return b
	}
	switch m.NonAnswer {
	case quiz.Skipped:
		return append(b, markSkipped)
	case quiz.DontKnow:
		return append(b, markDontKnow)
	case quiz.DoesntApply:
		return append(b, markDoesntApply)
	}
	return append(b, markNone)
}

// appendCount writes a length or a position, which CheckSession has found to be at least 0.
func appendCount(b []byte, n int) []byte {
	return binary.AppendUvarint(b, uint64(n)) // #nosec G115 -- at least 0
}

func zigzag(n int64) uint64   { return uint64(n)<<1 ^ uint64(n>>63) } // #nosec G115 -- the same bits, turned
func unzigzag(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }

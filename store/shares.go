package store

import (
	"encoding/binary"
	"math"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// sharesValue writes the session's share links as the value of their extension.
func sharesValue(s *quiz.Session) []byte {
	value := binary.AppendUvarint(nil, uint64(s.SharesMade))
	for _, share := range s.Shares {
		made := share.Made.UnixMilli()
		value = binary.AppendUvarint(value, uint64(share.Number))
		value = append(value, share.Hash[:]...)
		value = binary.AppendUvarint(value, uint64(made))
		value = binary.AppendUvarint(value, uint64(share.Expires.UnixMilli()-made)) // #nosec G115 -- made before, as CheckSession demands
		value = append(value, answersByte(share.Answers))
	}
	return value
}

func answersByte(shown bool) byte {
	if shown {
		return 1
	}
	return 0
}

// readShares reads share links to the end of the value, so that there is no count to disagree with them.
func readShares(r *reader, value []byte, s *quiz.Session) {
	inner := &reader{rest: value}
	s.SharesMade = inner.number("number of share links", math.MaxUint32)
	if s.SharesMade == 0 {
		inner.damaged("share links, and none was made")
	}
	last := uint32(0)
	for len(inner.rest) > 0 {
		share := readShare(inner)
		if inner.err == nil && (share.Number <= last || share.Number > s.SharesMade) {
			inner.damaged("share link %d follows %d, and %d were made", share.Number, last, s.SharesMade)
		}
		last = share.Number
		s.Shares = append(s.Shares, share)
	}
	if inner.err != nil {
		r.fail(inner.err)
	}
}

func readShare(r *reader) quiz.Share {
	share := quiz.Share{Number: r.number("number of a share link", math.MaxUint32)}
	copy(share.Hash[:], r.take(len(share.Hash), "secret of a share link"))
	made := r.millis("time of a share link")
	life := r.millis("lifetime of a share link")
	answers := r.byte("share link")
	if r.err == nil && (life == 0 || made+life > maxMillis || answers > 1) {
		r.damaged("share link %d is not in its one form", share.Number)
	}
	share.Made, share.Expires = time.UnixMilli(made).UTC(), time.UnixMilli(made+life).UTC()
	share.Answers = answers == 1
	return share
}

package store

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// Whatever the bytes, reading them neither panics nor invents: either they are refused in words, or
// they are exactly what the session read from them is written as.
func FuzzDecodeSession(f *testing.F) {
	const id = "019aaa00-0000-7000-8000-000000000001"
	at := time.UnixMilli(1_795_336_200_123).UTC()
	s := &quiz.Session{
		ID: id, Code: quiz.SecretHash{1}, Owners: []quiz.SecretHash{{2}, {3}}, Started: at, Changed: at, Seen: at,
		Marks: []quiz.Mark{{}, {Options: []int{3}}, {Options: []int{300}}, {Options: []int{1, 5}}, {NonAnswer: quiz.Skipped}},
	}
	f.Add([]byte{})
	f.Add([]byte{2})
	f.Add(appendRecord(nil, s, nil))
	s.Finished = at.Add(-time.Minute)
	f.Add(appendRecord(nil, s, []Extension{{Tag: 1, Value: []byte("x")}, {Tag: lastKnownTag + 1}}))
	s.Asked = []int{4, 1, 0, 3, 2}
	f.Add(appendRecord(nil, s, []Extension{{Tag: lastKnownTag + 1, Value: []byte("x")}}))
	s.Shares, s.SharesMade = []quiz.Share{{Number: 2, Hash: quiz.SecretHash{4}, Made: at, Expires: at.Add(time.Hour), Answers: true}}, 3
	f.Add(appendRecord(nil, s, nil))
	s.Asked, s.Shares = nil, nil
	f.Add(appendRecord(nil, s, nil))
	f.Fuzz(func(t *testing.T, record []byte) {
		s, extra, err := decodeRecord(id, record)
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
				t.Fatalf("an error without a kind: %v", err)
			}
			return
		}
		if again := appendRecord(nil, s, extra); !bytes.Equal(again, record) {
			t.Fatalf("\n%x is read as %+v, %v, which is written as\n%x", record, s, extra, again)
		}
	})
}

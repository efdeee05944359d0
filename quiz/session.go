package quiz

import (
	"encoding/hex"
	"fmt"
	"slices"
	"time"
)

// A Digest names one exact questionnaire: the SHA-256 of its canonical form.
type Digest [32]byte

// String returns the digest as 64 lower-case hexadecimal digits.
func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// MarshalText writes the digest as String does.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// ParseDigest reads what String wrote.
func ParseDigest(s string) (Digest, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(Digest{}) || hex.EncodeToString(b) != s {
		return Digest{}, fmt.Errorf("%q is no digest: want 64 hexadecimal digits, in small letters", s)
	}
	return Digest(b), nil
}

// MaxOwners is how many browsers one session is listed in; the one that came first makes room.
const MaxOwners = 8

// A Session is one taker's answers to one exact questionnaire, and who may see them. Nothing that
// can be computed is in it.
type Session struct {
	// ID is a version 7 UUID in its canonical text form. It is not a secret.
	ID     string
	Digest Digest
	// Code is the hash of the return code; Owners are the hashes of the tokens of the browsers that
	// hold the session, oldest first.
	Code   SecretHash
	Owners []SecretHash
	// CodeSerial counts how often the return code was replaced, so that no code comes twice.
	CodeSerial uint32
	// Marks has one entry an item, in the questionnaire's order.
	Marks []Mark
	// Asked has the items in the order in which they were put to the taker, where that is not the
	// author's: those of a short form, followed by the rest if the taker went on with it. It is nil in a
	// sitting that puts all items in the author's order.
	Asked []int
	// Shares are the links that show the result to others, by ascending Number; at most MaxShares. SharesMade
	// is how many there ever were, so that no link comes twice.
	Shares     []Share
	SharesMade uint32
	// Started, Changed (the last answer) and Seen (the last visit, to a day) are never zero; Finished is zero
	// until the result was shown for the first time. All are kept to the millisecond, in UTC.
	Started, Changed, Seen, Finished time.Time
}

// A Mark is an answer as a session keeps it: positions of options instead of their ids, which is
// enough because the digest pins what stands at a position. The zero Mark is an item not reached.
type Mark struct {
	Options   []int
	NonAnswer NonAnswer
}

// Reached reports whether the taker gave anything, an answer or a non-answer.
func (m Mark) Reached() bool { return len(m.Options) > 0 || m.NonAnswer != "" }

// Equal reports whether both marks say the same.
func (m Mark) Equal(other Mark) bool {
	return m.NonAnswer == other.NonAnswer && slices.Equal(m.Options, other.Options)
}

// Ordered reports whether the items are put in an order of the session's own, as they are from the first
// one of a short form on.
func (s *Session) Ordered() bool { return len(s.Asked) > 0 }

// Short reports whether the session is a short form: not all items were put, nor need be.
func (s *Session) Short() bool { return s.Ordered() && len(s.Asked) < len(s.Marks) }

// OwnedBy reports whether the browser with this token hash holds the session.
func (s *Session) OwnedBy(owner SecretHash) bool { return slices.Contains(s.Owners, owner) }

// Visit notes that somebody came back at a time. A clock that has been set back does not make them come earlier.
func (s *Session) Visit(at time.Time) {
	if at.After(s.Seen) {
		s.Seen = at
	}
}

// AddOwner lists the session in one more browser, at most MaxOwners of them.
func (s *Session) AddOwner(owner SecretHash) {
	s.RemoveOwner(owner)
	s.Owners = append(s.Owners, owner)
	if len(s.Owners) > MaxOwners {
		s.Owners = slices.Delete(s.Owners, 0, len(s.Owners)-MaxOwners)
	}
}

// RemoveOwner takes the session off a browser's list.
func (s *Session) RemoveOwner(owner SecretHash) {
	s.Owners = slices.DeleteFunc(s.Owners, func(o SecretHash) bool { return o == owner })
}

// Clone returns a deep copy.
func (s *Session) Clone() *Session {
	c := *s
	c.Owners = slices.Clone(s.Owners)
	c.Marks = slices.Clone(s.Marks)
	c.Asked = slices.Clone(s.Asked)
	c.Shares = slices.Clone(s.Shares)
	all := make([]int, 0, len(c.Marks)) // mostly one each, so that they share their room
	for i, m := range c.Marks {
		if m.Options != nil {
			first := len(all)
			all = append(all, m.Options...)
			c.Marks[i].Options = all[first:len(all):len(all)]
		}
	}
	return &c
}

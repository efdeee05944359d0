package quiz

import (
	"slices"
	"time"
)

// MaxShares is how many share links one session has at a time.
const MaxShares = 5

// A Share is a link with which others can look at a session's result, and do nothing else, until it
// expires or is taken back.
type Share struct {
	// Number counts the links of a session, from 1; those taken back count on.
	Number uint32
	// Hash is the SHA-256 of the secret in the link.
	Hash SecretHash
	// Made and Expires are kept to the millisecond, in UTC. Expires is after Made.
	Made, Expires time.Time
	// Answers tells that the link shows the answers, too.
	Answers bool
}

// Expired reports whether the link has stopped working.
func (s Share) Expired(now time.Time) bool { return !now.Before(s.Expires) }

// AddShare adds a link and gives it the next Number. It reports false where there are MaxShares that
// still work; those that have expired make room.
func (s *Session) AddShare(share Share) bool {
	s.DropExpired(share.Made)
	if len(s.Shares) >= MaxShares {
		return false
	}
	s.SharesMade++
	share.Number = s.SharesMade
	s.Shares = append(s.Shares, share)
	return true
}

// DropExpired forgets the links that have stopped working.
func (s *Session) DropExpired(now time.Time) {
	s.Shares = slices.DeleteFunc(s.Shares, func(share Share) bool { return share.Expired(now) })
}

// Revoke takes a link back, for good. Doing it twice is fine.
func (s *Session) Revoke(number uint32) {
	s.Shares = slices.DeleteFunc(s.Shares, func(share Share) bool { return share.Number == number })
}

package store

import (
	"time"

	"github.com/google/uuid"

	"github.com/careerfit/careerfit/quiz"
)

// Ahead is how far in the future a last visit may lie before it is taken for the mark of a wrong clock.
const Ahead = 24 * time.Hour

// A Fate is what a sweep does with a session.
type Fate int

// What a sweep may do.
const (
	// Stay: somebody may still come back to it.
	Stay Fate = iota
	// Go: it is deleted, with every way to it.
	Go
	// Redate: it was last seen in the future, and would outstay the rest; it is noted as seen now.
	Redate
)

// FateOf says what a sweep at the time now does with the session: it goes when it was last seen before
// the moment before, to the millisecond, and is redated when it was seen more than [Ahead] after now.
func FateOf(s *quiz.Session, before, now time.Time) Fate {
	switch {
	case s.Seen.Before(before):
		return Go
	case s.Seen.After(now.Add(Ahead)):
		return Redate
	}
	return Stay
}

// CheckPage is what every store's List and Purge ask of their arguments: it returns the key behind which
// to begin, the zero one for "", or an error that wraps [ErrInvalid].
func CheckPage(after string, n int) (uuid.UUID, error) {
	if n < 1 {
		return uuid.UUID{}, invalid("%d sessions are asked for, at least one is needed", n)
	}
	if after == "" {
		return uuid.UUID{}, nil
	}
	key, ok := ParseID(after)
	if !ok {
		return uuid.UUID{}, invalid("%q to go on from is no id", after)
	}
	return key, nil
}

// CheckSweep is what every store's Purge asks of its arguments, as [CheckPage] does.
func CheckSweep(now time.Time, after string, n int) (uuid.UUID, error) {
	if !readable(now) {
		return uuid.UUID{}, invalid("the time now (%v) is not between 1970 and 9999", now)
	}
	return CheckPage(after, n)
}

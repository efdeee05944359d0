package store

import (
	"time"

	"github.com/google/uuid"
)

// NewID returns an id for a new session: a version 7 UUID in its canonical text form. Ids of one
// process sort in the order in which they were made, those of several processes by the
// millisecond, so that new sessions lie side by side on disk. An id is not a secret: half of it is
// the time.
func NewID() string {
	return uuid.Must(uuid.NewV7()).String() // unreachable: crypto/rand does not fail
}

// ParseID returns the 16 bytes of a session's id, in which ids sort as their text does. It reports
// false for everything but the canonical text form of a version 7 UUID: one session has one id,
// spelled in one way.
func ParseID(id string) (key uuid.UUID, ok bool) {
	key, err := uuid.Parse(id)
	if err != nil || key.Version() != 7 || key.Variant() != uuid.RFC4122 || key.String() != id {
		return uuid.UUID{}, false
	}
	return key, true
}

// MadeAt returns when an id was made, to the millisecond; the zero time for what is none.
func MadeAt(id string) time.Time {
	key, ok := ParseID(id)
	if !ok {
		return time.Time{}
	}
	return time.Unix(key.Time().UnixTime()).UTC()
}

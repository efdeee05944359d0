package store

import "github.com/careerfit/careerfit/quiz"

// A Changed is a session on both sides of a change: what its indexes said and what they are to say.
// All three are the caller's own.
type Changed struct {
	Before, After *quiz.Session
	// Record is what After is kept as, with the extensions that the old record had.
	Record []byte
}

// Change is what every store's Update does between reading a record and writing it: it reads the
// record of the session with the id, lets change alter it, holds the outcome to the rules of
// [Store], and writes the new record. An error of change is returned as it is.
//
// Nothing that change gets or keeps is part of the outcome, and After is read back from the record:
// it is what the next reader will see.
func Change(id string, record []byte, change func(*quiz.Session) error) (Changed, error) {
	before, extra, err := DecodeSession(id, record)
	if err != nil {
		return Changed{}, err
	}
	draft := before.Clone()
	if err := change(draft); err != nil {
		return Changed{}, err
	}
	if err := samePlace(before, draft); err != nil {
		return Changed{}, err
	}
	record, err = EncodeSession(draft, extra)
	if err != nil {
		return Changed{}, err
	}
	after, _, err := DecodeSession(id, record)
	if err != nil {
		return Changed{}, err
	}
	return Changed{Before: before, After: after, Record: record}, nil
}

// samePlace refuses what would make the session another one, or unreadable under its questionnaire.
func samePlace(before, after *quiz.Session) error {
	switch {
	case after.ID != before.ID:
		return invalid("a change must not alter the id")
	case after.Digest != before.Digest:
		return invalid("a change must not alter the questionnaire")
	case len(after.Marks) != len(before.Marks):
		return invalid("a change must not alter the number of marks, from %d to %d", len(before.Marks), len(after.Marks))
	}
	return nil
}

package store

import (
	"errors"
	"fmt"
)

// What a store may refuse. The first four are answers to a request; the others concern whoever runs
// the server.
var (
	// ErrNotFound: there is no such session or questionnaire, or no longer.
	ErrNotFound = errors.New("not found")
	// ErrExists: another session has this id or this return code.
	ErrExists = errors.New("already taken")
	// ErrInvalid: the session is not one that may be kept. It is the caller's mistake, never the
	// taker's.
	ErrInvalid = errors.New("not a sound session")
	// ErrNoQuestionnaire: a session cannot be kept before the questionnaire that it answers.
	ErrNoQuestionnaire = errors.New("the session's questionnaire is not kept")

	// ErrFull: the disk, a quota or the configured size is used up. Reading still works.
	ErrFull = errors.New("no space left for the store")
	// ErrLimit is an ErrFull: the store may not grow beyond the size that it was given, whatever room the disk has.
	ErrLimit = fmt.Errorf("%w: it may not grow", ErrFull)
	// ErrFailed: the disk refused to write or to sync for another reason than lack of space, and what it keeps cannot be
	// known. The changes that met with it may be there when the store is opened anew, or not; those that come later
	// are refused untried. Reading still works, unless it is ErrLost; writing does once it was opened anew.
	ErrFailed = errors.New("the store failed, and nothing is written until the server is started anew")
	// ErrLost is an ErrFailed: the file is not what the store made it, since somebody else wrote into it, or its pages
	// are gone. Nothing is read from it either.
	ErrLost = fmt.Errorf("%w: its file is not what it was", ErrFailed)
	// ErrReadOnly: the store was opened to be read alone.
	ErrReadOnly = errors.New("the store was opened only to be read")
	// ErrClosed: the store was closed.
	ErrClosed = errors.New("the store is closed")
	// ErrLocked: another process holds the file.
	ErrLocked = errors.New("the store is in use")
	// ErrNewer: the file or a record in it was written by a newer careerfit than this one.
	ErrNewer = errors.New("written by a newer careerfit")
	// ErrDamaged: what was read is not what was written.
	ErrDamaged = errors.New("the store is damaged")
)

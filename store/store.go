package store

import (
	"context"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// A Store keeps questionnaires and sessions. Its methods may be called from many goroutines.
//
// Every method but Close refuses a context that is done, before anything is written, with the
// context's error; every method of a closed store returns [ErrClosed]. Errors are to be told apart
// with errors.Is and this package's sentinels.
type Store interface {
	// PutQuestionnaire keeps the canonical form of a questionnaire, which must not be empty, and
	// returns the digest it is kept under: the SHA-256 of the bytes. Doing it twice is fine.
	PutQuestionnaire(ctx context.Context, canonical []byte) (quiz.Digest, error)

	// Questionnaire returns the canonical form kept under the digest, or ErrNotFound. Bytes that no
	// longer have that digest are ErrDamaged.
	Questionnaire(ctx context.Context, digest quiz.Digest) ([]byte, error)

	// Create keeps a new session, its times cut to the millisecond. It returns ErrInvalid for what
	// CheckSession refuses, ErrExists when the id or the return code is taken, and
	// ErrNoQuestionnaire when the session's questionnaire is not kept.
	Create(ctx context.Context, session *quiz.Session) error

	// Session returns the session with the id, or ErrNotFound, also for what is no id.
	Session(ctx context.Context, id string) (*quiz.Session, error)

	// ByCode returns the session with the return code of this hash, or ErrNotFound.
	ByCode(ctx context.Context, code quiz.SecretHash) (*quiz.Session, error)

	// ByOwner returns the sessions that the browser with the token of this hash holds, newest
	// first by id. None is an empty list.
	ByOwner(ctx context.Context, owner quiz.SecretHash) ([]*quiz.Session, error)

	// List returns at most n sessions in ascending order of their ids, those behind the id after; the
	// empty string is before the first. Fewer than n is the end. What cannot be read (ErrDamaged,
	// ErrNewer) is left out, and the error that tells of it comes beside the sessions that can. It is
	// ErrInvalid when n is not positive, or when after is no id.
	List(ctx context.Context, after string, n int) ([]*quiz.Session, error)

	// Update lets change alter a session and keeps the outcome, which it returns. Nobody else's
	// change comes between. When change returns an error or panics, nothing is written and the
	// error (wrapped) or the panic is the caller's. Change may alter the code, the owners, the
	// marks, what a short form put, the share links and the times; another id, digest or number of marks is ErrInvalid, a code that
	// another session has is ErrExists. Change holds up other changes of this session, and must not make
	// one itself.
	Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error)

	// Delete removes the session and every way to it, also one that cannot be read, or returns ErrNotFound.
	Delete(ctx context.Context, id string) error

	// Purge is one step of a sweep: it looks at no more than n sessions behind the id after, as List
	// takes them, and does with each what [FateOf] says. Whoever comes back meanwhile loses nothing, and
	// one step is all or nothing. It returns where to go on, "" at the end of the store, and how many
	// sessions it deleted.
	//
	// What cannot be read stays; then the rest is done, and the error that tells of it comes beside next.
	// After any other error next is "" and nothing was done. It is ErrInvalid when n is not positive, when
	// after is no id, and when now is not between 1970 and 9999.
	Purge(ctx context.Context, before, now time.Time, after string, n int) (next string, purged int, err error)

	// Close waits for what is under way and lets go of the store. Closing twice is fine.
	Close() error
}

package web

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A library has the questionnaires: those offered now, and those of earlier sittings, which are
// compiled from the store when they are first needed.
type library struct {
	store store.Store
	shelf atomic.Pointer[shelf]

	mu       sync.Mutex
	compiled map[quiz.Digest]*quiz.Quiz
}

// A shelf has the questionnaires that are offered together, in their order. It never changes; another
// one takes its place.
type shelf struct {
	inOrder []*quiz.Quiz
	byID    map[string]*quiz.Quiz
}

// maxCompiled bounds how many earlier questionnaires stay compiled.
const maxCompiled = 64

func newLibrary(quizzes []*quiz.Quiz, st store.Store) (*library, error) {
	l := &library{store: st, compiled: map[quiz.Digest]*quiz.Quiz{}}
	return l, l.offer(quizzes)
}

// offer keeps the questionnaires in the store and offers them in place of those before.
func (l *library) offer(quizzes []*quiz.Quiz) error {
	next := &shelf{inOrder: quizzes, byID: map[string]*quiz.Quiz{}}
	for _, q := range quizzes {
		if other, ok := next.byID[q.ID]; ok {
			return fmt.Errorf("two questionnaires have the id %q (%s and %s); give one another id", q.ID, other.Title, q.Title)
		}
		if _, err := l.store.PutQuestionnaire(context.Background(), q.Canonical); err != nil {
			return fmt.Errorf("keep questionnaire %s: %w", q.ID, err)
		}
		next.byID[q.ID] = q
	}
	l.shelf.Store(next)
	return nil
}

// offered returns the questionnaires that are offered now, in their order.
func (l *library) offered() []*quiz.Quiz { return l.shelf.Load().inOrder }

// byID returns the questionnaire that is offered under the id now.
func (l *library) byID(id string) (*quiz.Quiz, error) {
	if q, ok := l.shelf.Load().byID[id]; ok {
		return q, nil
	}
	return nil, errNoPage
}

// isCurrent reports whether new sittings are of exactly this questionnaire.
func (l *library) isCurrent(q *quiz.Quiz) bool {
	current, ok := l.shelf.Load().byID[q.ID]
	return ok && current.Digest == q.Digest
}

// byDigest returns exactly the questionnaire with the digest.
func (l *library) byDigest(ctx context.Context, digest quiz.Digest) (*quiz.Quiz, error) {
	if q, ok := l.atHand(digest); ok {
		return q, nil
	}
	return l.compile(ctx, digest)
}

// atHand returns the same, where it need not be read from the store.
func (l *library) atHand(digest quiz.Digest) (*quiz.Quiz, bool) {
	for _, q := range l.offered() {
		if q.Digest == digest {
			return q, true
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	q, ok := l.compiled[digest]
	return q, ok
}

// pinned returns the questionnaire of a sitting. That the sitting is there and its questionnaire is not is damage.
func (l *library) pinned(ctx context.Context, digest quiz.Digest) (*quiz.Quiz, error) {
	q, err := l.byDigest(ctx, digest)
	if errors.Is(err, store.ErrNotFound) {
		err = fmt.Errorf("%w: %w: %v", store.ErrDamaged, store.ErrNoQuestionnaire, err)
	}
	return q, err
}

// compile reads an earlier questionnaire from the store and keeps it compiled. Two who want it at
// once both compile it, which is rare and does no harm; nobody waits for another's.
func (l *library) compile(ctx context.Context, digest quiz.Digest) (*quiz.Quiz, error) {
	canonical, err := l.store.Questionnaire(ctx, digest)
	if err != nil {
		return nil, fmt.Errorf("questionnaire %s: %w", digest, err)
	}
	q, err := quiz.Open(canonical)
	if err != nil {
		return nil, fmt.Errorf("questionnaire %s: %w", digest, err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.compiled) >= maxCompiled {
		clear(l.compiled)
	}
	l.compiled[digest] = q
	return q, nil
}

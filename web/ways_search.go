package web

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

const (
	// waysTime bounds the search in one questionnaire. What it has not found by then stays unknown.
	waysTime = time.Minute
	// waysPatience is how long a page waits for a search before it says that one goes on.
	waysPatience = 2 * time.Second
	// maxSearched bounds how many questionnaires' ways are kept.
	maxSearched = 64
)

// A wayfinder keeps the ways of questionnaires. The first who asks for one of them begins the search for
// all of them, in the background; searches take turns, so that they never take more than one processor.
type wayfinder struct {
	find Pathfinder
	log  *slog.Logger
	// ctx ends when the server does.
	ctx     context.Context
	end     context.CancelFunc
	turn    chan struct{}
	working sync.WaitGroup

	mu       sync.Mutex
	searches map[quiz.Digest]*waySearch
}

// A waySearch is the search in one questionnaire, and what it has found so far.
type waySearch struct {
	over chan struct{} // closed at its end

	mu   sync.Mutex
	ways map[wayTo]Way
}

// wayTo names an outcome.
type wayTo struct {
	group engine.Group
	id    string
}

func newWayfinder(find Pathfinder, log *slog.Logger) *wayfinder {
	ctx, end := context.WithCancel(context.Background())
	return &wayfinder{find: find, log: log, ctx: ctx, end: end, turn: make(chan struct{}, 1), searches: map[quiz.Digest]*waySearch{}}
}

// close ends all searches, and returns when they have.
func (f *wayfinder) close() {
	f.mu.Lock()
	f.end() // under the lock, so that none begins any more
	f.mu.Unlock()
	f.working.Wait()
}

// way returns the way to an outcome; false while it is still being looked for.
func (f *wayfinder) way(ctx context.Context, q *quiz.Quiz, to wayTo) (Way, bool) {
	search := f.search(q)
	patience := time.NewTimer(waysPatience)
	defer patience.Stop()
	over := false
	select {
	case <-search.over:
		over = true
	case <-patience.C:
	case <-ctx.Done():
	}
	search.mu.Lock()
	defer search.mu.Unlock()
	if way, found := search.ways[to]; found {
		return way, true
	}
	return Way{Group: to.group, ID: to.id}, over
}

// search returns the search in the questionnaire, which it begins if nobody has.
func (f *wayfinder) search(q *quiz.Quiz) *waySearch {
	f.mu.Lock()
	defer f.mu.Unlock()
	if search, ok := f.searches[q.Digest]; ok {
		return search
	}
	search := &waySearch{over: make(chan struct{}), ways: map[wayTo]Way{}}
	if f.ctx.Err() != nil {
		return search // never over: there is no more time to find anything
	}
	f.makeRoom()
	f.searches[q.Digest] = search
	f.working.Go(func() { f.run(q, search) })
	return search
}

// makeRoom forgets the searches that are over once there are too many of them.
func (f *wayfinder) makeRoom() {
	if len(f.searches) < maxSearched {
		return
	}
	for digest, search := range f.searches {
		select {
		case <-search.over:
			delete(f.searches, digest)
		default:
		}
	}
}

// run searches, when it is its turn, until it has every way or no more time.
func (f *wayfinder) run(q *quiz.Quiz, search *waySearch) {
	defer close(search.over)
	defer f.survive(q)
	select {
	case f.turn <- struct{}{}:
		defer func() { <-f.turn }()
	case <-f.ctx.Done():
		return
	}
	ctx, cancel := context.WithTimeout(f.ctx, waysTime)
	defer cancel()
	for way, err := range f.find(ctx, q) {
		switch {
		case errors.Is(err, context.Canceled):
			return
		case err != nil:
			f.log.Warn("not all ways to the outcomes are found", "quiz", q.ID, "digest", q.Digest.String(), "error", err)
			return
		}
		search.keep(q, way, f.log)
	}
}

// survive keeps a search that panics from ending the server: what it has not found stays unknown.
func (f *wayfinder) survive(q *quiz.Quiz) {
	if fault := recover(); fault != nil {
		f.log.Error("the search for ways panicked", "quiz", q.ID, "digest", q.Digest.String(), "error", fault, "stack", string(debug.Stack()))
	}
}

// keep keeps a way that holds. One that does not is a fault of the program, and stays unknown.
func (s *waySearch) keep(q *quiz.Quiz, way Way, log *slog.Logger) {
	if err := way.check(q); err != nil {
		log.Error("a way does not hold", "quiz", q.ID, "digest", q.Digest.String(), "error", err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ways[wayTo{way.Group, way.ID}] = way
}

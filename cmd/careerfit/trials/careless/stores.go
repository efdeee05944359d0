package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// withFault makes a store of another that has the fault, if that is one of a store.
func withFault(s store.Store, fault string) store.Store {
	switch fault {
	case late:
		return &lateStore{Store: s, waiting: map[string]*quiz.Session{}}
	case deaf:
		return deafStore{s}
	case torn:
		return tornStore{s}
	}
	return s
}

// lateness is how long a lateStore takes its time.
const lateness = 100 * time.Millisecond

// A lateStore says that a change is kept while it is only going to be.
type lateStore struct {
	store.Store
	mu      sync.Mutex
	waiting map[string]*quiz.Session
}

func (s *lateStore) Session(ctx context.Context, id string) (*quiz.Session, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now(ctx, id)
}

// now is a session as those who asked for changes think that it is.
func (s *lateStore) now(ctx context.Context, id string) (*quiz.Session, error) {
	if session := s.waiting[id]; session != nil {
		return session.Clone(), nil
	}
	return s.Store.Session(ctx, id)
}

func (s *lateStore) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	session, err := s.now(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := change(session); err != nil {
		return nil, err
	}
	if s.waiting[id] == nil {
		time.AfterFunc(lateness, func() { s.keep(id) })
	}
	s.waiting[id] = session
	return session.Clone(), nil
}

func (s *lateStore) keep(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	replace(context.Background(), s.Store, id, s.waiting[id])
	delete(s.waiting, id)
}

// replace keeps a session as it is given, whatever became of it meanwhile.
func replace(ctx context.Context, s store.Store, id string, session *quiz.Session) {
	_, _ = s.Update(ctx, id, func(kept *quiz.Session) error { // careless: nobody is told
		*kept = *session.Clone()
		return nil
	})
}

// A deafStore does not hear that there is no room for a new sitting.
type deafStore struct{ store.Store }

func (s deafStore) Create(ctx context.Context, session *quiz.Session) error {
	if err := s.Store.Create(ctx, session); !errors.Is(err, store.ErrFull) {
		return err
	}
	return nil
}

// A tornStore reads, changes and keeps, and lets others do so between.
type tornStore struct{ store.Store }

func (s tornStore) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	session, err := s.Session(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := change(session); err != nil {
		return nil, err
	}
	time.Sleep(time.Millisecond) // for others to come between
	replace(ctx, s.Store, id, session)
	return session, nil
}

package boltstore

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A sweep is one step of Purge: what it is asked to do, and what it found.
type sweep struct {
	before, now time.Time
	due         []uuid.UUID // those that do not stay
	next        string
	unread      []error
}

// Purge deletes, of at most n sessions behind the id after, those last seen before the moment before,
// and dates back those that were seen in the future. It looks in a transaction that only reads, so that
// takers do not wait for what stays.
func (s *Store) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	const doing = "purge sessions"
	from, err := store.CheckSweep(now, after, n)
	if err != nil {
		return "", 0, s.refuse(ctx, doing, err)
	}
	w := sweep{before: before, now: now}
	err = s.read(ctx, doing, func(t tables) error { return w.look(t, from, n) })
	if err != nil {
		return "", 0, err
	}
	purged, err := s.sweepAway(ctx, doing, &w)
	if err != nil {
		return "", 0, err
	}
	if err := errors.Join(w.unread...); err != nil {
		return w.next, purged, fmt.Errorf("%s: %w", doing, err)
	}
	return w.next, purged, nil
}

// look finds out which of the next n sessions are due, and whether others lie behind them.
func (w *sweep) look(t tables, from uuid.UUID, n int) error {
	looked, last := 0, ""
	return t.behind(from, func(key, record []byte) (bool, error) {
		if looked == n {
			w.next = last
			return false, nil
		}
		looked++
		session, err := decode(key, record)
		if id := uuidOf(key).String(); isID(id) {
			last = id
		}
		if err != nil {
			w.unread = append(w.unread, err)
		} else if store.FateOf(session, w.before, w.now) != store.Stay {
			w.due = append(w.due, uuidOf(key))
		}
		return true, nil
	})
}

// sweepAway does with those that are due what is to be done as they are now: they may have been deleted
// meanwhile, and somebody may have come back.
func (s *Store) sweepAway(ctx context.Context, doing string, w *sweep) (purged int, err error) {
	if len(w.due) == 0 {
		return 0, nil
	}
	err = s.write(ctx, doing, func(t tables) error {
		purged = 0
		for _, key := range w.due {
			gone, err := w.apply(t, key)
			if err != nil {
				return err
			}
			if gone {
				purged++
			}
		}
		return nil
	})
	return purged, err
}

// apply seals the fate of one session, and reports whether it went.
func (w *sweep) apply(t tables, key uuid.UUID) (gone bool, err error) {
	session, err := t.byID(key.String())
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	switch store.FateOf(session, w.before, w.now) {
	case store.Go:
		return true, t.remove(key, session)
	case store.Redate:
		return false, w.redate(t, key)
	}
	return false, nil
}

func (w *sweep) redate(t tables, key uuid.UUID) error {
	changed, err := store.Change(key.String(), t.sessions.Get(key[:]), func(s *quiz.Session) error {
		s.Seen = w.now
		return nil
	})
	if err != nil {
		return err
	}
	return t.sessions.Put(key[:], changed.Record)
}

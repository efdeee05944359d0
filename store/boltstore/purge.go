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
	due         []uuid.UUID     // those that do not stay
	gone        []*quiz.Session // those that went
	redated     []store.Changed
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

// sweepAway does with those that are due what is to be done as they are now, in their turns: they may have
// been deleted meanwhile, and somebody may have come back.
func (s *Store) sweepAway(ctx context.Context, doing string, w *sweep) (purged int, err error) {
	if len(w.due) == 0 {
		return 0, nil
	}
	end, err := s.turns.takeAll(ctx, w.due)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", doing, err)
	}
	defer end()
	if err := s.read(ctx, doing, w.decide); err != nil || len(w.gone)+len(w.redated) == 0 {
		return 0, err
	}
	return len(w.gone), s.free(ctx, doing, w.apply)
}

// decide seals the fate of each session that is due.
func (w *sweep) decide(t tables) error {
	for _, key := range w.due {
		session, err := t.byID(key.String())
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		switch store.FateOf(session, w.before, w.now) {
		case store.Go:
			w.gone = append(w.gone, session)
		case store.Redate:
			if err := w.redate(t, key); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *sweep) redate(t tables, key uuid.UUID) error {
	changed, err := store.Change(key.String(), t.sessions.Get(key[:]), func(s *quiz.Session) error {
		s.Seen = w.now
		return nil
	})
	w.redated = append(w.redated, changed)
	return err
}

// apply writes what was decided.
func (w *sweep) apply(t tables) error {
	for _, session := range w.gone {
		key, _ := store.ParseID(session.ID) // it was read under it
		if err := t.remove(key, session); err != nil {
			return err
		}
	}
	for _, changed := range w.redated {
		key, _ := store.ParseID(changed.After.ID)
		if err := t.put(key, changed.Before, changed.After, changed.Record); err != nil {
			return err
		}
	}
	return nil
}

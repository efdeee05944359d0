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
	return w.next, purged, passedOver(doing, w.unread)
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
// meanwhile, and somebody may have come back. Nobody can, until it is on disk.
func (s *Store) sweepAway(ctx context.Context, doing string, w *sweep) (purged int, err error) {
	for _, key := range w.due { // ascending: two sweeps cannot wait for each other
		end, err := s.turns.take(ctx, key)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", doing, err)
		}
		defer end()
	}
	var work []func(tables) error
	err = s.read(ctx, doing, func(t tables) (err error) {
		work, purged, err = w.prepare(t)
		return err
	})
	if err != nil || len(work) == 0 {
		return 0, err
	}
	return purged, s.free(ctx, doing, func(t tables) error {
		for _, do := range work {
			if err := do(t); err != nil {
				return err
			}
		}
		return nil
	})
}

// prepare decides the fates anew.
func (w *sweep) prepare(t tables) (work []func(tables) error, purged int, err error) {
	for _, key := range w.due {
		session, err := t.byID(key.String())
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		switch store.FateOf(session, w.before, w.now) {
		case store.Go:
			purged++
			work = append(work, func(t tables) error { return t.remove(key, session) })
		case store.Redate:
			redate, err := w.redate(t, key)
			if err != nil {
				return nil, 0, err
			}
			work = append(work, redate)
		}
	}
	return work, purged, nil
}

func (w *sweep) redate(t tables, key uuid.UUID) (func(tables) error, error) {
	changed, err := store.Change(key.String(), t.sessions.Get(key[:]), func(s *quiz.Session) error {
		s.Seen = w.now
		return nil
	})
	return func(t tables) error { return t.sessions.Put(key[:], changed.Record) }, err
}

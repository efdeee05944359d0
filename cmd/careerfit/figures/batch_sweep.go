package main

import (
	"context"
	"errors"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func (s *batchStore) List(ctx context.Context, after string, n int) (list []*quiz.Session, err error) {
	err = s.view(ctx, func(t batchTx) error {
		if _, err := store.CheckPage(after, n); err != nil {
			return err
		}
		list, err = t.behind(after, n)
		return err
	})
	return list, err
}

func (s *batchStore) Purge(ctx context.Context, before, now time.Time, after string, n int) (next string, purged int, err error) {
	err = s.batch(ctx, func(t batchTx) error {
		next, purged = "", 0
		if _, err := store.CheckSweep(now, after, n); err != nil {
			return err
		}
		list, err := t.behind(after, n)
		if err != nil || len(list) == 0 {
			return err
		}
		last := list[len(list)-1].ID
		if more, err := t.behind(last, 1); err != nil || len(more) > 0 {
			next = last
		}
		for _, session := range list {
			if err := t.sweep(session, before, now, &purged); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return "", 0, err
	}
	return next, purged, nil
}

// behind returns at most n sessions behind the id, in ascending order.
func (t batchTx) behind(after string, n int) (list []*quiz.Session, err error) {
	c := t.sessions.Cursor()
	key, record := c.Seek([]byte(after))
	if string(key) == after {
		key, record = c.Next()
	}
	for ; key != nil && len(list) < n; key, record = c.Next() {
		session, _, err := store.DecodeSession(string(key), record)
		if err != nil {
			return nil, err
		}
		list = append(list, session)
	}
	return list, nil
}

// sweep does with a session what a sweep is to do, and counts it if it goes.
func (t batchTx) sweep(session *quiz.Session, before, now time.Time, purged *int) error {
	switch store.FateOf(session, before, now) {
	case store.Go:
		*purged++
		return t.drop(session)
	case store.Redate:
		changed, err := store.Change(session.ID, t.sessions.Get([]byte(session.ID)), func(s *quiz.Session) error {
			s.Seen = now
			return nil
		})
		if err != nil {
			return err
		}
		return t.put(changed.After, changed.Record)
	}
	return nil
}

func (t batchTx) read(id string) (*quiz.Session, error) {
	record := t.sessions.Get([]byte(id))
	if record == nil {
		return nil, store.ErrNotFound
	}
	session, _, err := store.DecodeSession(id, record)
	return session, err
}

// put keeps a record and every way to it.
func (t batchTx) put(s *quiz.Session, record []byte) error {
	errs := []error{t.sessions.Put([]byte(s.ID), record), t.codes.Put(s.Code[:], []byte(s.ID))}
	for _, owner := range s.Owners {
		errs = append(errs, t.owners.Put(append(owner[:], s.ID...), nil))
	}
	return errors.Join(errs...)
}

// drop removes a session and every way to it.
func (t batchTx) drop(s *quiz.Session) error {
	return errors.Join(t.sessions.Delete([]byte(s.ID)), t.unindex(s))
}

// unindex removes every way to a session.
func (t batchTx) unindex(s *quiz.Session) error {
	errs := []error{t.codes.Delete(s.Code[:])}
	for _, owner := range s.Owners {
		errs = append(errs, t.owners.Delete(append(owner[:], s.ID...)))
	}
	return errors.Join(errs...)
}

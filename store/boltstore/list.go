package boltstore

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// List returns at most n sessions behind the id after, in ascending order of their ids.
func (s *Store) List(ctx context.Context, after string, n int) ([]*quiz.Session, error) {
	const doing = "list sessions"
	from, err := store.CheckPage(after, n)
	if err != nil {
		return nil, s.refuse(ctx, doing, err)
	}
	var list []*quiz.Session
	var unread []error
	err = s.read(ctx, doing, func(t tables) error {
		return t.behind(from, func(key, record []byte) (bool, error) {
			session, err := decode(key, record)
			if err != nil {
				unread = append(unread, err)
				return true, nil
			}
			list = append(list, session)
			return len(list) < n, ctx.Err()
		})
	})
	if err != nil {
		return nil, err
	}
	return list, passedOver(doing, unread)
}

// passedOver tells in one sentence of records that cannot be read; nil where there are none.
func passedOver(doing string, unread []error) error {
	switch n := len(unread); n {
	case 0:
		return nil
	case 1:
		return fmt.Errorf("%s: %w", doing, unread[0])
	default:
		return fmt.Errorf("%s: %d records cannot be read, the first: %w", doing, n, unread[0])
	}
}

// behind calls f with the records behind the key, the zero one being before all, until f does not want
// another.
func (t tables) behind(after uuid.UUID, f func(key, record []byte) (more bool, err error)) error {
	c := t.sessions.Cursor()
	key, record := c.Seek(after[:])
	if uuidOf(key) == after {
		key, record = c.Next()
	}
	for ; key != nil; key, record = c.Next() {
		if more, err := f(key, record); err != nil || !more {
			return err
		}
	}
	return nil
}

// decode reads the record under a key of the bucket of sessions.
func decode(key, record []byte) (*quiz.Session, error) {
	id := uuidOf(key).String()
	if !isID(id) || len(key) != len(uuid.UUID{}) {
		return nil, damaged("the key %x of a session is no id", key)
	}
	session, _, err := store.DecodeSession(id, record)
	return session, err
}

// uuidOf returns the first bytes of a key, the zero id of none.
func uuidOf(key []byte) (id uuid.UUID) {
	copy(id[:], key)
	return id
}

func isID(text string) bool {
	_, ok := store.ParseID(text)
	return ok
}

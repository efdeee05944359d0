package boltstore

import (
	"context"

	"github.com/google/uuid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// Create keeps a new session.
func (s *Store) Create(ctx context.Context, session *quiz.Session) error {
	const doing = "keep a new session"
	record, err := store.EncodeSession(session, nil)
	if err != nil {
		return s.refuse(ctx, doing, err)
	}
	key, _ := store.ParseID(session.ID) // EncodeSession has seen to it
	return s.write(ctx, doing, func(t tables) error {
		if t.questionnaires.Get(session.Digest[:]) == nil {
			return store.ErrNoQuestionnaire
		}
		if t.sessions.Get(key[:]) != nil {
			return store.ErrExists
		}
		if err := t.index(key, nil, session); err != nil {
			return err
		}
		return t.sessions.Put(key[:], record)
	})
}

// Session returns the session with the id.
func (s *Store) Session(ctx context.Context, id string) (*quiz.Session, error) {
	var found *quiz.Session
	err := s.read(ctx, "read a session", func(t tables) (err error) {
		found, err = t.byID(id)
		return err
	})
	return found, err
}

// ByCode returns the session with the return code of this hash.
func (s *Store) ByCode(ctx context.Context, code quiz.SecretHash) (*quiz.Session, error) {
	var found *quiz.Session
	err := s.read(ctx, "read a session by its return code", func(t tables) error {
		value := t.codes.Get(code[:])
		if value == nil {
			return store.ErrNotFound
		}
		key, err := uuid.FromBytes(value)
		if err != nil {
			return damaged("a return code leads to no id")
		}
		found, err = t.indexed(key)
		return err
	})
	return found, err
}

// ByOwner returns what the browser with the token of this hash holds, newest first.
func (s *Store) ByOwner(ctx context.Context, owner quiz.SecretHash) ([]*quiz.Session, error) {
	var found []*quiz.Session
	err := s.read(ctx, "list a browser's sessions", func(t tables) error {
		for _, key := range t.ownedBy(owner) {
			session, err := t.indexed(key)
			if err != nil {
				return err
			}
			found = append(found, session)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// Update lets change alter a session, in a transaction of its own.
func (s *Store) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	var after *quiz.Session
	err := s.write(ctx, "change a session", func(t tables) error {
		key, ok := store.ParseID(id)
		if !ok {
			return store.ErrNotFound
		}
		record := t.sessions.Get(key[:])
		if record == nil {
			return store.ErrNotFound
		}
		changed, err := store.Change(id, record, marked(change))
		if err != nil {
			return err
		}
		after = changed.After
		if err := t.index(key, changed.Before, changed.After); err != nil {
			return err
		}
		return t.sessions.Put(key[:], changed.Record)
	})
	if err != nil {
		return nil, err
	}
	return after, nil
}

// Delete removes the session and every way to it.
func (s *Store) Delete(ctx context.Context, id string) error {
	return s.write(ctx, "delete a session", func(t tables) error {
		session, err := t.byID(id)
		if err != nil {
			return err
		}
		key, _ := store.ParseID(id) // byID has seen to it
		return t.remove(key, session)
	})
}

// remove takes away a session that is there, and every way to it.
func (t tables) remove(key uuid.UUID, session *quiz.Session) error {
	if err := t.index(key, session, nil); err != nil {
		return err
	}
	return t.sessions.Delete(key[:])
}

// refuse returns err for what is refused without a look into the file, unless the store is closed or
// the request given up.
func (s *Store) refuse(ctx context.Context, doing string, err error) error {
	return s.read(ctx, doing, func(tables) error { return err })
}

func (t tables) byID(id string) (*quiz.Session, error) {
	key, ok := store.ParseID(id)
	if !ok {
		return nil, store.ErrNotFound
	}
	record := t.sessions.Get(key[:])
	if record == nil {
		return nil, store.ErrNotFound
	}
	session, _, err := store.DecodeSession(id, record)
	return session, err
}

package boltstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"
	bolt "go.etcd.io/bbolt"

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
		return t.put(key, nil, session, record)
	})
}

// Session returns the session with the id.
func (s *Store) Session(ctx context.Context, id string) (*quiz.Session, error) {
	const doing = "read a session"
	key, ok := store.ParseID(id)
	if !ok {
		return nil, s.refuse(ctx, doing, store.ErrNotFound)
	}
	record, err := s.record(ctx, doing, key)
	if err != nil {
		return nil, err
	}
	session, _, err := store.DecodeSession(id, record)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	return session, nil
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

// Update lets change alter a session. It is called in the caller's own goroutine, while other changes of
// this session wait for their turn, until the outcome is on disk.
func (s *Store) Update(ctx context.Context, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	const doing = "change a session"
	key, ok := store.ParseID(id)
	if !ok {
		return nil, s.refuse(ctx, doing, store.ErrNotFound)
	}
	end, err := s.turns.take(ctx, key)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	defer end()
	record, err := s.record(ctx, doing, key)
	if err != nil {
		return nil, err
	}
	changed, err := store.Change(id, record, change)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	err = s.write(ctx, doing, func(t tables) error { return t.put(key, changed.Before, changed.After, changed.Record) })
	if err != nil {
		return nil, err
	}
	return changed.After, nil
}

// Delete removes the session and every way to it. For one that cannot be read all ways are looked through.
func (s *Store) Delete(ctx context.Context, id string) error {
	const doing = "delete a session"
	key, ok := store.ParseID(id)
	if !ok {
		return s.refuse(ctx, doing, store.ErrNotFound)
	}
	end, err := s.turns.take(ctx, key)
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	defer end()
	record, err := s.record(ctx, doing, key)
	if err != nil {
		return err
	}
	session, _, err := store.DecodeSession(id, record)
	if err != nil {
		return s.deleteUnread(ctx, doing, key)
	}
	return s.free(ctx, doing, func(t tables) error { return t.remove(key, session) })
}

// deleteUnread removes a record, whatever it is. Nobody adds a way to it meanwhile: the caller has its turn.
func (s *Store) deleteUnread(ctx context.Context, doing string, key uuid.UUID) error {
	var codes, owners [][]byte
	err := s.read(ctx, doing, func(t tables) (err error) {
		codes, owners, err = t.waysTo(ctx, key)
		return err
	})
	if err != nil {
		return err
	}
	return s.free(ctx, doing, func(t tables) error {
		errs := []error{t.sessions.Delete(key[:])}
		for _, code := range codes {
			errs = append(errs, t.codes.Delete(code))
		}
		for _, owner := range owners {
			errs = append(errs, t.owners.Delete(owner))
		}
		return errors.Join(errs...)
	})
}

// record returns a copy of the session's record. Every page needs one, so that no other bucket is opened for it.
func (s *Store) record(ctx context.Context, doing string, key uuid.UUID) ([]byte, error) {
	var record []byte
	err := s.view(ctx, doing, func(tx *bolt.Tx) error {
		sessions := tx.Bucket([]byte(bucketSessions))
		if sessions == nil {
			return damaged("a bucket is missing")
		}
		if record = bytes.Clone(sessions.Get(key[:])); record == nil {
			return store.ErrNotFound
		}
		return nil
	})
	return record, err
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

// put writes the record of the session as it is after, and makes the indexes follow; before is what they
// follow now.
func (t tables) put(key uuid.UUID, before, after *quiz.Session, record []byte) error {
	if err := t.index(key, before, after); err != nil {
		return err
	}
	return t.sessions.Put(key[:], record)
}

// remove takes away a session that is there, and every way to it.
func (t tables) remove(key uuid.UUID, session *quiz.Session) error {
	if err := t.index(key, session, nil); err != nil {
		return err
	}
	return t.sessions.Delete(key[:])
}

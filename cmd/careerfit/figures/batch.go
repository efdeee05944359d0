package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A batchStore is a store as bbolt's manual has one written for many clients: every change is a call of
// [bolt.DB.Batch], as it comes. It holds to the whole contract, so that the same server can stand on it.
type batchStore struct{ db *bolt.DB }

var _ store.Store = (*batchStore)(nil)

func openBatch(dir string) (*batchStore, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	db, err := bolt.Open(filepath.Join(dir, "batch.db"), 0o600, &bolt.Options{Timeout: time.Second})
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		var errs []error
		for _, name := range []string{"sessions", "questionnaires", "codes", "owners"} {
			_, err := tx.CreateBucketIfNotExists([]byte(name))
			errs = append(errs, err)
		}
		return errors.Join(errs...)
	})
	return &batchStore{db}, err
}

// A batchTx is a transaction with its buckets.
type batchTx struct{ sessions, questionnaires, codes, owners *bolt.Bucket }

func with(tx *bolt.Tx, f func(batchTx) error) error {
	bucket := func(name string) *bolt.Bucket { return tx.Bucket([]byte(name)) }
	return f(batchTx{bucket("sessions"), bucket("questionnaires"), bucket("codes"), bucket("owners")})
}

func (s *batchStore) batch(ctx context.Context, f func(batchTx) error) error {
	if err := ctx.Err(); err != nil {
		return s.first(err)
	}
	return closed(s.db.Batch(func(tx *bolt.Tx) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return with(tx, f)
	}))
}

func (s *batchStore) view(ctx context.Context, f func(batchTx) error) error {
	if err := ctx.Err(); err != nil {
		return s.first(err)
	}
	return closed(s.db.View(func(tx *bolt.Tx) error { return with(tx, f) }))
}

// first is the error of a store that is closed, before any other.
func (s *batchStore) first(err error) error {
	return closed(errors.Join(s.db.View(func(*bolt.Tx) error { return nil }), err))
}

func closed(err error) error {
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return store.ErrClosed
	}
	return err
}

func (s *batchStore) PutQuestionnaire(ctx context.Context, canonical []byte) (quiz.Digest, error) {
	digest := quiz.Digest(sha256.Sum256(canonical))
	return digest, s.batch(ctx, func(t batchTx) error {
		if len(canonical) == 0 {
			return fmt.Errorf("%w: the questionnaire is empty", store.ErrInvalid)
		}
		return t.questionnaires.Put(digest[:], canonical)
	})
}

func (s *batchStore) Questionnaire(ctx context.Context, digest quiz.Digest) (canonical []byte, err error) {
	err = s.view(ctx, func(t batchTx) error {
		if canonical = bytes.Clone(t.questionnaires.Get(digest[:])); canonical == nil {
			return store.ErrNotFound
		}
		return nil
	})
	return canonical, err
}

func (s *batchStore) Create(ctx context.Context, session *quiz.Session) error {
	return s.batch(ctx, func(t batchTx) error {
		record, err := store.EncodeSession(session, nil)
		switch {
		case err != nil:
			return err
		case t.questionnaires.Get(session.Digest[:]) == nil:
			return store.ErrNoQuestionnaire
		case t.sessions.Get([]byte(session.ID)) != nil || t.codes.Get(session.Code[:]) != nil:
			return store.ErrExists
		}
		return t.put(session, record)
	})
}

func (s *batchStore) Session(ctx context.Context, id string) (session *quiz.Session, err error) {
	err = s.view(ctx, func(t batchTx) (err error) {
		session, err = t.read(id)
		return err
	})
	return session, err
}

func (s *batchStore) ByCode(ctx context.Context, code quiz.SecretHash) (session *quiz.Session, err error) {
	err = s.view(ctx, func(t batchTx) (err error) {
		session, err = t.read(string(t.codes.Get(code[:])))
		return err
	})
	return session, err
}

func (s *batchStore) ByOwner(ctx context.Context, owner quiz.SecretHash) (list []*quiz.Session, err error) {
	err = s.view(ctx, func(t batchTx) error {
		c := t.owners.Cursor()
		for key, _ := c.Seek(owner[:]); bytes.HasPrefix(key, owner[:]); key, _ = c.Next() {
			session, err := t.read(string(key[len(owner):]))
			if err != nil {
				return err
			}
			list = append(list, session)
		}
		return nil
	})
	slices.Reverse(list)
	return list, err
}

func (s *batchStore) Update(ctx context.Context, id string, change func(*quiz.Session) error) (after *quiz.Session, err error) {
	err = s.batch(ctx, func(t batchTx) error {
		record := t.sessions.Get([]byte(id))
		if record == nil {
			return store.ErrNotFound
		}
		changed, err := store.Change(id, record, change)
		if err != nil {
			return err
		}
		if holder := t.codes.Get(changed.After.Code[:]); holder != nil && string(holder) != id {
			return store.ErrExists
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		after = changed.After
		return errors.Join(t.unindex(changed.Before), t.put(changed.After, changed.Record))
	})
	if err != nil {
		return nil, err
	}
	return after, nil
}

func (s *batchStore) Delete(ctx context.Context, id string) error {
	return s.batch(ctx, func(t batchTx) error {
		session, err := t.read(id)
		if err != nil {
			return err
		}
		return t.drop(session)
	})
}

// Close lets go of the file.
func (s *batchStore) Close() error { return s.db.Close() }

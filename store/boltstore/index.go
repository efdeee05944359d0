package boltstore

import (
	"bytes"
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// index makes both indexes lead to the session under the key as it is after, no longer as it was
// before; nil is a session that is not there. What leads there already is not touched.
func (t tables) index(key uuid.UUID, before, after *quiz.Session) error {
	if before == nil {
		before = &quiz.Session{}
	}
	if after == nil {
		after = &quiz.Session{}
	}
	if err := t.indexCode(key, before.Code, after.Code); err != nil {
		return err
	}
	return t.indexOwners(key, before.Owners, after.Owners)
}

// indexCode needs no flag for a session that is not there: no session has an unset code.
func (t tables) indexCode(key uuid.UUID, before, after quiz.SecretHash) error {
	unset := quiz.SecretHash{}
	if before == after {
		return nil
	}
	if after != unset {
		if t.codes.Get(after[:]) != nil {
			return store.ErrExists
		}
		if err := t.codes.Put(after[:], key[:]); err != nil {
			return err
		}
	}
	if before == unset {
		return nil
	}
	return t.codes.Delete(before[:])
}

func (t tables) indexOwners(key uuid.UUID, before, after []quiz.SecretHash) error {
	for _, owner := range before {
		if slices.Contains(after, owner) {
			continue
		}
		if err := t.owners.Delete(ownerKey(owner, key)); err != nil {
			return err
		}
	}
	for _, owner := range after {
		if slices.Contains(before, owner) {
			continue
		}
		if err := t.owners.Put(ownerKey(owner, key), nil); err != nil {
			return err
		}
	}
	return nil
}

// ownedBy returns the keys of the owner's sessions, newest first.
func (t tables) ownedBy(owner quiz.SecretHash) []uuid.UUID {
	var keys []uuid.UUID
	c := t.owners.Cursor()
	for k, _ := c.Seek(owner[:]); bytes.HasPrefix(k, owner[:]); k, _ = c.Next() {
		var key uuid.UUID // a key of another length leads nowhere, and indexed says so
		copy(key[:], k[len(owner):])
		keys = append(keys, key)
	}
	slices.Reverse(keys)
	return keys
}

// waysTo looks through both indexes for the entries that lead to a key.
func (t tables) waysTo(ctx context.Context, key uuid.UUID) (codes, owners [][]byte, err error) {
	err = t.codes.ForEach(func(code, leadsTo []byte) error {
		if bytes.Equal(leadsTo, key[:]) {
			codes = append(codes, bytes.Clone(code))
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, nil, err
	}
	err = t.owners.ForEach(func(owner, _ []byte) error {
		if bytes.HasSuffix(owner, key[:]) {
			owners = append(owners, bytes.Clone(owner))
		}
		return ctx.Err()
	})
	return codes, owners, err
}

// indexed returns the session to which an index leads.
func (t tables) indexed(key uuid.UUID) (*quiz.Session, error) {
	record := t.sessions.Get(key[:])
	if record == nil {
		return nil, damaged("an index leads to session %s, which is not there", key)
	}
	session, _, err := store.DecodeSession(key.String(), record)
	return session, err
}

func ownerKey(owner quiz.SecretHash, key uuid.UUID) []byte { return slices.Concat(owner[:], key[:]) }

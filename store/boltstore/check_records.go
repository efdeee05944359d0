package boltstore

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"github.com/google/uuid"
	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/quiz"
)

// each calls f with all that is in a bucket.
func (c *check) each(bucket *bolt.Bucket, f func(key, value []byte)) error {
	return bucket.ForEach(func(key, value []byte) error {
		f(key, value)
		return c.ctx.Err()
	})
}

func (c *check) problem(format string, args ...any) { c.tell(fmt.Sprintf(format, args...)) }

func (c *check) questionnaires() error {
	return c.each(c.tables.questionnaires, func(key, canonical []byte) {
		c.report.Questionnaires++
		if digest := sha256.Sum256(canonical); !bytes.Equal(key, digest[:]) {
			c.problem("questionnaire %x: its bytes have another digest; its sessions have no result until a server that offers it is started", key)
		}
	})
}

func (c *check) sessions() error {
	return c.each(c.tables.sessions, func(key, record []byte) {
		c.report.Sessions++
		session, err := decode(key, record)
		if err != nil {
			c.problem("%v", err)
			return
		}
		c.count(session)
		c.ways(uuidOf(key), session)
	})
}

func (c *check) count(s *quiz.Session) {
	if !s.Finished.IsZero() {
		c.report.Finished++
	}
	if c.report.Oldest.IsZero() || s.Started.Before(c.report.Oldest) {
		c.report.Oldest = s.Started
	}
	if s.Started.After(c.report.Newest) {
		c.report.Newest = s.Started
	}
}

// ways looks whether the session has its questionnaire, and all ways lead to it that should.
func (c *check) ways(key uuid.UUID, s *quiz.Session) {
	if c.tables.questionnaires.Get(s.Digest[:]) == nil {
		c.problem("session %s: its questionnaire %s is not kept; it has no result until a server that offers it is started", s.ID, s.Digest)
	}
	switch leadsTo := c.tables.codes.Get(s.Code[:]); {
	case leadsTo == nil:
		c.problem("session %s: its return code does not lead to it", s.ID)
	case !bytes.Equal(leadsTo, key[:]):
		c.problem("session %s: its return code leads to %s instead", s.ID, idOf(leadsTo))
	default:
		c.codesLed++
	}
	for _, owner := range s.Owners {
		if c.tables.owners.Get(ownerKey(owner, key)) == nil {
			c.problem("session %s: a browser that holds it does not list it", s.ID)
			continue
		}
		c.ownersLed++
	}
}

// codes looks for return codes that lead elsewhere. There is none where there are as many as lead to the
// sessions that have them, which saves reading every record again.
func (c *check) codes() error {
	err := c.each(c.tables.codes, func(_, _ []byte) { c.report.Codes++ })
	if err != nil || c.report.Codes == c.codesLed {
		return err
	}
	return c.each(c.tables.codes, func(code, value []byte) {
		c.leads("a return code", value, func(s *quiz.Session) bool { return bytes.Equal(code, s.Code[:]) })
	})
}

// owners looks for entries of browsers' lists that lead elsewhere, as codes does.
func (c *check) owners() error {
	err := c.each(c.tables.owners, func(_, _ []byte) { c.report.Owners++ })
	if err != nil || c.report.Owners == c.ownersLed {
		return err
	}
	return c.each(c.tables.owners, func(key, _ []byte) {
		owner := quiz.SecretHash{}
		value := key[copy(owner[:], key):]
		c.leads("a browser's list", value, func(s *quiz.Session) bool { return s.OwnedBy(owner) })
	})
}

// leads looks whether an entry of an index leads to a session that knows of it.
func (c *check) leads(what string, value []byte, knows func(*quiz.Session) bool) {
	record := c.tables.sessions.Get(value)
	if record == nil {
		c.problem("%s leads to session %s, which is not there", what, idOf(value))
		return
	}
	session, err := decode(value, record)
	if err == nil && !knows(session) { // a record that cannot be read was told of before
		c.problem("%s leads to session %s, which does not know of it", what, idOf(value))
	}
}

// idOf spells a key as the id that it is, or should be.
func idOf(key []byte) string {
	if id := uuidOf(key).String(); len(key) == len(uuid.UUID{}) && isID(id) {
		return id
	}
	return fmt.Sprintf("%x", key)
}

package boltstore

import (
	"context"
	"time"

	bolt "go.etcd.io/bbolt"
)

// A Report is what Check counted. Where it found problems, it counted what could be read.
type Report struct {
	// Sessions are all that are kept, Finished those among them that were finished.
	Sessions, Finished int
	Questionnaires     int
	// Codes and Owners are the entries of both indexes: return codes, and browsers by session.
	Codes, Owners int
	// Oldest and Newest are the first and the last start of a session; zero without sessions.
	Oldest, Newest time.Time
	// FileBytes is how large the file is, FreeBytes how much of it holds nothing that is kept.
	FileBytes, FreeBytes int64
	// Problems is how many were told.
	Problems int
}

// A check is one look at the whole store.
type check struct {
	ctx    context.Context
	tables tables
	report Report
	// codesLed and ownersLed count the entries of both indexes that a session knows of.
	codesLed, ownersLed int

	tell func(problem string)
}

// Check looks at all that is kept, as of one moment and while others go on reading and writing, and tells
// each problem in a sentence: pages that are not what they should be, records and questionnaires that
// cannot be read, ways that are missing or lead elsewhere. It alters nothing. Whatever the damage, it
// returns.
//
// An error means that the look was not finished: the context is done, the store closed, the file
// unreadable. Where pages that hold something are damaged it ends with them, since they would mislead it.
func (s *Store) Check(ctx context.Context, tell func(problem string)) (Report, error) {
	c := &check{ctx: ctx}
	c.tell = func(problem string) { c.report.Problems++; asIs(func() { tell(problem) }) }
	err := s.read(ctx, "check the store", func(t tables) error {
		c.tables = t
		if sound, err := c.pages(s, t.sessions.Tx()); err != nil || !sound {
			return err
		}
		for _, look := range []func() error{c.questionnaires, c.sessions, c.codes, c.owners} {
			if err := look(); err != nil {
				return err
			}
		}
		return nil
	})
	return c.report, err
}

// pages looks at the pages, and reports whether those that hold what is kept are sound.
func (c *check) pages(s *Store, tx *bolt.Tx) (sound bool, err error) {
	info, err := s.file.Stat()
	if err != nil {
		return false, err
	}
	p, err := checkTree(c.ctx, headOf(tx), s.file, c.tell)
	if err != nil {
		return false, err
	}
	sound = c.report.Problems == 0
	err = p.checkRest()
	c.report.FileBytes = info.Size()
	c.report.FreeBytes = info.Size() - p.used*s.page
	return sound, err
}

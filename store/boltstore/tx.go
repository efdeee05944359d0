package boltstore

import (
	"context"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/store"
)

const (
	bucketMeta           = "meta"
	bucketQuestionnaires = "questionnaires"
	bucketSessions       = "sessions"
	bucketOwners         = "owners"
	bucketCodes          = "codes"

	keyFormat = "format"
)

// sessionsFill is how full a page of sessions is made before the next one is begun. Sessions come in
// the order of their keys, so pages are not written to in the middle; but a record grows by a few
// bytes while the sitting lasts (times, and lists of options), for which a tenth is left. Measured, a
// sitting takes 188 bytes of its pages so; at 1.0, where every page splits again, 344, and at bbolt's
// own 0.5, 348.
const sessionsFill = 0.9

// The tables are the buckets of one transaction. What is read from them is bbolt's, and only until
// the transaction ends.
type tables struct{ questionnaires, sessions, owners, codes *bolt.Bucket }

func tablesOf(tx *bolt.Tx) (tables, error) {
	t := tables{
		questionnaires: tx.Bucket([]byte(bucketQuestionnaires)),
		sessions:       tx.Bucket([]byte(bucketSessions)),
		owners:         tx.Bucket([]byte(bucketOwners)),
		codes:          tx.Bucket([]byte(bucketCodes)),
	}
	if t.questionnaires == nil || t.sessions == nil || t.owners == nil || t.codes == nil {
		return tables{}, damaged("a bucket is missing")
	}
	t.sessions.FillPercent = sessionsFill // bbolt does not keep it
	return t, nil
}

// read calls f in a transaction that sees the store at one moment.
func (s *Store) read(ctx context.Context, doing string, f func(tables) error) error {
	return s.view(ctx, doing, func(tx *bolt.Tx) error {
		t, err := tablesOf(tx)
		if err != nil {
			return err
		}
		return f(t)
	})
}

func (s *Store) view(ctx context.Context, doing string, f func(*bolt.Tx) error) error {
	err := ctx.Err()
	if err == nil {
		err = s.access.view(f)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, classify(err))
	}
	return nil
}

// write has the work done in a transaction, and returns when it is on disk or refused. The work must do all
// its checks before it writes, and gets the tables of a transaction that it shares with others.
func (s *Store) write(ctx context.Context, doing string, work func(tables) error) error {
	return s.change(doing, &job{ctx: ctx, work: work})
}

// free is write for work that only deletes: it goes on where the file is as large as it may become.
func (s *Store) free(ctx context.Context, doing string, work func(tables) error) error {
	return s.change(doing, &job{ctx: ctx, work: work, frees: true})
}

func (s *Store) change(doing string, j *job) error {
	err := j.ctx.Err()
	switch {
	case err != nil:
	case s.db.IsReadOnly():
		err = store.ErrReadOnly
	default:
		err = s.writer.do(j)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

package boltstore

import (
	"errors"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/store"
)

// transact does the jobs in one transaction. A job that refuses gets its own error and no part in it;
// an error of the transaction is returned, and then none of the jobs was done.
//
// The transaction is not bbolt's managed one: that one, when it meets a bad page, reads the free pages
// again, for which it may have to look at every page in a goroutine where nobody could recover.
func (w *writer) transact(jobs []*job) error {
	if err := w.broken(); err != nil {
		return err
	}
	start := time.Now()
	id, done := 0, 0
	err := guard(func() error {
		tx, err := w.access.write()
		if err != nil {
			return err
		}
		defer tx.Rollback() // nothing once it was committed
		id = tx.ID()
		w.room.set(w.access.db, jobs)
		w.listFree()
		if done, err = perform(tx, jobs); err != nil || done == 0 {
			return err
		}
		return w.access.commit(tx, w.sentry.commit)
	})
	err = classify(err)
	w.count(done, time.Since(start), err)
	if err != nil {
		return w.judge(id, err)
	}
	return nil
}

// perform does each job's work, and counts those who did not refuse.
func perform(tx *bolt.Tx, jobs []*job) (done int, err error) {
	t, err := tablesOf(tx)
	if err != nil {
		return 0, err
	}
	for _, j := range jobs {
		if j.err = j.ctx.Err(); j.err == nil { // who has given up writes nothing
			j.err = j.work(t)
		}
		if j.err == nil {
			done++
		}
	}
	return done, nil
}

// judge tells what a transaction that failed means for those to come. Where there was no space, or a
// page was bad, nothing has happened and the next one may succeed. Any other error is the disk's; and
// one after which the transaction is to be seen all the same left the disk with nobody knows what. The
// next sync would report success for what this one has lost, so there is none.
func (w *writer) judge(id int, err error) error {
	switch {
	case errors.Is(err, store.ErrClosed), errors.Is(err, store.ErrFailed):
		return err
	case w.visible(id), !mayBeOnes(err):
		return w.fail(err)
	}
	return err
}

// visible reports whether readers see the transaction with the id; also when that cannot be told.
func (w *writer) visible(id int) bool {
	seen := true
	_ = w.access.view(func(tx *bolt.Tx) error {
		seen = id > 0 && tx.ID() >= id
		return nil
	})
	return seen
}

// mayBeOnes reports whether a transaction may have failed for the sake of one of its jobs.
func mayBeOnes(err error) bool {
	return errors.Is(err, store.ErrFull) || errors.Is(err, store.ErrDamaged)
}

func (w *writer) broken() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.failed
}

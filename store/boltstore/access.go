package boltstore

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"github.com/careerfit/careerfit/store"
)

// An access begins bbolt's transactions, as long as the file is what the store made it. Whoever copies another file into
// it keeps its name and place, and may make it shorter on the way: then bbolt panics while it begins a transaction, and
// keeps its locks. So from then on nobody is let in any more.
type access struct {
	db *bolt.DB
	// last is the transaction that was written last, most the one that may be in the file by now.
	last, most atomic.Int64

	once  sync.Once
	lost  chan struct{} // closed once there is a cause
	cause error
}

var errOverwritten = errors.New("somebody else wrote into the file")

// newAccess takes the file as it is. What it returns beside an error is to be closed, too.
func newAccess(db *bolt.DB) (*access, error) {
	a := &access{db: db, lost: make(chan struct{})}
	tx, err := a.begin(false)
	if err != nil {
		return a, err
	}
	defer a.end(tx)
	a.last.Store(int64(tx.ID()))
	a.most.Store(int64(tx.ID()))
	return a, nil
}

// view calls f in a transaction that reads.
func (a *access) view(f func(*bolt.Tx) error) error {
	return guard(func() error {
		oldest := a.last.Load()
		tx, err := a.begin(false)
		if err != nil {
			return err
		}
		defer a.end(tx)
		if id := int64(tx.ID()); id < oldest || id > a.most.Load() {
			return a.lose(errOverwritten)
		}
		return f(tx)
	})
}

// write begins a transaction that writes. What bbolt knows of free pages is true of the last one's file alone.
func (a *access) write() (*bolt.Tx, error) {
	tx, err := a.begin(true)
	if err != nil {
		return nil, err
	}
	if int64(tx.ID()) != a.last.Load()+1 {
		return nil, errors.Join(a.lose(errOverwritten), tx.Rollback())
	}
	return tx, nil
}

// commit commits what write began, by way of do. What failed may be in the file all the same.
func (a *access) commit(tx *bolt.Tx, do func(*bolt.Tx) error) error {
	if err := a.failure(); err != nil {
		return err
	}
	id := int64(tx.ID())
	a.most.Store(id)
	err := do(tx)
	if err == nil {
		a.last.Store(id)
	}
	return err
}

func (a *access) begin(writable bool) (tx *bolt.Tx, err error) {
	if err := a.failure(); err != nil {
		return nil, err
	}
	err = guard(func() (err error) { tx, err = a.db.Begin(writable); return err })
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, berrors.ErrInvalidMapping) {
		err = a.lose(err)
	}
	return tx, err
}

// end ends a transaction that reads. Once there is a cause it might wait for ever.
func (a *access) end(tx *bolt.Tx) {
	if a.failure() == nil {
		_ = tx.Rollback()
	}
}

// lose lets nobody in any more, for the first cause that there is, and returns that.
func (a *access) lose(cause error) error {
	a.once.Do(func() {
		a.cause = fmt.Errorf("%w: %v", store.ErrLost, cause)
		close(a.lost)
	})
	return a.cause
}

// failure is why nobody is let in any more, or nil.
func (a *access) failure() error {
	select {
	case <-a.lost:
		return a.cause
	default:
		return nil
	}
}

// close lets go of the file; bbolt's own Close would wait for the locks that it keeps.
func (a *access) close(release func() error) error {
	if a.failure() != nil {
		return release()
	}
	return a.db.Close()
}

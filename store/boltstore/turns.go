package boltstore

import (
	"context"
	"sync"

	"github.com/google/uuid"

	"github.com/careerfit/careerfit/store"
)

// Turns let those who change one session do so one after the other; those who change different ones
// never wait for each other. There is an entry only where somebody has a turn or waits for one.
type turns struct {
	mu  sync.Mutex
	all map[uuid.UUID]*turn
	// lost is closed when turns may last for ever, since the store is lost.
	lost <-chan struct{}
}

type turn struct {
	taken chan struct{} // holds one value while somebody has the turn
	users int           // who has it, and who waits
}

// take waits for the turn at the session under the key, until the context is done or the store is lost. The turn ends with
// the call of end.
func (t *turns) take(ctx context.Context, key uuid.UUID) (end func(), err error) {
	this := t.enter(key)
	if err := ctx.Err(); err != nil { // a free turn must not win against it
		t.leave(key, this)
		return nil, err
	}
	select {
	case this.taken <- struct{}{}:
		return func() { <-this.taken; t.leave(key, this) }, nil
	case <-t.lost:
		err = store.ErrLost
	case <-ctx.Done():
		err = ctx.Err()
	}
	t.leave(key, this)
	return nil, err
}

func (t *turns) enter(key uuid.UUID) *turn {
	t.mu.Lock()
	defer t.mu.Unlock()
	this := t.all[key]
	if this == nil {
		this = &turn{taken: make(chan struct{}, 1)}
		t.all[key] = this
	}
	this.users++
	return this
}

func (t *turns) leave(key uuid.UUID, this *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if this.users--; this.users == 0 {
		delete(t.all, key)
	}
}

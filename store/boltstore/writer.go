package boltstore

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/careerfit/careerfit/store"
)

// A writer has changes done in transactions, one at a time. Whatever waits when one begins goes into
// it, so that one taker pays for one sync and a thousand share it; nobody waits for company.
//
// There is no goroutine behind it. Who comes when nobody writes leads: it does what waits, its own job
// among it, and hands the lead to the first of those who have come since.
type writer struct {
	access *access
	sentry *sentry
	room   room
	// mostListed is mostListed, but for tests.
	mostListed int

	mu      sync.Mutex
	waiting []*job
	led     bool // somebody leads, or was told to
	closed  bool
	quiet   chan struct{} // closed when it is closed and nobody leads any more
	failed  error         // what made it unsafe to write on
	counts  commits
}

// A job is a change that was prepared: what is left are checks of what may have changed since, and
// then the writing.
type job struct {
	ctx context.Context
	// work must do all its checks before it writes: when it returns an error, the transaction goes
	// on without it.
	work func(tables) error
	// frees: the work only deletes.
	frees bool

	chosen bool // to lead; guarded by the writer's mu
	// called gets one value: true, it is this job's turn to lead; false, it is done.
	called chan bool
	err    error // once it is done
}

func newWriter(a *access, s *sentry, maxSize int) *writer {
	return &writer{access: a, sentry: s, room: newRoom(maxSize), mostListed: mostListed, quiet: make(chan struct{})}
}

// do returns when the job is done and on disk, or refused. Who gives up while waiting is told so; who
// gives up when the transaction has begun is told what became of it.
func (w *writer) do(j *job) error {
	j.called = make(chan bool, 1)
	lead, err := w.enter(j)
	if err != nil {
		return err
	}
	if !lead {
		if lead, err = w.await(j); err != nil {
			return err
		}
	}
	if lead {
		w.lead()
	}
	return j.err
}

// await returns when the job is done or to lead; with an error when it was given up, or nobody can tell what becomes of
// it: whoever leads may be behind a lock that bbolt keeps.
func (w *writer) await(j *job) (lead bool, err error) {
	select {
	case lead = <-j.called:
		return lead, nil
	case <-w.access.lost:
		return false, w.access.failure()
	case <-j.ctx.Done():
	}
	if w.leave(j) {
		return false, j.ctx.Err()
	}
	select {
	case lead = <-j.called:
		return lead, nil
	case <-w.access.lost:
		return false, w.access.failure()
	}
}

// enter puts the job behind those who wait, and reports whether it is to lead.
func (w *writer) enter(j *job) (lead bool, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.closed:
		return false, store.ErrClosed
	case w.access.failure() != nil:
		return false, w.access.failure()
	case w.failed != nil:
		return false, w.failed
	}
	w.waiting = append(w.waiting, j)
	lead = !w.led
	w.led = true
	return lead, nil
}

// leave takes a job back, and reports false where it is too late for that.
func (w *writer) leave(j *job) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	i := slices.Index(w.waiting, j)
	if i < 0 || j.chosen {
		return false
	}
	w.waiting = slices.Delete(w.waiting, i, i+1)
	return true
}

// lead does what waits, tells those whose jobs were done, and lets the next one lead. Its own job is the
// first.
func (w *writer) lead() {
	jobs := w.gather()
	w.settle(jobs)
	for _, j := range jobs[1:] {
		j.called <- false
	}
	w.handOver()
}

// gather returns what waits, once all who were about to come are there: those who have just been told, say,
// and have the next answer ready. It lets others run, for as long as somebody comes; who is alone has
// the turn back at once. Measured, that makes transactions up to twice as large.
func (w *writer) gather() []*job {
	for here, seen := 1, 0; here > seen; {
		seen = here
		runtime.Gosched()
		w.mu.Lock()
		here = len(w.waiting)
		w.mu.Unlock()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	jobs := w.waiting
	w.waiting = nil
	return jobs
}

func (w *writer) handOver() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.waiting) > 0 {
		w.waiting[0].chosen = true
		w.waiting[0].called <- true
		return
	}
	w.led = false
	if w.closed {
		close(w.quiet)
	}
}

// settle does the jobs in one transaction. Where one of them may be to blame that it failed, each half
// has another one, down to the single job: nobody fails for a neighbour's sake. But once two have found no
// space each by itself there is none, and those for whom there is none together are refused together.
func (w *writer) settle(jobs []*job) {
	full := 0
	for todo := [][]*job{jobs}; len(todo) > 0; {
		some := todo[0]
		todo = todo[1:]
		err := w.transact(some)
		none := errors.Is(err, store.ErrFull)
		switch {
		case err == nil:
		case len(some) > 1 && mayBeOnes(err) && !(none && full > 1):
			todo = append(halves(some), todo...)
		default:
			refuse(some, err)
			if none {
				full++
			}
		}
	}
}

func refuse(jobs []*job, err error) {
	for _, j := range jobs {
		j.err = err
	}
}

// halves parts more than one job: those that only delete, and make room, go before the others; jobs of one
// kind are parted in the middle.
func halves(jobs []*job) [][]*job {
	var frees, others []*job
	for _, j := range jobs {
		if j.frees {
			frees = append(frees, j)
		} else {
			others = append(others, j)
		}
	}
	if len(frees) > 0 && len(others) > 0 {
		return [][]*job{frees, others}
	}
	return [][]*job{jobs[:len(jobs)/2], jobs[len(jobs)/2:]}
}

// fail stops all writing for good.
func (w *writer) fail(cause error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed == nil {
		w.failed = fmt.Errorf("%w: %v", store.ErrFailed, cause)
	}
	return w.failed
}

func (w *writer) gaveUp() bool { return w.broken() != nil || w.access.failure() != nil }

// close lets nobody in any more, and returns when those who are in are done. Where the store is lost they may be behind a
// lock that bbolt keeps: then they are given a second, and an error is returned.
func (w *writer) close() error {
	w.mu.Lock()
	w.closed = true
	led := w.led
	w.mu.Unlock()
	if !led {
		return nil
	}
	select {
	case <-w.quiet:
		return nil
	case <-w.access.lost:
	}
	select {
	case <-w.quiet:
		return nil
	case <-time.After(time.Second):
		return w.access.failure()
	}
}

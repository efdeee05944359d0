package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/careerfit/careerfit/store"
)

// How a sweep goes. A step is short and there is a pause behind it, so that takers do not wait.
const (
	sweepFirst = 10 * time.Minute // after the start: by then a machine has asked others for the time
	sweepEvery = time.Hour
	sweepStep  = 256 // sittings
	sweepPause = 25 * time.Millisecond
	clockEvery = time.Minute     // at the clock
	lastLook   = 2 * time.Second // for what a stop waits
	// visitsNotedTo is how exactly visits are noted: a taker may have come back for so long after the last one noted.
	visitsNotedTo = 24 * time.Hour
)

// A sweeper deletes what nobody has come back to.
type sweeper struct {
	store store.Store
	keep  time.Duration
	clock *steadyClock
	log   *slog.Logger

	deleted, done, doubted, failed atomic.Uint64
}

// start sweeps now and then. What it returns ends that, and waits for the step that is under way, unless that hangs.
func (s *sweeper) start() (end func()) {
	if s.keep <= 0 {
		return func() {}
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for due := sweepFirst; slept(ctx, clockEvery); due -= clockEvery {
			s.lookAtClock(ctx)
			if due <= clockEvery {
				s.sweep(ctx)
				due += sweepEvery
			}
		}
		// Whoever has mended the clock may start the server anew at once, and the next one would not know of it.
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastLook)
		defer cancel()
		s.lookAtClock(last)
	}()
	return func() {
		cancel()
		select {
		case <-ended:
		case <-time.After(2 * lastLook): // the store is lost, and a step may hang in it for ever
		}
	}
}

// sweep goes through the store once, unless it doubts the clock, and tells of it.
func (s *sweeper) sweep(ctx context.Context) {
	before := s.deleted.Load()
	err := s.throughStore(ctx)
	deleted := s.deleted.Load() - before
	switch {
	case ctx.Err() != nil: // the server ends; the next one goes on
	case errors.Is(err, errDoubt):
		s.doubted.Add(1)
		s.log.Warn("sittings that nobody has come back to are not deleted for now", "deleted", deleted, "because", err)
	case err != nil:
		s.failed.Add(1)
		s.log.Error("the sweep did not go through", "deleted", deleted, "error", err)
	default:
		s.done.Add(1)
		s.log.Log(ctx, importance(deleted), "swept", "deleted", deleted)
	}
}

// importance is that of a sweep that deleted so many.
func importance(deleted uint64) slog.Level {
	if deleted == 0 {
		return slog.LevelDebug
	}
	return slog.LevelInfo
}

// throughStore goes through the store in steps, and looks at the clock before each. A sitting that cannot be read
// keeps nobody from deleting the others, and neither does a visit that is still to be put forward.
func (s *sweeper) throughStore(ctx context.Context) error {
	redate, doubt := s.evidence(ctx)
	if redate == nil {
		return doubt
	}
	var unread error
	for after := ""; ; {
		now := s.clock.look()
		if s.clock.doubtful() {
			return errLeapt
		}
		before := earlier(now.Add(-s.keep-visitsNotedTo), s.clock.settled())
		next, deleted, err := s.store.Purge(ctx, before, redate(now), after, sweepStep)
		s.deleted.Add(uint64(deleted)) // #nosec G115 -- a number of sittings
		unread = errors.Join(unread, err)
		if after = next; next == "" || !slept(ctx, sweepPause) {
			return cmp.Or(unread, doubt)
		}
	}
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func (s *sweeper) expose(e *exposition) {
	e.family("careerfit_sittings_swept_total", "counter", "Sittings deleted because nobody had come back to them.").sample(float64(s.deleted.Load()))
	sweeps := e.family("careerfit_sweeps_total", "counter", "Sweeps by how they went: doubted ones did not believe the clock.")
	sweeps.sample(float64(s.done.Load()), "outcome", "done")
	sweeps.sample(float64(s.doubted.Load()), "outcome", "doubted")
	sweeps.sample(float64(s.failed.Load()), "outcome", "failed")
}

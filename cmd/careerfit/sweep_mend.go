package main

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// lookAtClock looks at the clock. Was it behind until now, who came meanwhile did not come long ago: their visits are
// put forward at once, since whoever starts the server anew knows nothing of it.
func (s *sweeper) lookAtClock(ctx context.Context) {
	s.clock.look()
	if len(s.clock.behind()) == 0 {
		return
	}
	if err := s.mend(ctx); err != nil {
		s.log.Warn("visits noted by a clock that was behind are not put forward yet", "error", err)
		return
	}
	s.clock.settle()
}

func (s *sweeper) mend(ctx context.Context) error {
	for sittings, err := range s.behind(ctx, "") {
		if err == nil {
			err = s.mendAll(ctx, sittings)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mendAll mends sittings together, so that they share their syncs.
func (s *sweeper) mendAll(ctx context.Context, sittings []*quiz.Session) error {
	errs := make([]error, len(sittings))
	var mending sync.WaitGroup
	for i, sitting := range sittings {
		if s.clock.lag(sitting.Seen) > 0 {
			mending.Go(func() { errs[i] = s.mendOne(ctx, sitting.ID) })
		}
	}
	mending.Wait()
	return cmp.Or(errs...)
}

func (s *sweeper) mendOne(ctx context.Context, id string) error {
	_, err := s.store.Update(ctx, id, func(sitting *quiz.Session) error {
		sitting.Seen = sitting.Seen.Add(s.clock.lag(sitting.Seen))
		return nil
	})
	if errors.Is(err, store.ErrNotFound) { // its taker deleted it meanwhile
		return nil
	}
	return err
}

// slept waits, and reports whether it could to the end.
func slept(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

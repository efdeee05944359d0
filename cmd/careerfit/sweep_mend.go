package main

import (
	"context"
	"errors"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// mend puts the visits forward that were noted while the clock was behind: who came then did not come years ago.
func (s *sweeper) mend(ctx context.Context) error {
	if len(s.clock.behind()) == 0 {
		return nil
	}
	for after := ""; ; {
		sittings, err := s.store.List(ctx, after, sweepStep)
		if err := butUnreadable(err); err != nil {
			return err
		}
		for _, sitting := range sittings {
			if err := s.mendOne(ctx, sitting); err != nil {
				return err
			}
			after = sitting.ID
		}
		if len(sittings) < sweepStep {
			s.clock.settle()
			return nil
		}
		if !slept(ctx, sweepPause) {
			return ctx.Err()
		}
	}
}

func (s *sweeper) mendOne(ctx context.Context, sitting *quiz.Session) error {
	if s.clock.lag(sitting.Seen) == 0 {
		return nil
	}
	_, err := s.store.Update(ctx, sitting.ID, func(sitting *quiz.Session) error {
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

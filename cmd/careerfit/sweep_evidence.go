package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// Why a sweep does not believe the clock. Nothing is deleted early by a clock that is wrong, but for one that is
// ahead from the start, for a day, in a store where others began sittings by it.
var (
	errDoubt = errors.New("the clock is doubted")
	errLeapt = fmt.Errorf("%w: it leapt by more than an hour; it is believed again when it has run steadily for a day", errDoubt)
	errAlone = fmt.Errorf("%w: by it nobody has begun a sitting for longer than they are kept; it is believed when it has run steadily for a day", errDoubt)
)

// evidence asks the sittings themselves what they know of the time: the id of each tells when it was begun. It returns
// by what time those seen in the future are told apart from the others, as redate says for each moment, or why
// nothing must be deleted.
func (s *sweeper) evidence(ctx context.Context) (redate func(now time.Time) time.Time, err error) {
	now := s.clock.look()
	if s.clock.doubtful() {
		return nil, errLeapt
	}
	some, err := s.begunWithin(ctx, time.UnixMilli(0), atTheEnd())
	if err != nil || !some {
		return asItIs, err
	}
	lately, err := s.begunWithin(ctx, now.Add(-s.keep), now.Add(store.Ahead))
	if err == nil && !lately && !s.clock.steady() {
		err = errAlone
	}
	if err != nil {
		return nil, err
	}
	// Either the clock is behind, or it was ahead once. Whoever noted all the others as seen by a clock that is
	// behind would delete them as soon as it is mended.
	if behind, err := s.begunWithin(ctx, now.Add(store.Ahead), atTheEnd()); err != nil || behind {
		return inAThousandYears, err
	}
	return asItIs, nil
}

// butUnreadable is the error, unless it only tells of sittings that cannot be read: the steps of the sweep tell of
// them, too, and they keep nobody from deleting the others.
func butUnreadable(err error) error {
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNewer) {
		return nil
	}
	return err
}

func asItIs(now time.Time) time.Time           { return now }
func inAThousandYears(now time.Time) time.Time { return now.AddDate(1000, 0, 0) }

// atTheEnd is later than any time that a store keeps.
func atTheEnd() time.Time { return time.Date(10000, time.January, 1, 0, 0, 0, 0, time.UTC) }

// begunWithin reports whether a sitting was begun after a moment, and not after another one. Ids sort by the time at
// which they were made.
func (s *sweeper) begunWithin(ctx context.Context, after, until time.Time) (bool, error) {
	ms := max(0, after.UnixMilli())
	sittings, err := s.store.List(ctx, fmt.Sprintf("%08x-%04x-7fff-bfff-ffffffffffff", ms>>16, ms&0xffff), 16)
	if slices.ContainsFunc(sittings, func(s *quiz.Session) bool { return !s.Started.After(until) }) {
		return true, nil // one that can be read is enough
	}
	return false, butUnreadable(err)
}

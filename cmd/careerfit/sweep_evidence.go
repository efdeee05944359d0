package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// Why a sweep does not believe the clock.
var (
	errDoubt = errors.New("the clock is doubted")
	errLeapt = fmt.Errorf("%w: it leapt by more than an hour; it is believed again when it has run steadily for a day", errDoubt)
	errAlone = fmt.Errorf("%w: nobody began a sitting in the day before the last one before the server was started; it is believed when it has run steadily for a day", errDoubt)
	errAhead = fmt.Errorf("%w: there are sittings of the future; those seen in the future stay until more have been begun by this clock, since it last leapt, than after it", errDoubt)
)

// evidence asks the sittings themselves what they know of the time: the id of each tells when it was begun. It returns
// by what time those seen in the future are told apart from the others, as redate says for each moment, or nil if
// nothing must be deleted; and what there is to doubt.
func (s *sweeper) evidence(ctx context.Context) (redate func(now time.Time) time.Time, err error) {
	now := s.clock.look()
	if s.clock.doubtful() {
		return nil, errLeapt
	}
	if agreed, err := s.agreed(ctx, now); err != nil || !agreed {
		return nil, cmp.Or(err, errAlone)
	}
	// Either the clock is behind, or it was ahead once. Whoever noted all the others as seen by a clock that is
	// behind would delete them as soon as it is mended.
	ahead, err := s.begunWithin(ctx, now.Add(store.Ahead), atTheEnd(), math.MaxInt)
	if err != nil {
		return nil, err
	}
	lately, err := s.begunWithin(ctx, s.clock.runsSince(), now.Add(store.Ahead), ahead+1)
	switch {
	case err != nil:
		return nil, err
	case ahead == 0, s.clock.steady() && lately > ahead:
		return asItIs, nil
	}
	return inAThousandYears, errAhead
}

// agreed reports whether the clock may be believed: it has run steadily for a day, or sittings tell that it did before
// the server was started; those of the last day do not count, since by a clock that has just leapt others may have
// begun them. Where none was begun so long ago that it may be due, nothing depends on it.
//
// So a server that is started while its clock is ahead by no more than two days is deceived, and in its first day deletes
// sittings by as much too early, less the day to which visits are noted: nothing in the file tells such a clock from one
// that is right.
func (s *sweeper) agreed(ctx context.Context, now time.Time) (bool, error) {
	if s.clock.steady() {
		return true, nil
	}
	due, err := s.begunWithin(ctx, time.UnixMilli(0), now.Add(-s.keep), 1)
	if err != nil || due == 0 {
		return true, err
	}
	before, err := s.begunWithin(ctx, s.clock.begun.Add(-2*patience), s.clock.begun.Add(-patience), 1)
	return before > 0, err
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

// begunWithin counts, up to a limit, the sittings that were begun after a moment, and not after another one.
func (s *sweeper) begunWithin(ctx context.Context, after, until time.Time, limit int) (n int, err error) {
	for sittings, err := range s.behind(ctx, lastIDOf(after)) {
		if err != nil {
			return n, err
		}
		for _, sitting := range sittings {
			if n == limit || sitting.Started.After(until) {
				return n, nil
			}
			n++
		}
	}
	return n, nil
}

// lastIDOf is the last id that a sitting can have that was begun at a moment, to the millisecond: ids sort by the time at
// which they were made.
func lastIDOf(moment time.Time) string {
	ms := max(0, moment.UnixMilli())
	return fmt.Sprintf("%08x-%04x-7fff-bfff-ffffffffffff", ms>>16, ms&0xffff)
}

// behind goes through the sittings behind an id, a step at a time; those that cannot be read are left out.
func (s *sweeper) behind(ctx context.Context, id string) iter.Seq2[[]*quiz.Session, error] {
	return func(yield func([]*quiz.Session, error) bool) {
		for {
			sittings, err := s.store.List(ctx, id, sweepStep)
			if !yield(sittings, butUnreadable(err)) || len(sittings) < sweepStep {
				return
			}
			id = sittings[len(sittings)-1].ID
		}
	}
}

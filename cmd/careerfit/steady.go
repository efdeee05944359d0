package main

import (
	"slices"
	"time"
)

// How a clock is judged.
const (
	// leap is how far the clock on the wall may get ahead of, or behind, the time that truly passed before it is doubted.
	leap = time.Hour
	// patience is how long a clock must run steadily before it is believed again.
	patience = 24 * time.Hour
	// maxEras bounds what is remembered of a clock that leaps all the time.
	maxEras = 64
)

// A steadyClock compares the clock on the wall, which people and programs set, with the time that truly passed. It
// sees what happens while the program runs. A clock that was wrong for all of a run, and right in the next one, it
// cannot know of; nor what a clock that was set in one run did to what was noted more than a day before that run.
type steadyClock struct {
	wall func() time.Time
	// passed is the time since some moment, by a clock that nobody sets. It may stand still while the machine sleeps:
	// then the clock on the wall is doubted for a day, which does no harm.
	passed func() time.Duration

	lastWall   time.Time
	lastPassed time.Duration
	// since is when the clock last leapt, or was made if it never leapt.
	since time.Duration
	leapt bool
	// begun is what the clock showed at first.
	begun time.Time
	// eras are those from leap to leap, of which the last one goes on.
	eras []era
}

// An era is a time between two leaps, as the clock on the wall showed it then. Ahead is how far that was ahead of the
// first era, or behind it.
type era struct {
	from, to time.Time
	ahead    time.Duration
}

func newSteadyClock(wall func() time.Time, passed func() time.Duration) *steadyClock {
	c := &steadyClock{wall: wall, passed: passed, lastWall: wall(), lastPassed: passed()}
	c.since, c.begun = c.lastPassed, c.lastWall
	c.eras = []era{{from: c.begun.Add(-patience)}} // the program may have been started anew by the same wrong clock
	return c
}

// look reads the clock and judges it. A leap that is taken back before the next look is not seen.
func (c *steadyClock) look() time.Time {
	now, passed := c.wall(), c.passed()
	gone := passed - c.lastPassed
	if off := now.Round(0).Sub(c.lastWall.Round(0)) - gone; off > leap || off < -leap {
		last := &c.eras[len(c.eras)-1]
		last.to = c.lastWall.Add(gone) // it leapt somewhere on the way
		c.eras = append(c.eras, era{from: now.Add(-gone), ahead: last.ahead + off})
		c.eras = slices.Delete(c.eras, 0, max(0, len(c.eras)-maxEras))
		c.since, c.leapt = passed, true
	}
	c.lastWall, c.lastPassed = now, passed
	return now
}

// steady reports whether the clock has run steadily for so long that it is believed in any case.
func (c *steadyClock) steady() bool { return c.lastPassed-c.since >= patience }

// doubtful reports whether the clock leapt lately.
func (c *steadyClock) doubtful() bool { return c.leapt && !c.steady() }

// behind returns the eras in which the clock was behind the one of now.
func (c *steadyClock) behind() []era {
	last := c.eras[len(c.eras)-1]
	return slices.DeleteFunc(slices.Clone(c.eras), func(e era) bool { return e.ahead >= last.ahead-leap })
}

// lag is by how much what was noted at the moment is to be put forward: it was in an era in which the clock was behind.
func (c *steadyClock) lag(noted time.Time) (lag time.Duration) {
	for _, e := range c.behind() {
		if !noted.Before(e.from) && !noted.After(e.to) {
			lag = max(lag, c.eras[len(c.eras)-1].ahead-e.ahead)
		}
	}
	return lag
}

// settle tells that what was noted in the eras in which the clock was behind was put forward: it is now as if the
// clock of now had shown the time then.
func (c *steadyClock) settle() {
	last := c.eras[len(c.eras)-1]
	for i, e := range c.eras {
		if lag := last.ahead - e.ahead; lag > leap {
			c.eras[i] = era{e.from.Add(lag), e.to.Add(lag), last.ahead}
		}
	}
}

// settled is the time before which nothing is to be put forward.
func (c *steadyClock) settled() time.Time {
	settled := c.lastWall
	for _, e := range c.behind() {
		if e.from.Before(settled) {
			settled = e.from
		}
	}
	return settled
}

// runsSince is what the clock of now showed when it began to run steadily.
func (c *steadyClock) runsSince() time.Time { return c.lastWall.Add(c.since - c.lastPassed) }

// sinceNow returns a clock that nobody sets: it tells the time since now.
func sinceNow() func() time.Duration {
	begun := time.Now()
	return func() time.Duration { return time.Since(begun) }
}

package main

import "time"

// How a clock is judged.
const (
	// leap is how far the clock on the wall may get ahead of, or behind, the time that truly passed before it is doubted.
	leap = time.Hour
	// patience is how long a clock must run steadily before it is believed again.
	patience = 24 * time.Hour
)

// A steadyClock compares the clock on the wall, which people and programs set, with the time that truly passed. What
// it cannot know is whether a clock was right from the start.
type steadyClock struct {
	wall func() time.Time
	// passed is the time since some moment, by a clock that nobody sets. It may stand still while the machine sleeps:
	// then the clock on the wall is doubted for a day, which does no harm.
	passed func() time.Duration

	lastWall   time.Time
	lastPassed time.Duration
	// since is when the clock was last seen to leap, if leapt, or was looked at for the first time.
	since time.Duration
	leapt bool
}

func newSteadyClock(wall func() time.Time, passed func() time.Duration) *steadyClock {
	c := &steadyClock{wall: wall, passed: passed, lastWall: wall(), lastPassed: passed()}
	c.since = c.lastPassed
	return c
}

// look reads the clock, and how long it has run steadily. It is to be called more often than clocks leap and leap back.
func (c *steadyClock) look() (now time.Time, steady time.Duration) {
	now, passed := c.wall(), c.passed()
	if off := now.Round(0).Sub(c.lastWall.Round(0)) - (passed - c.lastPassed); off > leap || off < -leap {
		c.since, c.leapt = passed, true
	}
	c.lastWall, c.lastPassed = now, passed
	return now, passed - c.since
}

package main

import (
	"testing"
	"time"
)

// A dial is both clocks, set by hand.
type dial struct {
	wall   time.Time
	passed time.Duration
}

func (d *dial) runs(passed time.Duration) { d.wall, d.passed = d.wall.Add(passed), d.passed+passed }

// dialled is a clock that was first looked at some time after the start of the machine.
func dialled() (*dial, *steadyClock) {
	d := &dial{wall: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), passed: 90 * time.Second}
	return d, newSteadyClock(func() time.Time { return d.wall }, func() time.Duration { return d.passed })
}

func TestAClockIsBelievedUntilItLeaps(t *testing.T) {
	d, c := dialled()
	for range 50 {
		d.runs(time.Minute)
		if c.look(); c.doubtful() || c.steady() || len(c.behind()) > 0 {
			t.Fatalf("after %s: doubted %v, steady %v, behind %v", d.passed, c.doubtful(), c.steady(), c.behind())
		}
	}
	d.wall = d.wall.Add(leap) // an hour is no leap: summer begins
	if c.look(); c.doubtful() {
		t.Error("an hour is doubted")
	}
	for _, by := range []time.Duration{leap + 1, -leap - 1} {
		d.wall = d.wall.Add(by)
		if c.look(); !c.doubtful() {
			t.Errorf("a leap by %s is believed", by)
		}
		d.runs(patience - 1)
		if c.look(); !c.doubtful() {
			t.Error("it is believed before the day is over")
		}
		d.runs(1)
		if c.look(); c.doubtful() || !c.steady() {
			t.Error("it is doubted for longer than a day")
		}
	}
}

// What was noted while the clock was behind is put forward by as much; what was noted before and after is not.
func TestWhatWasNotedWhileTheClockWasBehind(t *testing.T) {
	d, c := dialled()
	right := d.wall
	d.runs(3 * time.Hour)
	c.look()
	d.wall = d.wall.AddDate(-10, 0, 0)
	c.look()
	wrong := d.wall
	d.runs(5 * time.Hour)
	c.look()
	d.wall = d.wall.AddDate(10, 0, 0)
	c.look()
	const tenYears = 3652 * 24 * time.Hour
	if want := wrong; !c.settled().Equal(want) {
		t.Errorf("it is settled before %s, want %s", c.settled(), want)
	}
	for noted, want := range map[time.Time]time.Duration{
		right.Add(time.Hour): 0, wrong.Add(time.Hour): tenYears, wrong.Add(5 * time.Hour): tenYears,
		wrong.Add(-time.Minute): 0, wrong.Add(6 * time.Hour): 0, d.wall: 0,
	} {
		if got := c.lag(noted); got != want {
			t.Errorf("what was noted at %s is %s behind, want %s", noted, got, want)
		}
	}
	if c.settle(); len(c.behind()) > 0 || c.lag(wrong.Add(time.Hour)) != 0 || !c.settled().Equal(d.wall) {
		t.Errorf("it still knows of %v", c.eras)
	}
}

// A clock that leaps all the time fills no memory.
func TestAClockThatLeapsAllTheTime(t *testing.T) {
	d, c := dialled()
	for i := range 10_000 {
		d.runs(time.Minute)
		d.wall = d.wall.Add(time.Duration(i%7-3) * day)
		c.look()
	}
	if len(c.eras) > maxEras {
		t.Errorf("it remembers %d eras", len(c.eras))
	}
}

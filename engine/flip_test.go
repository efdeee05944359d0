package engine_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// A trial searches all sheets that differ from one for those on which another outcome draws level.
type trial struct {
	inquiry
	tally
	filled
	among []int // the outcomes that compete
	was   int   // the one that comes first alone
	// best has what the fewest changes come to: without background items, and with.
	best [2]turn
}

// A turn is how many changes it takes, 0 where there are none, and the least lead that is left.
type turn struct {
	changes int
	left    int64
}

func (q inquiry) flipTrial(g engine.Group, f filled, among []int) (x trial, alone bool) {
	x = trial{inquiry: q, tally: q.tallies[g], filled: f, among: among}
	if leaders := first(x.fits(f.picks), among); len(leaders) == 1 {
		x.was, alone = leaders[0], true
		x.search(0, x.fits(f.picks), 0, 0)
	}
	return x, alone
}

// search tries all picks of the items from one on; so many changes were made, background is 1 if one
// of them was of a background item.
func (x *trial) search(item int, fits []int64, changes, background int) {
	if item == len(x.picks) {
		for class := background; class < 2; class++ {
			x.best[class].add(turn{changes, lead(fits, x.was, x.among)})
		}
		return
	}
	x.search(item+1, fits, changes, background)
	if x.open[item] {
		return
	}
	if x.spec.Items[item].Background {
		background = 1
	}
	for pick, gains := range x.gains[item] {
		if pick != x.picks[item] {
			addRow(fits, gains, 1)
			addRow(fits, x.gains[item][x.picks[item]], -1)
			x.search(item+1, fits, changes+1, background)
			addRow(fits, gains, -1)
			addRow(fits, x.gains[item][x.picks[item]], 1)
		}
	}
}

func (t *turn) add(u turn) {
	if u.left <= 0 && (t.changes == 0 || u.changes < t.changes || u.changes == t.changes && u.left < t.left) {
		*t = u
	}
}

// flips counts what kinds of flips were seen.
type flips map[string]int

func (n flips) check(t *rapid.T, x trial, flip engine.Flip) {
	t.Helper()
	class := 0
	if x.best[0].changes == 0 {
		class = 1
	}
	want := x.best[class]
	if flip.Possible != (want.changes > 0) || len(flip.Changes) != want.changes {
		t.Fatalf("got %+v; of all sheets %d changes do it, with background items %d", flip, x.best[0].changes, x.best[1].changes)
	}
	if !flip.Possible {
		if n["impossible"]++; flip.First != nil {
			t.Fatalf("none is possible, and %v come first", flip.First)
		}
		return
	}
	after := x.changed(t, flip.Changes, class == 1)
	leaders := first(x.fits(after), x.among)
	if !slices.Equal(leaders, flip.First) || slices.Equal(leaders, []int{x.was}) {
		t.Fatalf("%v come first after %v, not %v; before it was %d", leaders, flip.Changes, flip.First, x.was)
	}
	if left := lead(x.fits(after), x.was, x.among); left != want.left {
		t.Fatalf("%v leave a lead of %d; as many changes can leave %d", flip.Changes, left, want.left)
	}
	x.checkOrder(t, flip.Changes, after, want.left)
	n.count(x, flip, class)
}

// changed makes the changes, each of another item that may be changed.
func (x trial) changed(t *rapid.T, changes []engine.Change, background bool) []int {
	t.Helper()
	after := slices.Clone(x.picks)
	for _, c := range changes {
		to := x.pick(c.Item, c.To)
		if x.open[c.Item] || after[c.Item] != x.picks[c.Item] || to == x.picks[c.Item] || x.spec.Items[c.Item].Background && !background {
			t.Fatalf("%+v is no change, is one of an item twice or of one that is not to be changed", c)
		}
		after[c.Item] = to
	}
	return after
}

// pick returns the oracle's number of an alternative.
func (q inquiry) pick(item, alternative int) int {
	if alternative < 0 {
		return len(q.sets[item])
	}
	options := q.m.Options(item, alternative)
	return slices.IndexFunc(q.sets[item], func(set []int) bool { return slices.Equal(set, options) })
}

// checkOrder demands that for some rival that is as far ahead as can be the largest change comes first.
func (x trial) checkOrder(t *rapid.T, changes []engine.Change, after []int, left int64) {
	t.Helper()
	fits := x.fits(after)
	for _, rival := range x.among {
		if rival == x.was || fits[x.was]-fits[rival] != left {
			continue
		}
		if slices.IsSortedFunc(changes, func(a, b engine.Change) int {
			return int(x.swing(b.Item, after, rival) - x.swing(a.Item, after, rival))
		}) {
			return
		}
	}
	t.Fatalf("the changes %v are not in the order of their size", changes)
}

// swing is how far the changed item brings the lead over the rival down.
func (x trial) swing(item int, after []int, rival int) int64 {
	before, now := x.gains[item][x.picks[item]], x.gains[item][after[item]]
	return before[x.was] - before[rival] - now[x.was] + now[rival]
}

func (n flips) count(x trial, flip engine.Flip, class int) {
	stays := slices.Contains(flip.First, x.was)
	n["background"] += class
	n["one change"] += count(len(flip.Changes) == 1)
	n["several changes"] += count(len(flip.Changes) > 1)
	n["level with another"] += count(stays)
	n["behind several"] += count(len(flip.First) > 1 && !stays)
}

// A flip is the least there is: every sheet of a small questionnaire was tried.
func TestNoFewerChangesFlipThePath(t *testing.T) {
	n := flips{}
	rapid.Check(t, func(t *rapid.T) {
		for _, b := range []bounds{{4, 1, 5, 3}, {4, 1, 7, 2}, {3, 1, 4, 4}} {
			q := drawInquiry(t, b)
			for _, f := range q.sheets(t, 15) {
				n.compare(t, q, engine.Paths, f, q.all(engine.Paths), q.m.PathFlip(q.sheet(t, f)))
			}
		}
	})
	n.want(t)
}

func TestNoFewerChangesFlipTheCareer(t *testing.T) {
	n := flips{}
	rapid.Check(t, func(t *rapid.T) {
		for range 3 {
			q := drawInquiry(t, bounds{2, 8, 5, 3})
			for path := range q.spec.Outcomes[engine.Paths] {
				for _, f := range q.sheets(t, 15) {
					n.compare(t, q, engine.Careers, f, q.careersOf(path), q.m.CareerFlip(q.sheet(t, f), path))
				}
			}
		}
	})
	n.want(t)
}

func (n flips) compare(t *rapid.T, q inquiry, g engine.Group, f filled, among []int, flip engine.Flip) {
	t.Helper()
	if len(among) == 0 {
		if flip.Possible || flip.Changes != nil || flip.First != nil {
			t.Fatalf("of none %+v", flip)
		}
		return
	}
	x, alone := q.flipTrial(g, f, among)
	if alone {
		n.check(t, x, flip)
		return
	}
	n["tied"]++
	if leaders := first(x.fits(f.picks), among); !flip.Possible || len(flip.Changes) != 0 || !slices.Equal(flip.First, leaders) {
		t.Fatalf("%v are level already, and the flip is %+v", leaders, flip)
	}
}

func (n flips) want(t *testing.T) {
	t.Helper()
	wantAll(t, n, "impossible", "tied", "one change", "several changes", "background", "level with another", "behind several")
}

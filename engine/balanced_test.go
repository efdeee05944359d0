package engine_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// Where a result is said to become balanced perhaps, some way to go on does it; with one item open, it is said of all
// those. With more, in questionnaires as small as these, most are found.
func TestAResultMayBecomeBalancedWhereSomeWayToGoOnDoesIt(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		_, m := fewItems.draw(t)
		for range 30 {
			s := drawSitting(t, m, 700)
			got, can := m.MayBecomeBalanced(s), false
			complete(t, m, s, true, func(full *engine.Sheet) { can = can || m.Verdict(full) == engine.Balanced })
			open := len(openItems(m, s))
			if got && !can || can && !got && open < 2 {
				t.Fatalf("%d open: it is said: %t, and so it is: %t", open, got, can)
			}
			seen["missed"] += count(can && !got)
			seen["found"] += count(got && open > 1)
			seen["found by one"] += count(got && open == 1)
			seen["never"] += count(!can && open > 0)
		}
	})
	wantAll(t, seen, "found", "found by one", "never")
	if seen["missed"]*4 > seen["found"] {
		t.Errorf("too many are missed: %v", seen)
	}
}

package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/careerfit/careerfit/quiz/audit"
)

// moves tells of the paths or of the careers: how many sheets move, what is to blame, and how often each
// comes first.
func (t *comparison) moves(what string, g audit.GroupMoves) {
	t.line("\nanother %s comes first on %s", what, withInterval(g.Moved, 2))
	t.line("on a further %s a %s that came first still does, and a tie with it comes or goes", withInterval(g.Ties, 2), what)
	if g.Explained > 0 {
		t.blame(what, g)
	}
	t.line("  %s%23s%23s", padded("first, alone or level", -36), "old", "new")
	shares := sharesThatMove(g.Shares)
	for _, s := range shares[:min(len(shares), maxCompared)] {
		t.line("  %s%s%s", padded(s.ID, -36), padded(withInterval(s.Before, 1), 23), padded(withInterval(s.After, 1), 23))
	}
	if more := len(g.Shares) - maxCompared; more > 0 {
		t.line("  and %d more, which change less (see --json)", more)
	}
}

// blame names the items behind most of the rise.
func (t *comparison) blame(what string, g audit.GroupMoves) {
	t.line("  the lead of the new first %s over the old one rises by %.3f in the mean of %d of these sheets, of which", what, g.Rise, g.Explained)
	told := 0.0
	for n, b := range g.Blame {
		if n == maxBlamed || b.Rise <= 0 {
			break
		}
		told += b.Rise
		t.line("    %s%+.3f", padded(b.Item, -36), b.Rise)
	}
	if rest := g.Rise - g.Baseline - told; math.Abs(rest) >= 0.0005 {
		t.line("    %s%+.3f", padded("all other items", -36), rest)
	}
	if math.Abs(g.Baseline) >= 0.0005 {
		t.line("    %s%+.3f", padded("before any answer", -36), g.Baseline)
	}
}

// maxBlamed is how many items are named.
const maxBlamed = 5

// sharesThatMove returns the shares in their order or, where there are too many, those that change most.
func sharesThatMove(shares []audit.ComparedShare) []audit.ComparedShare {
	if len(shares) <= maxCompared {
		return shares
	}
	change := func(s audit.ComparedShare) float64 { return math.Abs(s.After.Float() - s.Before.Float()) }
	sorted := slices.Clone(shares)
	slices.SortStableFunc(sorted, func(a, b audit.ComparedShare) int { return cmp.Compare(change(b), change(a)) })
	return sorted
}

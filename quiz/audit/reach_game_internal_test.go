package audit

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// bounds are the least that who chooses sheets is certain of, and the most that who chooses rivals lets
// them have, by the mixtures given. In no game is the first larger.
func (g game) bounds(rivals, sheets []float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for r := range g.payoff {
		paid := 0.0
		for s, chance := range sheets {
			paid += chance * g.payoff[r][s]
		}
		low = min(low, paid)
	}
	for s := range g.payoff[0] {
		paid := 0.0
		for r, chance := range rivals {
			paid += chance * g.payoff[r][s]
		}
		high = max(high, paid)
	}
	return low, high
}

func TestGamesOfKnownValue(t *testing.T) {
	for story, c := range map[string]struct {
		payoff         [][]float64
		rivals, sheets []float64
	}{
		"one choice each":                 {[][]float64{{-0.5}}, []float64{1}, []float64{1}},
		"rock, paper and scissors":        {[][]float64{{0, 1, -1}, {-1, 0, 1}, {1, -1, 0}}, []float64{1. / 3, 1. / 3, 1. / 3}, []float64{1. / 3, 1. / 3, 1. / 3}},
		"a rival that is always worse":    {[][]float64{{0.2, -0.4}, {0.3, 0.1}}, []float64{1, 0}, []float64{1, 0}},
		"a sheet that is always better":   {[][]float64{{0.5, 0.1}, {0.3, -0.2}}, []float64{0, 1}, []float64{1, 0}},
		"matching, one side worth double": {[][]float64{{1, -0.5}, {-0.5, 0.5}}, []float64{0.4, 0.6}, []float64{0.4, 0.6}},
	} {
		rivals, sheets, ok := game{c.payoff}.solve()
		if !ok || !near(rivals, c.rivals) || !near(sheets, c.sheets) {
			t.Errorf("%s: rivals %v, want %v; sheets %v, want %v", story, rivals, c.rivals, sheets, c.sheets)
		}
	}
}

func near(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) < 1e-9 })
}

// Choices that can be bettered are seen to be so.
func TestAPoorChoiceLeavesAGap(t *testing.T) {
	g := game{[][]float64{{0, 1, -1}, {-1, 0, 1}, {1, -1, 0}}}
	if low, high := g.bounds([]float64{0.4, 0.3, 0.3}, []float64{1, 0, 0}); low != -1 || math.Abs(high-0.1) > 1e-9 {
		t.Errorf("one side is certain of %g, the other of %g", low, high)
	}
}

// In this game, of few and simple leads, a simplex method that does not look out goes round in circles.
func TestAGameThatInvitesToGoRoundInCircles(t *testing.T) {
	g := game{[][]float64{
		{0, 1. / 4, -1. / 2, -1. / 2, 3. / 4, -1. / 2, 0, -1, -1},
		{-1, -1, 0, -1, -1. / 3, 2. / 3, 1. / 3, -1. / 2, 0},
		{-1, -1. / 2, 1, 2. / 3, -1. / 3, 1. / 2, 1. / 2, 1. / 2, 1. / 2},
		{-1, -1. / 2, 3. / 4, 1. / 2, -1, -1, 1, 1, -1},
		{-2. / 3, 1, 1, -1, 1, 1, 0, 0, -1. / 4},
		{-1, 1, -1. / 3, 0, 0, 1. / 2, -3. / 4, 1, -1},
		{-1. / 2, -1. / 2, 1. / 3, 0, -1, -1, 0, 1. / 2, -1},
		{-1, 0, -1, 1, -1, 0, -1, -1, -2. / 3},
		{1. / 2, -1. / 3, -2. / 3, 1, 0, -1. / 2, -1. / 2, -2. / 3, 2. / 3},
	}}
	rivals, sheets, ok := g.solve()
	if !ok || !isMixture(rivals) || !isMixture(sheets) {
		t.Fatal(rivals, sheets, ok)
	}
	if low, high := g.bounds(rivals, sheets); high-low > closeTo || low-high > closeTo {
		t.Errorf("one side is certain of %g, the other of %g", low, high)
	}
}

// Neither side can do better, whatever the other one does (J. von Neumann, 1928).
func TestNeitherSideOfAGameCanDoBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		finest := rapid.SampledFrom([]int{1, 4, 1000, 1_000_000}).Draw(t, "finest")
		leads := rapid.Custom(func(t *rapid.T) float64 {
			over := rapid.IntRange(1, finest).Draw(t, "over")
			return float64(rapid.IntRange(-over, over).Draw(t, "lead")) / float64(over)
		})
		g, sheets := game{}, rapid.IntRange(1, 12).Draw(t, "sheets")
		for range rapid.IntRange(1, 12).Draw(t, "rivals") {
			g.payoff = append(g.payoff, rapid.SliceOfN(leads, sheets, sheets).Draw(t, "row"))
		}
		r, s, ok := g.solve()
		if !ok || !isMixture(r) || !isMixture(s) || len(r) != len(g.payoff) || len(s) != sheets {
			t.Fatal(r, s, ok)
		}
		if low, high := g.bounds(r, s); high-low > closeTo || low-high > closeTo {
			t.Fatalf("one side is certain of %g, the other of %g", low, high)
		}
	})
}

func isMixture(chances []float64) bool {
	sum := 0.0
	for _, chance := range chances {
		sum += chance
	}
	return slices.Min(chances) >= 0 && math.Abs(sum-1) < closeTo
}

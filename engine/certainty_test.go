package engine_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// float64 rounds; sums of some thousand products are right to this.
const nearly = 1e-12

// unlikely is the chance under which the engine may give a bound instead of the chance.
const unlikely = 1e-7

// counted is what became of all ways to answer the open items, each as likely as any other.
type counted struct {
	ways, first float64
	// ahead counts, for each outcome, how often the one that is first now is ahead of it.
	ahead []float64
}

// countAnswers counts for the outcome that comes first now, the first of several, among some.
func countAnswers(t fatal, m *engine.Model, s *engine.Sheet, g engine.Group, among func(int) bool) (n counted) {
	t.Helper()
	first := firstNow(m, s, g, among)
	n.ahead = make([]float64, m.Outcomes(g))
	complete(t, m, s, false, func(full *engine.Sheet) {
		r := m.Evaluate(full)
		n.ways++
		if alone(r.Ranked[g], among) == first {
			n.first++
		}
		for rival := range n.ahead {
			if fitOf(r, g, first).Compare(fitOf(r, g, rival)) > 0 {
				n.ahead[rival]++
			}
		}
	})
	return n
}

// firstNow returns the outcome among some that comes first, the first of several; −1 where there is none.
func firstNow(m *engine.Model, s *engine.Sheet, g engine.Group, among func(int) bool) int {
	for _, standing := range m.Evaluate(s).Ranked[g] {
		if among(standing.Outcome) {
			return standing.Outcome
		}
	}
	return -1
}

// wantChance demands a chance that is the true one or, where a bound will do, no more than unlikely off.
func wantChance(t fatal, what string, got engine.Chance, want float64) {
	t.Helper()
	wantWithin(t, what, got, want)
	if width := got.High - got.Low; width > nearly && (got.High < 1 || width > unlikely) {
		t.Fatal(what, "is not exact:", got, "the truth is", want)
	}
}

func wantWithin(t fatal, what string, got engine.Chance, want float64) {
	t.Helper()
	if !(got.Low <= want+nearly && got.High >= want-nearly && got.Low >= 0 && got.High <= 1 && got.Sampled == 0) {
		t.Fatal(what, "is", got, "the truth is", want)
	}
}

func TestCertaintyOfTwoPathsIsTheShareOfCompletions(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		_, m := fewItems.plain().between(2, 2).draw(t)
		f := engine.NewShortForm(m)
		for range 30 {
			s := drawSitting(t, m, 700)
			n := countAnswers(t, m, s, engine.Paths, all)
			wantChance(t, "the certainty", m.Certainty(s), n.first/n.ways)
			wantChance(t, "the short form's certainty", f.Certainty(s), n.first/n.ways)
			seen["never"] += count(n.first == 0)
			seen["sometimes"] += count(n.first > 0 && n.first < n.ways)
			seen["always"] += count(n.first == n.ways)
		}
	})
	wantAll(t, seen, "never", "sometimes", "always")
}

// Weights with three decimal places, and the rules that measure lengths, make more different leads than
// are followed one by one.
func TestCertaintyIsBracketedWhereLeadsAreTooMany(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := fewItems.between(2, 2)
		p.awkward, p.items = rapid.Bool().Draw(t, "awkward"), [2]int{5, 7}
		_, m := p.draw(t)
		f := engine.NewShortForm(m)
		for range 25 {
			s := drawSitting(t, m, 1500)
			n := countAnswers(t, m, s, engine.Paths, all)
			for what, got := range map[string]engine.Chance{"the certainty": m.Certainty(s), "the short form's": f.Certainty(s)} {
				wantWithin(t, what, got, n.first/n.ways)
				seen["bracket"] += count(got.High > got.Low+nearly && got.High < 1)
				seen["wide bracket"] += count(got.High > got.Low+0.1)
			}
		}
	})
	if wantAll(t, seen, "bracket"); seen["wide bracket"] > seen["bracket"]/4 && !testing.Short() {
		t.Errorf("many brackets are wide: %v", seen)
	}
}

// For more paths the bounds are those that the pairs give: 1 less the chances of all rivals to draw
// level, and the least chance of staying ahead of one.
func TestCertaintyOfMorePathsIsBoundByItsPairs(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		m, plain := fewItems.between(3, 4).perhapsPlain(t)
		for range 30 {
			s := drawSitting(t, m, 700)
			n, got := countAnswers(t, m, s, engine.Paths, all), m.Certainty(s)
			wantWithin(t, "the certainty", got, n.first/n.ways)
			low, high := n.pairs(firstNow(m, s, engine.Paths, all))
			const off = 4 * unlikely
			if plain && (got.Low < low-off || got.Low > low+off || got.High < high-off || got.High > high+off) {
				t.Fatalf("the certainty is %v; the pairs say %v to %v", got, low, high)
			}
			seen["perhaps"] += count(got.Low > 0 && got.Low < 1)
		}
	})
	wantAll(t, seen, "perhaps")
}

// pairs returns what is known of the first outcome by looking at one rival after the other.
func (n counted) pairs(first int) (low, high float64) {
	low, high = 1, 1
	for rival, ahead := range n.ahead {
		if rival != first {
			low, high = low-(1-ahead/n.ways), min(high, ahead/n.ways)
		}
	}
	return max(low, 0), high
}

func TestCertaintyIsOneJustWhereTheRestCannotMatter(t *testing.T) {
	m := compile(t, opposed(6))
	for _, c := range []struct {
		options []int
		want    float64
	}{
		{[]int{4, 4, 3, 2, -1, -1}, 1},           // five steps ahead, four can be lost
		{[]int{4, 4, 2, 2, -1, -1}, 1 - 1.0/25},  // four ahead: one way in 25 is a tie
		{[]int{0, 0, 2, 2, -1, -1}, 1 - 1.0/25},  // the other path
		{[]int{2, 2, 2, 2, -1, -1}, 10.0 / 25},   // a tie: the first path is meant
		{[]int{2, 2, 2, 1, -1, -1}, 15.0 / 25},   // one behind for the first
		{[]int{-1, -1, 2, 2, 3, -1}, 72.0 / 125}, // gaps
	} {
		s := sides(t, m, c.options...)
		wantChance(t, "the certainty", m.Certainty(s), c.want)
		wantChance(t, "the short form's certainty", engine.NewShortForm(m).Certainty(s), c.want)
	}
}

package engine_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// manyItems make questionnaires that have too many completions to look at.
var manyItems = plan{paths: [2]int{2, 5}, careers: [2]int{0, 6}, items: [2]int{8, 16}, rules: 3, heaviest: 3}

// An adversary finishes a sheet so that one outcome is as little ahead of another as can be. It knows
// nothing of tables: it tries each answer to each open item, the others left out, and looks at the
// fits. That is enough, since they add up item by item.
type adversary struct {
	m *engine.Model
	g engine.Group
	// of is hoped to lose its lead over rival.
	of, rival int
}

// finish answers each open item, or leaves it, in the worst way.
func (a adversary) finish(t fatal, s *engine.Sheet) *engine.Sheet {
	t.Helper()
	full := s.Clone()
	for _, i := range openItems(a.m, s) {
		full.Clear(i)
		best := a.lead(full)
		for alternative := range a.m.Alternatives(i) {
			before := full.Clone()
			choose(t, full, i, alternative)
			if lead := a.lead(full); lead.Cmp(best) < 0 {
				best = lead
			} else {
				full = before
			}
		}
	}
	return full
}

func (a adversary) lead(s *engine.Sheet) *big.Rat { return leadOf(a.m.Evaluate(s), a.g, a.of, a.rival) }

// worstEnds finishes the sheet against the first outcome once for each other one among some.
func worstEnds(t fatal, m *engine.Model, s *engine.Sheet, g engine.Group, among func(int) bool) (ends []*engine.Sheet) {
	t.Helper()
	first := alone(m.Evaluate(s).Ranked[g], among)
	for rival := range m.Outcomes(g) {
		if among(rival) && rival != first && first >= 0 {
			ends = append(ends, adversary{m, g, first, rival}.finish(t, s))
		}
	}
	return ends
}

// flattened answers the open agreement items as the others on their scale are answered.
func flattened(t fatal, spec engine.Spec, m *engine.Model, s *engine.Sheet) *engine.Sheet {
	t.Helper()
	given := map[int]int{}
	for i, item := range spec.Items {
		if a, ok := s.Alternative(i); ok {
			given[item.Scale] = a
		}
	}
	flat := s.Clone()
	for _, i := range openItems(m, s) {
		if flat.Clear(i); spec.Items[i].Scale != 0 {
			choose(t, flat, i, given[spec.Items[i].Scale])
		}
	}
	return flat
}

// silent answers none of the open items.
func silent(m *engine.Model, s *engine.Sheet) *engine.Sheet {
	s = s.Clone()
	for _, i := range openItems(m, s) {
		s.Clear(i)
	}
	return s
}

// atWorst says what stands against all adversaries.
func atWorst(t fatal, spec engine.Spec, m *engine.Model, s *engine.Sheet) engine.Settled {
	t.Helper()
	first := alone(m.Evaluate(s).Ranked[engine.Paths], all)
	if first < 0 {
		return engine.Settled{Level: levelAtWorst(t, m, s)}
	}
	want := engine.Settled{Path: true, Clear: true}
	for _, end := range append(worstEnds(t, m, s, engine.Paths, all), silent(m, s), flattened(t, spec, m, s)) {
		r := m.Evaluate(end)
		want.Path = want.Path && alone(r.Ranked[engine.Paths], all) == first
		want.Clear = want.Clear && r.Verdict == engine.Clear
	}
	want.Clear = want.Clear && want.Path
	career := alone(m.Evaluate(s).Ranked[engine.Careers], on(m, first))
	want.Career = want.Path && career >= 0
	for _, end := range worstEnds(t, m, s, engine.Careers, on(m, first)) {
		want.Career = want.Career && alone(m.Evaluate(end).Ranked[engine.Careers], on(m, first)) == career
	}
	return want
}

// levelAtWorst reports whether the same paths come first whichever of them is to lose to whichever other path.
func levelAtWorst(t fatal, m *engine.Model, s *engine.Sheet) bool {
	t.Helper()
	first := m.Evaluate(s).AllFirst(engine.Paths)
	for _, of := range first {
		for rival := range m.Outcomes(engine.Paths) {
			end := adversary{m, engine.Paths, of, rival}.finish(t, s)
			if !slices.Equal(m.Evaluate(end).AllFirst(engine.Paths), first) {
				return false
			}
		}
	}
	return true
}

func TestSettledIsWhatStandsAgainstEveryAdversary(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := manyItems
		p.awkward = rapid.Bool().Draw(t, "awkward")
		spec, m := p.draw(t)
		for range 20 {
			s := drawSitting(t, m, 1<<20)
			got, want := m.Settled(s), atWorst(t, spec, m, s)
			if got != want {
				t.Fatalf("settled says %+v; the adversaries, over %d open items, say %+v", got, len(openItems(m, s)), want)
			}
			note(seen, m, s, got)
		}
	})
	wantAll(t, seen, "nothing", "path", "clear", "career")
}

// The threshold is put just at the least lead that the adversaries leave, and a millionth beside it.
// Four, five, eight … items of two opposed paths make leads of whole millionths.
func TestSettledIsClearToTheLastMillionthOfTheThreshold(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		spec, _ := manyItems.draw(t)
		if n := rapid.SampledFrom([]int{0, 4, 5, 8, 10, 16}).Draw(t, "opposed"); n > 0 {
			spec = opposed(n)
		}
		spec.MinCoverage = 0
		m := compile(t, spec)
		for range 4 {
			s := drawSitting(t, m, 1<<12)
			least := leastLead(t, m, s)
			if least == nil || least.Sign() <= 0 || m.Evaluate(flattened(t, spec, m, s)).Verdict == engine.NoResult {
				continue // not settled, or flat
			}
			exact := wantThresholdAt(t, spec, s, least)
			seen["exact"] += count(exact)
			seen["rounded"] += count(!exact)
		}
	})
	wantAll(t, seen, "exact", "rounded")
}

// wantThresholdAt demands that Clear is lost just where the threshold is over the least lead. It
// reports whether that lead is a whole number of millionths.
func wantThresholdAt(t *rapid.T, spec engine.Spec, s *engine.Sheet, least *big.Rat) (exact bool) {
	t.Helper()
	millionths := times(least, big.NewRat(int64(engine.One), 1))
	floor := new(big.Int).Quo(millionths.Num(), millionths.Denom()).Int64()
	for at := max(floor-1, 0); at <= min(floor+1, int64(engine.One)); at++ {
		spec.BalancedWithin = engine.Decimal(at)
		m := compile(t, spec)
		want := rat(spec.BalancedWithin).Cmp(least) <= 0
		if got := m.Settled(again(t, m, s)); got.Clear != want {
			t.Fatalf("the least lead is %s, the threshold %s: %+v", least, spec.BalancedWithin, got)
		}
	}
	return millionths.IsInt()
}

// leastLead returns the least lead of the first path over any other in the worst case; nil where it is
// not alone first.
func leastLead(t fatal, m *engine.Model, s *engine.Sheet) (least *big.Rat) {
	t.Helper()
	first := alone(m.Evaluate(s).Ranked[engine.Paths], all)
	for rival := range m.Outcomes(engine.Paths) {
		if first < 0 || rival == first {
			continue
		}
		a := adversary{m, engine.Paths, first, rival}
		if lead := a.lead(a.finish(t, s)); least == nil || lead.Cmp(least) < 0 {
			least = lead
		}
	}
	return least
}

// again fills the same answers into a sheet of another model of the same items.
func again(t fatal, m *engine.Model, s *engine.Sheet) *engine.Sheet {
	t.Helper()
	copied := m.NewSheet()
	for i := range m.Items() {
		if s.IsOpen(i) {
			copied.Open(i)
		} else if a, ok := s.Alternative(i); ok {
			choose(t, copied, i, a)
		}
	}
	return copied
}

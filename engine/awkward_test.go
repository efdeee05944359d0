package engine_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// drawAwkward draws numbers from the least to the largest that a Spec may hold.
func drawAwkward(t *rapid.T, negative bool) engine.Decimal {
	d := rapid.SampledFrom([]engine.Decimal{0, 1, 7, 999, 1000, 333_333, engine.One, 7*engine.One + 1, engine.MaxDecimal - 1, engine.MaxDecimal}).Draw(t, "number")
	if negative && rapid.Bool().Draw(t, "negative") {
		return -d
	}
	return d
}

func drawAwkwardTerms(t *rapid.T, n int) (terms []engine.Term) {
	for of := range n {
		terms = append(terms, engine.Term{Of: of, Points: drawAwkward(t, true)})
	}
	return terms
}

func drawAwkwardSpec(t *rapid.T) engine.Spec {
	spec := engine.Spec{Traits: rapid.IntRange(3, 4).Draw(t, "traits"), BalancedWithin: engine.One / 20}
	for range rapid.IntRange(1, 6).Draw(t, "items") {
		item := engine.Item{Weight: drawAwkward(t, false) + 1, Background: rapid.Bool().Draw(t, "background")}
		item.Weight = min(item.Weight, engine.MaxDecimal)
		for range rapid.IntRange(2, 7).Draw(t, "options") {
			item.Options = append(item.Options, engine.Option{Traits: drawAwkwardTerms(t, spec.Traits)})
		}
		item.UpTo = rapid.IntRange(1, 2).Draw(t, "up to")
		spec.Items = append(spec.Items, item)
	}
	for g, size := range []int{rapid.IntRange(2, 3).Draw(t, "paths"), 3} {
		spec.Rules[g] = rapid.SampledFrom([]engine.Rule{engine.Share, engine.Correlation, engine.Distance}).Draw(t, "rule")
		for range size {
			spec.Outcomes[g] = append(spec.Outcomes[g], engine.Outcome{Weights: drawAwkwardTerms(t, spec.Traits)})
		}
	}
	return spec
}

// Whatever the numbers, what is not refused is ranked, and what is said of it is no nonsense.
func TestAwkwardNumbersAreRefusedOrCountedWith(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		for range 10 {
			spec := drawAwkwardSpec(t)
			m, err := engine.NewModel(spec)
			if err != nil {
				seen["refused"]++
				continue
			}
			seen["ranked"]++
			s := m.NewSheet()
			for i := range spec.Items {
				if a := rapid.IntRange(-2, m.Alternatives(i)-1).Draw(t, "alternative"); a >= 0 {
					choose(t, s, i, a)
				} else if a == -2 {
					s.Open(i)
				}
			}
			wantSense(t, seen, m, s)
		}
	})
	wantAll(t, seen, "refused", "ranked", "flipped", "retaken")
}

func wantSense(t *rapid.T, seen map[string]int, m *engine.Model, s *engine.Sheet) {
	t.Helper()
	r := m.Evaluate(s)
	for _, g := range []engine.Group{engine.Paths, engine.Careers} {
		for _, standing := range r.Ranked[g] {
			total := m.Baseline(g, standing.Outcome).Rat()
			for _, part := range m.Contributions(s, g, standing.Outcome) {
				total = plus(total, part.Rat())
			}
			if f := standing.Fit; f.Points < 0 || f.Points > f.Range || f.Rat().Cmp(total) != 0 {
				t.Fatalf("%s %d: the fit is %s, the contributions make %s", g, standing.Outcome, f.Rat(), total)
			}
		}
	}
	if tolerance := m.Tolerance(s); tolerance.Sign() < 0 || tolerance.Cmp(big.NewRat(1, 1)) > 0 || (tolerance.Sign() == 0) != r.Lead.Tied() {
		t.Fatalf("the lead is %s, the tolerance %s", r.Lead.Rat(), tolerance)
	}
	chance, ok := m.Retake(s, engine.Rho)
	if checkChance(t, chance); ok == r.Lead.Tied() {
		t.Fatalf("the lead is %s, and there is a retake agreement: %t", r.Lead.Rat(), ok)
	}
	checkChance(t, m.Certainty(s))
	seen["retaken"] += count(ok)
	wantFlipped(t, seen, m, s, r)
}

// wantFlipped makes a flip's changes and looks.
func wantFlipped(t *rapid.T, seen map[string]int, m *engine.Model, s *engine.Sheet, r engine.Result) {
	t.Helper()
	flip := m.PathFlip(s)
	if !flip.Possible || r.Lead.Tied() {
		return
	}
	seen["flipped"]++
	changed := s.Clone()
	for _, c := range flip.Changes {
		if changed.Clear(c.Item); c.To >= 0 {
			choose(t, changed, c.Item, c.To)
		}
	}
	if after := m.Evaluate(changed); after.Ranked[engine.Paths][0].Outcome == r.Ranked[engine.Paths][0].Outcome && !after.Lead.Tied() {
		t.Fatalf("after %+v the same path comes first", flip)
	}
}

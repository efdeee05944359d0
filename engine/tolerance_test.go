package engine_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// A balance has the lead of the first path over a rival, as B + Σ dᵢ.
type balance struct {
	b *big.Rat
	d []*big.Rat
}

// balances returns those over all rivals of the first path, by what the engine says it adds up from.
func balances(m *engine.Model, s *engine.Sheet) (all []balance) {
	ranked := m.Rank(nil, s, engine.Paths)
	for _, rival := range ranked[1:] {
		mine, theirs := m.Contributions(s, engine.Paths, ranked[0].Outcome), m.Contributions(s, engine.Paths, rival.Outcome)
		of := balance{b: minus(m.Baseline(engine.Paths, ranked[0].Outcome).Rat(), m.Baseline(engine.Paths, rival.Outcome).Rat())}
		for i := range mine {
			of.d = append(of.d, minus(mine[i].Rat(), theirs[i].Rat()))
		}
		all = append(all, of)
	}
	return all
}

// lead returns the lead when each item counts for a share more, or less.
func (of balance) lead(shares []*big.Rat) *big.Rat {
	lead := new(big.Rat).Set(of.b)
	for i, d := range of.d {
		lead.Add(lead, times(d, plus(big.NewRat(1, 1), shares[i])))
	}
	return lead
}

// against returns the shares, all of one size, that bring the lead down most.
func (of balance) against(size *big.Rat) (shares []*big.Rat) {
	for _, d := range of.d {
		shares = append(shares, times(size, big.NewRat(int64(-d.Sign()), 1)))
	}
	return shares
}

// least returns the least lead over all rivals.
func least(all []balance, shares []*big.Rat) *big.Rat {
	least := big.NewRat(2, 1)
	for _, of := range all {
		if lead := of.lead(shares); lead.Cmp(least) < 0 {
			least = lead
		}
	}
	return least
}

// tolerance is the definition, by the oracle's own fractions.
func (q inquiry) tolerance(f filled) *big.Rat {
	book, least := q.books[engine.Paths], big.NewRat(1, 1)
	leaders := first(q.tallies[engine.Paths].fits(f.picks), q.all(engine.Paths))
	for _, rival := range q.all(engine.Paths) {
		if rival == leaders[0] {
			continue
		}
		lead, moved := minus(book.fit(leaders[0], f.picks), book.fit(rival, f.picks)), new(big.Rat)
		for i, pick := range f.picks {
			d := minus(book.contribution(leaders[0], i, pick), book.contribution(rival, i, pick))
			moved.Add(moved, d.Abs(d))
		}
		if lead.Sign() == 0 {
			return lead
		}
		if moved.Sign() > 0 && lead.Quo(lead, moved).Cmp(least) < 0 {
			least = lead
		}
	}
	return least
}

func TestToleranceIsTheLeastShareOfALeadInWhatMakesIt(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, small)
		for _, f := range q.sheets(t, 20) {
			got, want := q.m.Tolerance(q.sheet(t, f)), q.tolerance(f)
			if got.Cmp(want) != 0 {
				t.Fatalf("by %s: the tolerance is %s, want %s", q.spec.Rules[engine.Paths], got, want)
			}
			whole := want.Cmp(big.NewRat(1, 1)) == 0
			seen["none"] += count(want.Sign() == 0)
			seen["some"] += count(want.Sign() > 0 && !whole)
			seen["whole"] += count(whole)
		}
	})
	wantAll(t, seen, "none", "some", "whole")
}

// The worst that weights can do: at ε* some rival draws level, just before that none.
func TestTheWorstWeightsDrawLevelAtTheTolerance(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, small)
		for _, f := range q.sheets(t, 10) {
			s := q.sheet(t, f)
			all, tolerance := balances(q.m, s), q.m.Tolerance(s)
			if tolerance.Sign() == 0 {
				continue
			}
			before, tie := minus(tolerance, big.NewRat(1, 1_000_000_000_000)), big.NewRat(2, 1)
			for _, of := range all {
				if lead := least(all, of.against(before)); lead.Sign() <= 0 {
					t.Fatalf("shares under %s leave a lead of %s", tolerance, lead)
				}
				if lead := least(all, of.against(tolerance)); lead.Cmp(tie) < 0 {
					tie = lead
				}
			}
			if tolerance.Cmp(big.NewRat(1, 1)) < 0 {
				if seen["level"]++; tie.Sign() != 0 {
					t.Fatalf("shares of %s leave a lead of %s, no tie", tolerance, tie)
				}
			}
		}
	})
	wantAll(t, seen, "level")
}

func TestNoWeightsWithinTheToleranceOverturnThePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, small)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "shares"), 0))
		for _, f := range q.sheets(t, 5) {
			s := q.sheet(t, f)
			all, tolerance := balances(q.m, s), q.m.Tolerance(s)
			for range 20 {
				var shares []*big.Rat
				for range f.picks {
					shares = append(shares, times(tolerance, big.NewRat(r.Int64N(1999)-999, 1000)))
				}
				if lead := least(all, shares); tolerance.Sign() > 0 && lead.Sign() <= 0 {
					t.Fatalf("the shares %v, all under %s, leave a lead of %s", shares, tolerance, lead)
				}
			}
		}
	})
}

// Twins are level whatever counts for how much; so is an empty sheet where the baselines are equal.
func TestAToleranceOfPathsThatTieIsNone(t *testing.T) {
	twins := opposed(3)
	twins.Outcomes[engine.Paths] = paths(engine.One, engine.One)
	for story, spec := range map[string]engine.Spec{"twins": twins, "equal baselines": opposed(3)} {
		m := compile(t, spec)
		if got := m.Tolerance(m.NewSheet()); got.Sign() != 0 {
			t.Errorf("%s: the tolerance is %s", story, got)
		}
	}
	m := compile(t, twins)
	if got := m.Tolerance(sheetOf(t, m, answer(0, 4, 3))); got.Sign() != 0 {
		t.Errorf("twins with answers: the tolerance is %s", got)
	}
}

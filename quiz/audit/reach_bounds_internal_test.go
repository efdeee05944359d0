package audit

import (
	"context"
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

// A search that may hardly branch gives up now and then. What it says then is true: that the outcome never
// comes first alone, where that was proved; and that it is never ahead by more than the bound.
func TestWhatIsUnknownIsBounded(t *testing.T) {
	unknown, missed := 0, 0
	for seed := range uint64(800) {
		q, err := seeded(seed).questionnaire(little(rules()[seed%3]))
		if err != nil {
			continue
		}
		found := reached(t, q, Settings{Seed: 1, Branches: int(seed % 4)})
		for g := range engine.NumGroups {
			if len(q.IDs(g)) == 0 {
				continue
			}
			a := newAccount(q, g)
			is, most := a.verdicts(), a.mostAhead()
			for of := range a.ids {
				r := found[of]
				switch {
				case r.Verdict == Unknown && (r.Certificate == nil && r.Bound < most[of]-closeTo || r.Certificate != nil && is[of] == Alone):
					t.Errorf("seed %d: %s %q is ahead by %g: %+v", seed, g, r.ID, most[of], r)
				case r.Verdict != Unknown && r.Verdict != is[of]:
					t.Errorf("seed %d: %s %q is %q, not %q", seed, g, r.ID, is[of], r.Verdict)
				case r.Verdict == Unknown:
					if unknown++; is[of] == Alone {
						missed++
					}
				}
			}
			found = found[len(a.ids):]
		}
	}
	if unknown < 50 {
		t.Errorf("only %d are unknown, %d of them alone", unknown, missed)
	}
}

// mostAhead returns by how much each outcome can be ahead of all others.
func (a account) mostAhead() []float64 {
	all := slices.Repeat([]float64{math.Inf(-1)}, len(a.ids))
	a.everySheet(func(_ []int, fits []*big.Int) {
		for of := range fits {
			least := math.Inf(1)
			for rival := range fits {
				if rival != of {
					least = min(least, a.ahead(fits, of, rival))
				}
			}
			all[of] = max(all[of], least)
		}
	})
	return all
}

// Before a search has begun it is known that no lead is larger than 1.
func TestASearchThatIsStoppedHasABound(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	c := newContest(builtin(t).Model, engine.Careers)
	for of := range c.table.Outcomes() {
		if f := c.search(ctx, of, ahead, DefaultSettings()); f.bound != 1 || f.witness != nil || f.proof != nil {
			t.Errorf("%d: %+v", of, f)
		}
	}
}

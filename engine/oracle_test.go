package engine_test

import (
	"math/big"
	"math/bits"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// An oracle computes the formula of the package documentation in fractions, in the most obvious way
// and without looking at the engine's table. An answer is the set of options chosen, nil for none.
type oracle struct{ spec engine.Spec }

// sets lists what may be chosen for an item: each option or, where several may be picked, every
// subset that is allowed.
func (o oracle) sets(item int) [][]int {
	it := o.spec.Items[item]
	var sets [][]int
	if it.UpTo < 2 {
		for option := range it.Options {
			sets = append(sets, []int{option})
		}
		return sets
	}
	for mask := uint64(1); mask < 1<<len(it.Options); mask++ {
		var set []int
		alone := false
		for option := range it.Options {
			if mask&(1<<option) != 0 {
				set = append(set, option)
				alone = alone || it.Options[option].Alone
			}
		}
		if n := bits.OnesCount64(mask); n == 1 || n <= it.UpTo && !alone {
			sets = append(sets, set)
		}
	}
	return sets
}

// points is item weight × Σ over the options (Σ_trait points × weight + direct points).
func (o oracle) points(g engine.Group, outcome, item int, set []int) *big.Rat {
	sum := new(big.Rat)
	for _, option := range set {
		for _, term := range o.spec.Items[item].Options[option].Traits {
			for _, weight := range o.spec.Outcomes[g][outcome].Weights {
				if weight.Of == term.Of {
					sum.Add(sum, times(rat(term.Points), rat(weight.Points)))
				}
			}
		}
		for _, term := range o.spec.Items[item].Options[option].Direct[g] {
			if term.Of == outcome {
				sum.Add(sum, rat(term.Points))
			}
		}
	}
	return sum.Mul(sum, rat(o.spec.Items[item].Weight))
}

// item returns the least, the most and the mean points that an item can give the outcome.
func (o oracle) item(g engine.Group, outcome, item int) (lo, hi, mean *big.Rat) {
	mean = new(big.Rat)
	sets := o.sets(item)
	for _, set := range sets {
		p := o.points(g, outcome, item, set)
		if lo == nil || p.Cmp(lo) < 0 {
			lo = p
		}
		if hi == nil || p.Cmp(hi) > 0 {
			hi = p
		}
		mean.Add(mean, p)
	}
	return lo, hi, mean.Quo(mean, big.NewRat(int64(len(sets)), 1))
}

// span is R.
func (o oracle) span(g engine.Group, outcome int) *big.Rat {
	r := new(big.Rat)
	for i := range o.spec.Items {
		lo, hi, _ := o.item(g, outcome, i)
		r.Add(r, minus(hi, lo))
	}
	return r
}

func (o oracle) fit(g engine.Group, outcome int, answers [][]int) *big.Rat {
	sum := new(big.Rat)
	for i, set := range answers {
		lo, _, points := o.item(g, outcome, i)
		if set != nil {
			points = o.points(g, outcome, i, set)
		}
		sum.Add(sum, minus(points, lo))
	}
	return sum.Quo(sum, o.span(g, outcome))
}

func (o oracle) contribution(g engine.Group, outcome, item int, set []int) *big.Rat {
	if set == nil {
		return new(big.Rat)
	}
	_, _, mean := o.item(g, outcome, item)
	d := minus(o.points(g, outcome, item, set), mean)
	return d.Quo(d, o.span(g, outcome))
}

// order lists the outcomes best first, equal ones in the Spec's order, with competition ranks: one
// more than how many are better.
func (o oracle) order(g engine.Group, answers [][]int) (order, ranks []int) {
	fits := make([]*big.Rat, len(o.spec.Outcomes[g]))
	for c := range fits {
		fits[c] = o.fit(g, c, answers)
		order = append(order, c)
	}
	slices.SortStableFunc(order, func(a, b int) int { return fits[b].Cmp(fits[a]) })
	for _, c := range order {
		rank := 1
		for _, other := range fits {
			if other.Cmp(fits[c]) > 0 {
				rank++
			}
		}
		ranks = append(ranks, rank)
	}
	return order, ranks
}

// ranked reports whether every outcome has a range: whether the Spec can be compiled.
func (o oracle) ranked() bool {
	for g := range engine.NumGroups {
		for c := range o.spec.Outcomes[g] {
			if o.span(g, c).Sign() == 0 {
				return false
			}
		}
	}
	return true
}

func rat(d engine.Decimal) *big.Rat { return big.NewRat(int64(d), int64(engine.One)) }

func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

func plus(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }

package audit

import (
	"context"
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

const (
	// fewOutcomes is up to how many careers or courses every pair of them is looked at, and mostConfused how
	// many pairs of careers are where there are more.
	fewOutcomes  = 12
	mostConfused = 12
)

// A rivalry is two outcomes of a group.
type rivalry struct {
	group engine.Group
	a, b  int
}

// influence returns what decides between any two paths, and between any two careers or courses where
// there are few; of many careers, between those most often confused. The error is the context's.
func influence(ctx context.Context, q *quiz.Quiz, c Confusion, s Settings) ([]Pair, error) {
	pairs, tell := append(rivalries(q), confusedRivalries(q, c)...), s.tell("influence of items")
	return eachInParts(ctx, len(pairs), 1, func(done int) { tell(done, len(pairs)) }, func(n int) Pair {
		return pairInfluence(q, pairs[n].group, pairs[n].a, pairs[n].b)
	})
}

func rivalries(q *quiz.Quiz) []rivalry {
	var pairs []rivalry
	for g := range engine.NumGroups {
		n := q.Model.Outcomes(g)
		if g != engine.Paths && n > fewOutcomes {
			continue
		}
		for a := range n {
			for b := a + 1; b < n; b++ {
				pairs = append(pairs, rivalry{g, a, b})
			}
		}
	}
	return pairs
}

// confusedRivalries are those of careers where [rivalries] leaves careers out.
func confusedRivalries(q *quiz.Quiz, c Confusion) []rivalry {
	if len(q.Careers) <= fewOutcomes {
		return nil
	}
	ids := q.IDs(engine.Careers)
	var pairs []rivalry
	for _, p := range c.Pairs[:min(mostConfused, len(c.Pairs))] {
		pairs = append(pairs, rivalry{engine.Careers, slices.Index(ids, p.A), slices.Index(ids, p.B)})
	}
	return pairs
}

// pairInfluence returns what decides between two outcomes of a group. Everything is worked out in whole
// numbers and fractions; floats are made of the results alone.
func pairInfluence(q *quiz.Quiz, g engine.Group, a, b int) Pair {
	v, ids := newVersus(q.Model, g, a, b), q.IDs(g)
	pair := Pair{Group: g.String(), A: ids[a], B: ids[b]}
	variances, sum := make([]*big.Rat, len(v.steps)), new(big.Rat)
	for i, steps := range v.steps {
		variances[i] = variance(steps)
		sum.Add(sum, variances[i])
	}
	if sum.Sign() == 0 {
		return pair
	}
	pair.Spread = root(new(big.Rat).Quo(sum, new(big.Rat).SetInt(new(big.Int).Mul(v.scale, v.scale))))
	for i, item := range q.Items {
		pair.Items = append(pair.Items, ItemInfluence{item.ID, ratio(variances[i], sum), v.options(q, i, sum)})
	}
	return pair
}

// options returns what part each option of the item has in a sum of variances.
func (v *versus) options(q *quiz.Quiz, item int, sum *big.Rat) []OptionInfluence {
	options, none := q.Options(item), v.step(v.table.Means(item))
	parts := v.optionVariances(q.Model, item, len(options))
	influences := make([]OptionInfluence, len(options))
	for o, option := range options { // the first alternatives are the options, each alone
		adds := new(big.Int).Sub(v.steps[item][o], none)
		influences[o] = OptionInfluence{option.ID, ratio(parts[o], sum), fraction(adds, v.scale)}
	}
	return influences
}

// optionVariances divides the variance of the item between its options. The squares of all alternatives with
// the same number of options are added up first, since fractions take long.
func (v *versus) optionVariances(m *engine.Model, item, options int) []*big.Rat {
	squares, square := make([][]big.Int, options), new(big.Int) // of option and number of options
	for o := range squares {
		squares[o] = make([]big.Int, options+1)
	}
	for a, deviation := range deviations(v.steps[item]) {
		square.Mul(deviation, deviation)
		chosen := m.Options(item, a)
		for _, o := range chosen {
			squares[o][len(chosen)].Add(&squares[o][len(chosen)], square)
		}
	}
	// A deviation is as many times the alternatives too large, and each is as likely as any.
	n := big.NewInt(int64(len(v.steps[item])))
	cube := new(big.Int).Exp(n, big.NewInt(3), nil)
	parts := make([]*big.Rat, options)
	for o, bySize := range squares {
		parts[o] = new(big.Rat)
		for size := 1; size <= options; size++ {
			parts[o].Add(parts[o], new(big.Rat).SetFrac(&bySize[size], new(big.Int).Mul(cube, big.NewInt(int64(size)))))
		}
	}
	return parts
}

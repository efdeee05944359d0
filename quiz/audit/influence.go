package audit

import (
	"math/big"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// fewOutcomes is up to how many careers or courses every pair of them is looked at.
const fewOutcomes = 12

// influence returns what decides between any two paths, and between any two careers or courses where
// there are few.
func influence(q *quiz.Quiz) []Pair {
	var pairs []Pair
	for g := range engine.NumGroups {
		n := q.Model.Outcomes(g)
		if g != engine.Paths && n > fewOutcomes {
			continue
		}
		for a := range n {
			for b := a + 1; b < n; b++ {
				pairs = append(pairs, pairInfluence(q, g, a, b))
			}
		}
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
	options := q.Options(item)
	parts := make([]*big.Rat, len(options))
	for o := range parts {
		parts[o] = new(big.Rat)
	}
	// A deviation is as many times the alternatives too large, and each is as likely as any.
	n := int64(len(v.steps[item]))
	for a, deviation := range deviations(v.steps[item]) {
		chosen := q.Model.Options(item, a)
		square := new(big.Int).Mul(deviation, deviation)
		part := new(big.Rat).SetFrac(square, big.NewInt(n*int64(len(chosen))))
		for _, o := range chosen {
			parts[o].Add(parts[o], part)
		}
	}
	times, none := big.NewRat(n*n, 1), v.step(v.table.Means(item))
	influences := make([]OptionInfluence, len(options))
	for o, option := range options { // the first alternatives are the options, each alone
		adds := new(big.Int).Sub(v.steps[item][o], none)
		influences[o] = OptionInfluence{option.ID, ratio(parts[o].Quo(parts[o], times), sum), fraction(adds, v.scale)}
	}
	return influences
}

package web

import (
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// onPaper works a path's fit out from the content alone, by the formula that the project's design states: each
// answer's points from the least to the most that the item can give; no answer counts as the mean of its
// answers.
func onPaper(q *quiz.Quiz, marks []quiz.Mark, path int) (fit *big.Rat, contributions []*big.Rat) {
	gains, span := []*big.Rat{}, new(big.Rat)
	for i, item := range q.Items {
		all, chosen := []*big.Rat{}, -1
		for _, options := range waysToAnswer(q, i) {
			if slices.Equal(options, marks[i].Options) {
				chosen = len(all)
			}
			all = append(all, worthOnPaper(q, item, i, options, path))
		}
		lo, hi, mean := all[0], all[0], new(big.Rat)
		for _, worth := range all {
			mean.Add(mean, worth)
			if worth.Cmp(lo) < 0 {
				lo = worth
			}
			if worth.Cmp(hi) > 0 {
				hi = worth
			}
		}
		mean.Quo(mean, big.NewRat(int64(len(all)), 1))
		gain := mean
		if chosen >= 0 {
			gain = all[chosen]
		}
		gains, span = append(gains, new(big.Rat).Sub(gain, lo)), span.Add(span, new(big.Rat).Sub(hi, lo))
		contributions = append(contributions, new(big.Rat).Sub(gain, mean))
	}
	fit = new(big.Rat)
	for i, gain := range gains {
		fit.Add(fit, gain)
		contributions[i].Quo(contributions[i], span)
	}
	return fit.Quo(fit, span), contributions
}

// worthOnPaper is what options give a path together.
func worthOnPaper(q *quiz.Quiz, item *quiz.Item, i int, options []int, path int) *big.Rat {
	worth := new(big.Rat)
	for _, o := range options {
		option := q.Options(i)[o]
		for trait, points := range option.Traits {
			worth.Add(worth, new(big.Rat).Mul(exactly(points), exactly(q.Paths[path].Weights[trait])))
		}
		worth.Add(worth, exactly(option.Points[q.Paths[path].ID]))
	}
	if item.Weight != nil {
		worth.Mul(worth, exactly(*item.Weight))
	}
	return worth
}

func exactly(d engine.Decimal) *big.Rat { return big.NewRat(int64(d), int64(engine.One)) }

// waysToAnswer are the sets of options that can be chosen.
func waysToAnswer(q *quiz.Quiz, item int) (ways [][]int) {
	options, upTo := q.Options(item), max(q.Items[item].UpTo, 1)
	for set := 1; set < 1<<len(options); set++ {
		var chosen []int
		alone := false
		for o := range options {
			if set>>o&1 == 1 {
				chosen, alone = append(chosen, o), alone || options[o].Alone
			}
		}
		if len(chosen) == 1 || len(chosen) <= upTo && !alone {
			ways = append(ways, chosen)
		}
	}
	return ways
}

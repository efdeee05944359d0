package web

import (
	"cmp"
	"math"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// counts are the traits that count for an outcome, and those that count against it, the strongest first.
type counts struct{ For, Against []quiz.Trait }

func countsOf(q *quiz.Quiz, weights quiz.Points) counts {
	traits := slices.Clone(q.Traits)
	slices.SortStableFunc(traits, func(a, b quiz.Trait) int { return cmp.Compare(abs(weights[b.ID]), abs(weights[a.ID])) })
	var all counts
	for _, trait := range traits {
		switch w := weights[trait.ID]; {
		case w > 0:
			all.For = append(all.For, trait)
		case w < 0:
			all.Against = append(all.Against, trait)
		}
	}
	return all
}

// fewApart is how many traits tell an outcome apart at a glance.
const fewApart = 3

// apartPath returns the traits that speak for a path more than for the other ones, on the average.
func apartPath(q *quiz.Quiz, path int) []quiz.Trait {
	more := map[string]float64{}
	for i := range q.Paths {
		for id, share := range shares(q.Paths[i].Weights) {
			if i == path {
				more[id] += share
			} else {
				more[id] -= share / float64(len(q.Paths)-1)
			}
		}
	}
	traits := slices.DeleteFunc(slices.Clone(q.Traits), func(t quiz.Trait) bool { return more[t.ID] <= 0 || q.Paths[path].Weights[t.ID] <= 0 })
	slices.SortStableFunc(traits, func(a, b quiz.Trait) int { return cmp.Compare(more[b.ID], more[a.ID]) })
	return traits[:min(len(traits), fewApart)]
}

// shares are weights as shares of all that counts for an outcome, so that outcomes can be compared.
func shares(weights quiz.Points) map[string]float64 {
	var sum engine.Decimal
	for _, w := range weights {
		sum += abs(w)
	}
	all := map[string]float64{}
	for id, w := range weights {
		if w != 0 {
			all[id] = w.Float() / sum.Float()
		}
	}
	return all
}

func abs(d engine.Decimal) engine.Decimal { return max(d, -d) }

// traitPair says how much a trait counts for each of two outcomes.
type traitPair struct {
	Name, Text quiz.Text
	Says       []string
}

// apartTraits are the traits that count differently for two outcomes, those that differ most first.
func (say speech) apartTraits(q *quiz.Quiz, a, b quiz.Points) []traitPair {
	first, second := shares(a), shares(b)
	differ := func(t quiz.Trait) float64 { return math.Abs(first[t.ID] - second[t.ID]) }
	traits := slices.Clone(q.Traits)
	slices.SortStableFunc(traits, func(x, y quiz.Trait) int { return cmp.Compare(differ(y), differ(x)) })
	var pairs []traitPair
	for _, t := range traits {
		pair := traitPair{t.Name, t.Text, []string{say.counting(a, t.ID), say.counting(b, t.ID)}}
		if pair.Says[0] != pair.Says[1] {
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// counting says how much a trait counts for an outcome. What weighs at least two thirds of what weighs
// most is strong.
func (say speech) counting(weights quiz.Points, trait string) string {
	var most engine.Decimal
	for _, w := range weights {
		most = max(most, abs(w))
	}
	switch w := weights[trait]; {
	case w > 0 && 3*w >= 2*most:
		return say.T("speaks strongly for it")
	case w > 0:
		return say.T("speaks for it")
	case w == 0:
		return say.T("neither for nor against it")
	case -3*w >= 2*most:
		return say.T("speaks strongly against it")
	}
	return say.T("speaks against it")
}

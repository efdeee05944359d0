package audit

import (
	"math/rand/v2"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// fifth returns the weight a fifth larger or smaller, to the three places of a content file, and not 0
// unless it was.
func fifth(w engine.Decimal, larger bool) engine.Decimal {
	const place = engine.One / 1000
	times := engine.Decimal(8)
	if larger {
		times = 12
	}
	size := (max(w, -w)*times/10 + place/2) / place * place
	if w != 0 {
		size = max(size, place)
	}
	if w < 0 {
		return -size
	}
	return size
}

// withItemWeights returns the questionnaire with the items' weights changed. Everything else is shared.
func withItemWeights(q *quiz.Quiz, change func(item int, w engine.Decimal) engine.Decimal) *quiz.Questionnaire {
	c := *q.Questionnaire
	c.Sections = slices.Clone(c.Sections)
	number := 0
	for s := range c.Sections {
		items := slices.Clone(c.Sections[s].Items)
		for i := range items {
			weight := engine.One
			if items[i].Weight != nil {
				weight = *items[i].Weight
			}
			weight = change(number, weight)
			items[i].Weight = &weight
			number++
		}
		c.Sections[s].Items = items
	}
	return &c
}

// withTraitWeights returns the questionnaire with the weights of the paths and the careers for traits
// changed. Everything else is shared.
func withTraitWeights(q *quiz.Quiz, change func(w engine.Decimal) engine.Decimal) *quiz.Questionnaire {
	c := *q.Questionnaire
	c.Paths, c.Careers = slices.Clone(c.Paths), slices.Clone(c.Careers)
	for p := range c.Paths {
		c.Paths[p].Weights = changed(c.Paths[p].Weights, change)
	}
	for k := range c.Careers {
		c.Careers[k].Weights = changed(c.Careers[k].Weights, change)
	}
	return &c
}

// changed returns the weights, each changed, in alphabetical order.
func changed(weights quiz.Points, change func(w engine.Decimal) engine.Decimal) quiz.Points {
	if weights == nil {
		return nil
	}
	c := make(quiz.Points, len(weights))
	for _, trait := range sortedKeys(weights) {
		c[trait] = change(weights[trait])
	}
	return c
}

// newLuck returns what decides about the weights of one compilation of a kind.
func newLuck(seed uint64, kind string, number int) *rand.Rand {
	start := scattered(seed)
	for _, letter := range []byte(kind) {
		start = scattered(start + uint64(letter))
	}
	start = scattered(start + uint64(number))
	return rand.New(rand.NewPCG(start, scattered(start)))
}

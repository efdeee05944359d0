package audit

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Takers are simulated people before one questionnaire, as the package comment has them. They are
// numbered from 0 and differ in their positions and their luck. Takers are safe for use by several
// goroutines.
type Takers struct {
	q     *quiz.Quiz
	seed  uint64
	apart float64
	items []choice
	at    map[string]int // the dimensions by the ids of traits and outcomes, "trait " before the first
	axes  [][]float64    // what separates the paths; see separating
}

// A choice is an item as a taker sees it.
type choice struct {
	points       [][]term // of each option
	alternatives [][]int  // the options of each
}

// A term is what an option is worth in one dimension.
type term struct {
	dimension int
	points    float64
}

// NewTakers makes the takers of a questionnaire. Apart, above 0, is the standard deviation of their
// positions along what separates the paths; across it that is 1.
func NewTakers(q *quiz.Quiz, apart float64, seed uint64) *Takers {
	t := &Takers{q: q, seed: seed, apart: apart, at: map[string]int{}}
	for i := range q.Items {
		var c choice
		for _, option := range q.Options(i) {
			c.points = append(c.points, slices.Concat(terms(option.Traits, "trait ", t.at), terms(option.Points, "", t.at)))
		}
		for a := range q.Model.Alternatives(i) {
			c.alternatives = append(c.alternatives, q.Model.Options(i, a))
		}
		t.items = append(t.items, c)
	}
	t.axes = separating(q.Paths, t.at)
	return t
}

// terms lists the points in alphabetical order, and numbers the dimensions that are new.
func terms(points quiz.Points, prefix string, at map[string]int) []term {
	var all []term
	for _, id := range sortedKeys(points) {
		if points[id] == 0 {
			continue
		}
		d, known := at[prefix+id]
		if !known {
			d = len(at)
			at[prefix+id] = d
		}
		all = append(all, term{d, points[id].Float()})
	}
	return all
}

// A taker is one of them: where they stand, and the luck of each item, in [0,1).
type taker struct {
	position, luck []float64
}

// taker returns the one with the number.
func (t *Takers) taker(number int) taker {
	start := scattered(scattered(t.seed) + uint64(number))
	r := rand.New(rand.NewPCG(start, scattered(start)))
	who := taker{make([]float64, len(t.at)), make([]float64, len(t.items))}
	for d := range who.position {
		who.position[d] = r.NormFloat64()
	}
	for _, axis := range t.axes {
		stretch(who.position, axis, t.apart)
	}
	for i := range who.luck {
		who.luck[i] = r.Float64()
	}
	return who
}

// scattered makes numbers that have nothing in common of neighbours (the last step of splitmix64, G. L.
// Steele et al. 2014): generators that start near each other make numbers that are alike.
func scattered(n uint64) uint64 {
	n += 0x9e3779b97f4a7c15
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}

// Sheet returns what the taker with the number answers, every item, by choices of the sharpness, which
// is 0 or above.
func (t *Takers) Sheet(number int, sharpness float64) *engine.Sheet {
	who, sheet := t.taker(number), t.q.Model.NewSheet()
	var room []float64
	for i := range t.items {
		room = t.chances(room[:0], i, who.position, sharpness)
		if err := sheet.Choose(i, drawn(room, who.luck[i])); err != nil {
			panic(err) // unreachable: there are as many chances as alternatives
		}
	}
	return sheet
}

// chances appends the probability of each of the item's alternatives.
func (t *Takers) chances(to []float64, item int, position []float64, sharpness float64) []float64 {
	c := t.items[item]
	agrees := make([]float64, len(c.points)) // sharpness × agreement with each option
	for o, points := range c.points {
		for _, p := range points {
			agrees[o] += float64(sharpness * p.points * position[p.dimension])
		}
	}
	from, most := len(to), math.Inf(-1)
	for _, options := range c.alternatives {
		sum := 0.0
		for _, o := range options {
			sum += agrees[o]
		}
		to, most = append(to, sum), max(most, sum)
	}
	all, total := to[from:], 0.0
	for a := range all {
		all[a] = math.Exp(all[a] - most) // at most 1, whatever the sharpness
		total += all[a]
	}
	for a := range all {
		all[a] /= total
	}
	return to
}

// drawn returns the alternative into which the luck falls.
func drawn(chances []float64, luck float64) int {
	for a, chance := range chances {
		if luck -= chance; luck < 0 {
			return a
		}
	}
	return slices.Index(chances, slices.Max(chances)) // by rounding alone: the chances add up to a hair less than 1
}

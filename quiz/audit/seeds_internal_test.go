package audit

import (
	"math"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

func TestScatteredIsSplitmix64(t *testing.T) {
	if got := scattered(0); got != 0xe220a8397b1dcdaf {
		t.Errorf("of 0 it makes %x", got)
	}
}

// Takers with neighbouring numbers, and those of neighbouring seeds, have nothing in common: the mean
// leads of thirty seeds scatter as those of independent takers do. With generators that start next to
// each other they scatter 1.3 times as far.
func TestTakersAreIndependent(t *testing.T) {
	const seeds, each = 30, 2000
	q := builtin(t)
	var means []float64
	sum, squares := 0.0, 0.0
	for seed := range seeds {
		takers, total := NewTakers(q, 2, uint64(seed)), 0.0
		for number := range each {
			ranked := q.Model.Rank(nil, takers.Sheet(number, 0), engine.Paths)
			lead := ranked[0].Fit.Float() - ranked[1].Fit.Float()
			total += lead
			squares += lead * lead / (seeds * each)
		}
		means = append(means, total/each)
		sum += total / each / seeds
	}
	deviations := 0.0
	for _, mean := range means {
		deviations += (mean - sum) * (mean - sum) / ((squares - sum*sum) / each)
	}
	if free := float64(seeds - 1); math.Abs(deviations-free) > 2.8*math.Sqrt(2*free) {
		t.Errorf("the squared deviations add up to %.1f, want about %g", deviations, free)
	}
}

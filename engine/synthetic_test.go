package engine_test

import (
	"math/rand/v2"

	"github.com/careerfit/careerfit/engine"
)

// Questionnaires of the size that real ones have, made of numbers that are the same each time.

// dice makes the same numbers each time.
func dice(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 24)) }

// weighted draws weights for all traits, −3 to 3 in steps of a quarter, and none 0.
func weighted(d *rand.Rand, traits int) (terms []engine.Term) {
	for k := range traits {
		points := engine.Decimal(1+d.IntN(12)) * engine.One / 4
		if d.IntN(2) == 0 {
			points = -points
		}
		terms = append(terms, engine.Term{Of: k, Points: points})
	}
	return terms
}

// crowd is a questionnaire of 24 items with five options each, every option for another trait. Ranges
// differ between all outcomes.
func crowd(paths, careers int) engine.Spec {
	const traits = 6
	d := dice(1)
	spec := engine.Spec{
		Traits: traits, BalancedWithin: engine.One / 20, MinCoverage: engine.One / 2,
		Bands: engine.BandCuts{Best: 750_000, Great: 600_000, Good: 500_000},
	}
	for i := range 24 {
		item := engine.Item{Weight: engine.Whole(1 + i%2)}
		for o := range 5 {
			item.Options = append(item.Options, option((i+o)%traits, 1, (i+2*o+1)%traits, -1))
		}
		spec.Items = append(spec.Items, item)
	}
	for range paths {
		spec.Outcomes[engine.Paths] = append(spec.Outcomes[engine.Paths], engine.Outcome{Weights: weighted(d, traits)})
	}
	for c := range careers {
		spec.Outcomes[engine.Careers] = append(spec.Outcomes[engine.Careers], engine.Outcome{Path: c % paths, Weights: weighted(d, traits)})
	}
	return spec
}

// option gives points to traits: a trait, its points, another, its points ….
func option(terms ...int) (o engine.Option) {
	for i := 0; i < len(terms); i += 2 {
		o.Traits = append(o.Traits, engine.Term{Of: terms[i], Points: engine.Whole(terms[i+1])})
	}
	return o
}

// usual is much like the built-in questionnaire: eleven agreement items on one scale, five pairs, six
// choices and two picks of up to three; two paths with the weights w and −w, so that their ranges
// are equal, three careers on each, five courses.
func usual() engine.Spec {
	spec := crowd(2, 6)
	spec.Traits, spec.Items = 10, nil
	for i := range 11 {
		spec.Items = append(spec.Items, agreed(i%7, 1-2*(i%2)))
	}
	for i := range 5 {
		spec.Items = append(spec.Items, choice(engine.One, option(i, 1, i+3, -1), option(i+3, 1, i, -1)))
	}
	for i := range 6 {
		spec.Items = append(spec.Items, choice(engine.Whole(2), option(i, 1), option(i+1, 1), option(i+2, 1), option(i+3, 1), option(i+4, 1)))
	}
	for i := range 2 {
		pick := choice(engine.One, option(i, 1), option(i+2, 1), option(i+4, 1), option(i+6, 1), option(i+8, 1), option(2*i, 1), option(7, 1), engine.Option{Alone: true})
		pick.UpTo = 3
		spec.Items = append(spec.Items, pick)
	}
	w := []engine.Decimal{4, 4, 2, -4, -4, -2, -1, 0, 0, 0} // in halves
	spec.Outcomes[engine.Paths] = []engine.Outcome{{Weights: halves(w, 1)}, {Weights: halves(w, -1)}}
	d := dice(2)
	for c := range spec.Outcomes[engine.Careers] {
		spec.Outcomes[engine.Careers][c].Weights = weighted(d, spec.Traits)
	}
	for range 5 {
		spec.Outcomes[engine.Courses] = append(spec.Outcomes[engine.Courses], engine.Outcome{Weights: weighted(d, spec.Traits)})
	}
	return spec
}

// lopsided is the usual questionnaire with a second path that has weights, and so a range, of its own.
func lopsided() engine.Spec {
	spec := usual()
	spec.Outcomes[engine.Paths][1].Weights = halves([]engine.Decimal{-3, -5, 1, 3, 6, 1, 2, 1, 0, -1}, 1)
	return spec
}

func halves(weights []engine.Decimal, sign engine.Decimal) (terms []engine.Term) {
	for k, w := range weights {
		terms = append(terms, engine.Term{Of: k, Points: sign * w * engine.One / 2})
	}
	return terms
}

func agreed(trait, sign int) engine.Item {
	item := engine.Item{Weight: engine.One, Scale: 1}
	for value := -2; value <= 2; value++ {
		item.Options = append(item.Options, option(trait, sign*value))
	}
	return item
}

func choice(weight engine.Decimal, options ...engine.Option) engine.Item {
	return engine.Item{Weight: weight, Options: options}
}

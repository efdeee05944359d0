package web_test

import (
	"math/bits"
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// onPaper counts as the formula says, from the decimals of the content file alone.
type onPaper struct {
	q    *quiz.Quiz
	path quiz.Path
}

func (p onPaper) gives(item int, options []int) float64 {
	sum := 0.0
	for _, o := range options {
		option := p.q.Options(item)[o]
		for trait, points := range option.Traits {
			sum += points.Float() * p.path.Weights[trait].Float()
		}
		sum += option.Points[p.path.ID].Float()
	}
	if w := p.q.Items[item].Weight; w != nil {
		sum *= w.Float()
	}
	return sum
}

// all is what each allowed answer to an item gives.
func (p onPaper) all(item int) (worths []float64) {
	options := p.q.Options(item)
	for set := uint(1); set < 1<<len(options); set++ {
		var picked []int
		lone := false
		for o := range options {
			if set&(1<<o) != 0 {
				picked, lone = append(picked, o), lone || options[o].Alone
			}
		}
		if n := bits.OnesCount(set); n <= max(p.q.Items[item].UpTo, 1) && !(lone && n > 1) {
			worths = append(worths, p.gives(item, picked))
		}
	}
	return worths
}

func mean(numbers []float64) float64 {
	sum := 0.0
	for _, n := range numbers {
		sum += n
	}
	return sum / float64(len(numbers))
}

// spread is R; start the fit of an empty sheet, and moves what each answer adds, in points of a hundred.
func (p onPaper) counts(marks []quiz.Mark) (spread, start float64, moves []float64) {
	for i := range p.q.Items {
		spread += slices.Max(p.all(i)) - slices.Min(p.all(i))
	}
	for i, mark := range marks {
		start += 100 * (mean(p.all(i)) - slices.Min(p.all(i))) / spread
		by := 0.0
		if len(mark.Options) > 0 {
			by = 100 * (p.gives(i, mark.Options) - mean(p.all(i))) / spread
		}
		moves = append(moves, by)
	}
	return spread, start, moves
}

func (p onPaper) fit(marks []quiz.Mark) float64 {
	_, fit, moves := p.counts(marks)
	for _, by := range moves {
		fit += by
	}
	return fit
}

// firstOf are the paths' fits on paper, and which is the largest.
func firstOf(q *quiz.Quiz, marks []quiz.Mark) (first int, fits []float64) {
	for i, path := range q.Paths {
		fits = append(fits, onPaper{q, path}.fit(marks))
		if fits[i] > fits[first] {
			first = i
		}
	}
	return first, fits
}

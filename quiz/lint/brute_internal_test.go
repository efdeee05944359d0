package lint

import (
	"math/big"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// rankings returns what the rules look at.
func rankings(q *quiz.Quiz) []ranking {
	var all []ranking
	in := &inspection{File: &quiz.File{Quiz: q}, q: q.Questionnaire}
	in.eachRanking(func(r ranking) { all = append(all, r) })
	return all
}

// A filled sheet is one way to answer everything, with every outcome's fit as the engine evaluates it.
type filled struct {
	answers []int // the alternative of each item, −1 for none
	fits    [engine.NumGroups][]engine.Fit
}

// everySheet fills in all sheets there are; with those on which items have no answer, if that is wanted.
func everySheet(t fatal, q *quiz.Quiz, withNone bool) []filled {
	t.Helper()
	var all []filled
	answers, least := make([]int, len(q.Items)), 0
	if withNone {
		least = -1
	}
	var fill func(item int)
	fill = func(item int) {
		if item == len(answers) {
			all = append(all, evaluated(t, q, append([]int{}, answers...)))
			return
		}
		for a := least; a < q.Model.Alternatives(item); a++ {
			answers[item] = a
			fill(item + 1)
		}
	}
	fill(0)
	return all
}

func evaluated(t fatal, q *quiz.Quiz, answers []int) filled {
	t.Helper()
	s, f := q.Model.NewSheet(), filled{answers: answers}
	for i, a := range answers {
		if a < 0 {
			continue
		}
		if err := s.Choose(i, a); err != nil {
			t.Fatalf("%v", err)
		}
	}
	r := q.Model.Evaluate(s)
	for g := range f.fits {
		f.fits[g] = make([]engine.Fit, q.Model.Outcomes(engine.Group(g)))
		for _, standing := range r.Ranked[g] {
			f.fits[g][standing.Outcome] = standing.Fit
		}
	}
	return f
}

// with is the sheet with another answer to one item.
func (f filled) with(t fatal, q *quiz.Quiz, item, answer int) filled {
	t.Helper()
	answers := append([]int{}, f.answers...)
	answers[item] = answer
	return evaluated(t, q, answers)
}

// alike reports whether every outcome has the same fit on both sheets.
func (f filled) alike(other filled) bool {
	for g := range f.fits {
		for c := range f.fits[g] {
			if f.fits[g][c].Compare(other.fits[g][c]) != 0 {
				return false
			}
		}
	}
	return true
}

// lead returns the fit of a less that of b.
func (f filled) lead(g engine.Group, a, b int) *big.Rat {
	return new(big.Rat).Sub(f.fits[g][a].Rat(), f.fits[g][b].Rat())
}

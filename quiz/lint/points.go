package lint

import (
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// eachPoints visits every list of trait points that items and options have.
func (in *inspection) eachPoints(visit func(quiz.Points)) {
	in.eachItem(func(_ string, item *quiz.Item) {
		visit(item.Traits)
		for _, option := range item.Options {
			visit(option.Traits)
		}
	})
}

// eachWeights visits the trait weights of every outcome.
func (in *inspection) eachWeights(visit func(quiz.Points)) {
	in.eachOutcome(func(o outcome) { visit(o.weights) })
}

// given returns the traits that lists of points give something to. A 0 gives nothing, but in a file with
// errors it may be a number that could not be read. Where a trait is named that does not exist, any trait may
// have been meant, and known is false.
func (in *inspection) given(each func(func(quiz.Points))) (given map[string]bool, known bool) {
	given, known = map[string]bool{}, true
	each(func(points quiz.Points) {
		for id, p := range points {
			known = known && in.isTrait(id)
			if p != 0 || in.Quiz == nil {
				given[id] = true
			}
		}
	})
	return given, known
}

func (in *inspection) isTrait(id string) bool {
	return slices.ContainsFunc(in.q.Traits, func(t quiz.Trait) bool { return t.ID == id })
}

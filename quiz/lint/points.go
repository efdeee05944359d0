package lint

import (
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// eachPoints visits every list of trait points that items and options have, with its path.
func (in *inspection) eachPoints(visit func(path string, points quiz.Points)) {
	in.eachItem(func(path string, item *quiz.Item) {
		visit(quiz.At(path, "traits"), item.Traits)
		for o, option := range item.Options {
			visit(quiz.At(path, "options", o, "traits"), option.Traits)
		}
	})
}

// eachWeights visits the trait weights of every outcome, with their path.
func (in *inspection) eachWeights(visit func(path string, points quiz.Points)) {
	in.eachOutcome(func(o outcome) { visit(quiz.At(o.path, "weights"), o.weights) })
}

// given returns the traits that lists of points give something to. A 0 gives nothing, but in a file with
// errors it may be a number that could not be read. Where a trait is named that does not exist, or a list
// could not be read, any trait may have been meant, and known is false.
func (in *inspection) given(each func(func(string, quiz.Points))) (given map[string]bool, known bool) {
	given, known = map[string]bool{}, true
	each(func(path string, points quiz.Points) {
		known = known && !in.Misread(path)
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

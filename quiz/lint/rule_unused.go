package lint

import (
	"fmt"
	"maps"

	"github.com/careerfit/careerfit/quiz"
)

func unused() Rule {
	return Rule{
		Name:     "unused",
		Severity: quiz.SeverityWarning,
		About:    "A scale that no item uses, or a source that nothing refers to: it was forgotten, or whatever should name it was.",
		words: func(in *inspection) {
			in.unusedScales()
			in.unusedSources()
		},
	}
}

func (in *inspection) unusedScales() {
	named := map[string]bool{}
	in.eachItem(func(_ string, item *quiz.Item) { named[item.Scale] = true })
	unusedOnes(in, "scales", in.q.Scales, func(s quiz.Scale) string { return s.ID }, named,
		`name it in an item, as in "scale: %s", or take it out`, "no item uses the scale %q")
}

func (in *inspection) unusedSources() {
	named := map[string]bool{}
	misread := false
	in.eachOutcome(func(o outcome) {
		misread = misread || in.Misread(quiz.At(o.path, "sources")) || in.Misread(quiz.At(o.path, "pay"))
		for _, id := range o.sources {
			named[id] = true
		}
		for _, pay := range o.pay {
			named[pay.Source] = true
		}
	})
	if misread { // it may name any of them
		return
	}
	unusedOnes(in, "sources", in.q.Sources, func(s quiz.Source) string { return s.ID }, named,
		`name it where something was taken from it, as in "sources: [%s]", or take it out`, "nothing refers to the source %q")
}

// unusedOnes reports what is not named. Where something is named that does not exist, any of them may have
// been meant, and that it does not exist is told already.
func unusedOnes[T any](in *inspection, key string, all []T, idOf func(T) string, named map[string]bool, hint, message string) {
	missing := maps.Clone(named)
	delete(missing, "") // named nothing
	for _, one := range all {
		delete(missing, idOf(one))
	}
	if len(missing) > 0 {
		return
	}
	for i, one := range all {
		if id := idOf(one); !named[id] {
			in.report(quiz.At(key, i, "id"), fmt.Sprintf(hint, id), message, id)
		}
	}
}

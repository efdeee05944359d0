package lint

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func idleItem() Rule {
	return Rule{
		Name:     "idle-item",
		Severity: quiz.SeverityWarning,
		About: "An item all answers to which are worth the same to every path, career and course: takers spend their time on it for nothing. " +
			"Where it is so because no outcome wants what the item measures, the trait is reported instead.",
		worth: func(in *inspection) {
			in.idleItems(false, "the item %q moves nothing: every answer is worth the same to every path, career and course",
				"give its answers points for what outcomes want, or take it out")
		},
	}
}

func idleBackground() Rule {
	return Rule{
		Name:     "idle-background",
		Severity: quiz.SeverityWarning,
		About: "An item about the taker's background all answers to which are worth the same to every path, career and course: " +
			"results are shown for each background, and all would be alike.",
		worth: func(in *inspection) {
			in.idleItems(true, "the background item %q moves nothing: every background is worth the same to every path, career and course",
				"give its options points for what outcomes want, or do not ask")
		},
	}
}

// idleItems reports those that are idle, of background items or of the others.
func (in *inspection) idleItems(background bool, message, hint string) {
	wanted, _ := in.given(in.eachWeights)
	for i, item := range in.Quiz.Items {
		if item.Background == background && isIdle(in.Quiz.Model, i) && !in.unwanted(wanted, in.Quiz.Options(i)) {
			in.report(quiz.At(in.ItemPath(i), "id"), hint, message, item.ID)
		}
	}
}

// isIdle reports whether all alternatives of the item gain each outcome the same.
func isIdle(m *engine.Model, item int) bool {
	for g := range engine.NumGroups {
		t := m.Table(g)
		for a := 1; a < m.Alternatives(item); a++ {
			if !slices.Equal(t.Gains(item, a), t.Gains(item, 0)) {
				return false
			}
		}
	}
	return true
}

// unwanted reports whether all that the options give goes to traits that no outcome wants. Then these are
// what is to be mended, and a rule of their own reports them.
func (in *inspection) unwanted(wanted map[string]bool, options []quiz.Option) bool {
	gives := false
	for _, o := range options {
		for trait, points := range o.Traits {
			if points != 0 && wanted[trait] {
				return false
			}
			gives = gives || points != 0
		}
		for _, points := range o.Points {
			if points != 0 {
				return false
			}
		}
	}
	return gives
}

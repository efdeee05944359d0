package lint

import "github.com/careerfit/careerfit/quiz"

func unmeasuredTrait() Rule {
	return Rule{
		Name:     "unmeasured-trait",
		Severity: quiz.SeverityWarning,
		About:    "A trait that no answer gives points to: whoever wants it, nobody can be found to have it. Points of 0 are none.",
		words: func(in *inspection) {
			measured, known := in.given(in.eachPoints)
			wanted, _ := in.given(in.eachWeights)
			for t, trait := range in.q.Traits {
				path := quiz.At("traits", t, "id")
				switch {
				case !known || measured[trait.ID]:
				case wanted[trait.ID]:
					in.report(path, "ask something that gives points to it, or take it out here and from the weights", "no answer gives points to the trait %q", trait.ID)
				default:
					in.report(path, "take it out, or ask for it and give it a weight", "no answer gives points to the trait %q, and nothing has a weight for it", trait.ID)
				}
			}
		},
	}
}

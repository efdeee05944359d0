package lint

import "github.com/careerfit/careerfit/quiz"

func unwantedTrait() Rule {
	return Rule{
		Name:     "unwanted-trait",
		Severity: quiz.SeverityWarning,
		About:    "A trait that is asked for although no path, career or course has a weight for it, so that what people say about it counts for nothing. Weights of 0 are none.",
		words: func(in *inspection) {
			wanted, known := in.given(in.eachWeights)
			measured, _ := in.given(in.eachPoints)
			for t, trait := range in.q.Traits {
				if known && measured[trait.ID] && !wanted[trait.ID] {
					in.report(quiz.At("traits", t, "id"), "give it a weight where it matters, or ask for something that does",
						"the answers give points to the trait %q, but nothing has a weight for it", trait.ID)
				}
			}
		},
	}
}

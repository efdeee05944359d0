package lint

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func noPersonas() Rule {
	return Rule{
		Name:     "no-personas",
		Severity: quiz.SeverityNote,
		About: "No personas, or a path that none of them expects: personas are the author's own test, " +
			"and without them a change of weights can send people elsewhere unseen.",
		// An author who has errors to mend has other worries, and one of them may be about personas.
		worth: func(in *inspection) {
			if len(in.q.Personas) == 0 {
				in.report("", `add "personas": what a few people would answer, and the path that each of them must get`, "there are no personas, so nothing tells when a change sends people elsewhere")
				return
			}
			for p, path := range in.q.Paths {
				if !slices.ContainsFunc(in.q.Personas, func(p quiz.Persona) bool { return p.Expect.Path == path.ID }) {
					in.report(quiz.At(quiz.OutcomePath(engine.Paths, p), "id"), "add a persona who must get it", "no persona expects the path %q", path.ID)
				}
			}
		},
	}
}

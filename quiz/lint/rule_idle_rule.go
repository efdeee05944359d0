package lint

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// idleRule looks at the key "rule". There are always paths, so a rule for them is never idle.
func idleRule() Rule {
	return Rule{
		Name: "idle-rule", Severity: quiz.SeverityNote,
		About: "A rule is chosen for careers or courses of which there are none, so it does nothing.",
		words: func(in *inspection) {
			in.idle(engine.Careers, in.q.Rule.Careers)
			in.idle(engine.Courses, in.q.Rule.Courses)
		},
	}
}

// idle reports the rule of a group that has nobody in it.
func (in *inspection) idle(g engine.Group, rule string) {
	if rule != "" && len(in.q.IDs(g)) == 0 {
		in.report(quiz.At("rule", g.String()), "take it out, or add "+g.String(), "there are no %s for this rule to rank", g)
	}
}

package lint

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A ranking is one group of outcomes with what answers are worth to them.
type ranking struct {
	engine.Table
	model    *engine.Model
	rule     engine.Rule
	outcomes []outcome
}

// eachRanking visits the groups that have outcomes.
func (in *inspection) eachRanking(visit func(ranking)) {
	for g := range engine.NumGroups {
		if outcomes := in.outcomes(g); len(outcomes) > 0 {
			visit(ranking{in.Quiz.Model.Table(g), in.Quiz.Model, in.q.Rule.Of(g), outcomes})
		}
	}
}

// reportOutcome reports a problem of the rule with one of the ranking's outcomes.
func (in *inspection) reportOutcome(o outcome, hint, format string, args ...any) {
	in.report(quiz.At(o.path, "id"), hint, format, args...)
}

// line returns the line of the outcome's id.
func (in *inspection) line(o outcome) int { return in.Position(quiz.At(o.path, "id")).Line }

package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// ruleOf is the rule by which the questionnaire ranks a group; without a name it is the first.
func ruleOf(q *quiz.Quiz, g engine.Group) engine.Rule {
	name := [...]string{q.Rule.Paths, q.Rule.Careers, q.Rule.Courses}[g]
	for rule := range engine.NumRules {
		if rule.String() == name {
			return rule
		}
	}
	return engine.Share
}

// ruleWords say what a rule compares.
func ruleWords(rule engine.Rule, g engine.Group) string {
	one := oneOf(g)
	switch rule {
	case engine.Correlation:
		return "the shape of your answers next to the shape of each " + one
	case engine.Distance:
		return "how near you are to each " + one + "’s ideal"
	}
	return "each " + one + " measured against its own range"
}

// reasonWords say why a rule does not apply to a group.
func reasonWords(reason engine.Reason, g engine.Group) string {
	one, many := oneOf(g), g.String()
	switch reason {
	case engine.DirectPoints:
		return "some answers give points to a " + one + " directly, and this way of counting knows traits only"
	case engine.FewTraits:
		return "the questions measure fewer than three traits, too few to have a shape"
	case engine.FlatProfile:
		return "one " + one + " weighs all traits alike, so it has no shape to compare"
	case engine.NoRange:
		return "by it all " + many + " would fit alike, whatever is answered"
	case engine.NoOutcomes:
		return "there are no " + many
	}
	return "its numbers would be too large to count exactly"
}

func oneOf(g engine.Group) string {
	return [...]string{"path", "career", "course"}[g]
}

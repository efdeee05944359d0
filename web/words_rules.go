package web

import "github.com/careerfit/careerfit/engine"

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
func reasonWords(rule engine.Rule, reason engine.Reason, g engine.Group) string {
	one, many := oneOf(g), g.String()
	switch reason {
	case engine.DirectPoints:
		return "some answers give points to a " + one + " directly, and this way of counting knows traits only"
	case engine.FewTraits:
		return "the questions measure fewer than three traits, " + tooFewFor(rule)
	case engine.FlatProfile:
		return "one " + one + " weighs all traits alike, so it has " + missingFor(rule)
	case engine.NoRange:
		if rule == engine.Share {
			return "by it no answer would move one of the " + many
		}
		return "by it all " + many + " would fit alike, whatever is answered"
	case engine.NoOutcomes:
		return "there are no " + many
	}
	return "its numbers would be too large to count exactly"
}

// tooFewFor says what one or two traits are too few for.
func tooFewFor(rule engine.Rule) string {
	if rule == engine.Distance {
		return "and nearness is only asked of three or more"
	}
	return "too few to have a shape"
}

// missingFor says what equal weights do not make.
func missingFor(rule engine.Rule) string {
	if rule == engine.Distance {
		return "no ideal of its own"
	}
	return "no shape to compare"
}

func oneOf(g engine.Group) string {
	return [...]string{"path", "career", "course"}[g]
}

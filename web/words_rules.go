package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/web/internal/i18n"
)

// byGroup returns the text that speaks of the group.
func byGroup(g engine.Group, path, career, course i18n.Text) i18n.Text {
	return [...]i18n.Text{path, career, course}[g]
}

// group names a group.
func (say speech) group(g engine.Group) string {
	return say.T(byGroup(g, "Paths", "Careers", "Courses"))
}

// ruleWords say what a rule compares.
func (say speech) ruleWords(rule engine.Rule, g engine.Group) string {
	switch rule {
	case engine.Correlation:
		return say.T(byGroup(g, "the shape of your answers next to the shape of each path", "the shape of your answers next to the shape of each career",
			"the shape of your answers next to the shape of each course"))
	case engine.Distance:
		return say.T(byGroup(g, "how near you are to each path’s ideal", "how near you are to each career’s ideal", "how near you are to each course’s ideal"))
	}
	return say.T(byGroup(g, "each path measured against its own range", "each career measured against its own range", "each course measured against its own range"))
}

// reasonWords say why a rule does not apply to a group.
func (say speech) reasonWords(rule engine.Rule, reason engine.Reason, g engine.Group) string {
	switch reason {
	case engine.DirectPoints:
		return say.T(byGroup(g, "some answers give points to a path directly, and this way of counting knows traits only",
			"some answers give points to a career directly, and this way of counting knows traits only",
			"some answers give points to a course directly, and this way of counting knows traits only"))
	case engine.FewTraits:
		return say.fewTraits(rule)
	case engine.FlatProfile:
		return say.flatProfile(rule, g)
	case engine.NoRange:
		return say.noRange(rule, g)
	case engine.NoOutcomes:
		return say.T(byGroup(g, "there are no paths", "there are no careers", "there are no courses"))
	}
	return say.T("its numbers would be too large to count exactly")
}

func (say speech) fewTraits(rule engine.Rule) string {
	if rule == engine.Distance {
		return say.T("the questions measure fewer than three traits, and nearness is only asked of three or more")
	}
	return say.T("the questions measure fewer than three traits, too few to have a shape")
}

func (say speech) flatProfile(rule engine.Rule, g engine.Group) string {
	if rule == engine.Distance {
		return say.T(byGroup(g, "one path weighs all traits alike, so it has no ideal of its own", "one career weighs all traits alike, so it has no ideal of its own",
			"one course weighs all traits alike, so it has no ideal of its own"))
	}
	return say.T(byGroup(g, "one path weighs all traits alike, so it has no shape to compare", "one career weighs all traits alike, so it has no shape to compare",
		"one course weighs all traits alike, so it has no shape to compare"))
}

func (say speech) noRange(rule engine.Rule, g engine.Group) string {
	if rule == engine.Share {
		return say.T(byGroup(g, "by it no answer would move one of the paths", "by it no answer would move one of the careers", "by it no answer would move one of the courses"))
	}
	return say.T(byGroup(g, "by it all paths would fit alike, whatever is answered", "by it all careers would fit alike, whatever is answered",
		"by it all courses would fit alike, whatever is answered"))
}

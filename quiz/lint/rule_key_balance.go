package lint

import (
	"fmt"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func keyBalance() Rule {
	return Rule{
		Name:     "key-balance",
		Severity: quiz.SeverityWarning,
		About: "A path that leads by balanced_within or more for somebody who does not read: who agrees with all statements, disagrees with all, " +
			"or takes every first or every last option. That as a result would say nothing of the taker.",
		worth: func(in *inspection) {
			for p, path := range in.outcomes(engine.Paths) {
				var leads []string
				for _, s := range in.Quiz.StraightSheets() {
					if s.First == p && !s.Balanced {
						leads = append(leads, fmt.Sprintf("by %.3f where %s", s.Lead.Float(), straightWords(s.Name)))
					}
				}
				if len(leads) > 0 {
					in.reportOutcome(path, "turn some statements round (reversed: true) or put options into another order, until the leads are under balanced_within, "+
						in.q.Thresholds.BalancedWithin.String(), "people who do not read get %s: it leads %s", path.called(), listed(leads))
				}
			}
		},
	}
}

// straightWords says what is done on such a sheet.
func straightWords(name string) string {
	return map[string]string{
		"all-agree":    "everything is agreed with",
		"all-disagree": "everything is disagreed with",
		"all-first":    "every first option is taken",
		"all-last":     "every last option is taken",
	}[name]
}

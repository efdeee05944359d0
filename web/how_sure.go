package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// howSure is how the page explains what a result says of itself, with this questionnaire's numbers.
type howSure struct {
	// Rules tell the rule of each group.
	Rules []howRule
	// Shares names the groups that are ranked by the rule share, Others those that are not; each may be empty.
	Shares, Others string
	// Paths is how many there are. Of three or more, second sittings are simulated.
	Paths int
	// Background is the question that suggestions leave alone, and that is answered otherwise to compare.
	Background quiz.Text
	// Short is there where the quiz has a short form.
	Short *howShort
	// Needed is how many answers a result takes, Balanced the lead that makes it clear, such as "at least 5 points of a hundred".
	Needed   int
	Balanced string
}

type howRule struct{ Group, Rule string }

// howShort has the numbers of the short form.
type howShort struct {
	Most, All         int
	Path, CareerShare string
}

func howSureOf(q *quiz.Quiz) howSure {
	h := howSure{Paths: len(q.Paths), Balanced: clearLead(q), Needed: needed(q)}
	if item, ok := q.BackgroundItem(); ok {
		h.Background = q.Items[item].Text
	}
	h.rules(q)
	if q.HasShort() {
		h.Short = &howShort{
			Most: int(int64(len(q.Items)) * int64(engine.MostAsked) / int64(engine.One)), All: len(q.Items),
			Path: inHundred(engine.PathCertain), CareerShare: inHundred(engine.CareerCertain),
		}
	}
	return h
}

// clearLead is the lead that makes a result clear, in words. No cut makes a tie clear.
func clearLead(q *quiz.Quiz) string {
	if q.Thresholds.BalancedWithin == 0 {
		return "more than 0 points of a hundred"
	}
	return "at least " + hundredWords(q.Thresholds.BalancedWithin)
}

// rules tells the rule of each group that has outcomes.
func (h *howSure) rules(q *quiz.Quiz) {
	var shares, others []string
	for g := range engine.NumGroups {
		if len(q.IDs(g)) == 0 {
			continue
		}
		rule := q.Rule.Of(g)
		h.Rules = append(h.Rules, howRule{upperFirst(g.String()), ruleWords(rule, g)})
		if rule == engine.Share {
			shares = append(shares, g.String())
		} else {
			others = append(others, g.String())
		}
	}
	h.Shares, h.Others = list(shares), list(others)
}

// needed is the least number of answers that makes a result.
func needed(q *quiz.Quiz) int {
	product := int64(len(q.Items)) * int64(q.Thresholds.MinCoverage)
	return int((product + int64(engine.One) - 1) / int64(engine.One))
}

package web

import (
	"html/template"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// howFormula is how fits are counted.
type howFormula struct {
	// Other says which groups are not counted by the formula; it is empty where all are.
	Other string
	Fit   template.HTML
	// Rules tell the rule of each group that has outcomes.
	Rules []string
}

func (say speech) howFormula(q *quiz.Quiz) howFormula {
	var f howFormula
	var shares, others []string
	for g := range engine.NumGroups {
		if len(q.IDs(g)) == 0 {
			continue
		}
		name, rule := say.T(byGroup(g, "paths", "careers", "courses")), q.Rule.Of(g)
		f.Rules = append(f.Rules, say.T("%s: %s.", say.group(g), say.ruleWords(rule, g)))
		if rule == engine.Share {
			shares = append(shares, name)
		} else {
			others = append(others, name)
		}
	}
	f.says(say, shares, others)
	return f
}

// says tells for which groups the formula holds.
func (f *howFormula) says(say speech, shares, others []string) {
	switch {
	case len(others) == 0:
		f.Fit = say.Rich("**Fit = (points you got − least possible) ÷ (most possible − least possible)**. So 0% is the worst possible sheet for that outcome, and 100% the best.")
	case len(shares) == 0:
		f.Other = say.T("This quiz counts in another way: the points of traits are the same, but they are compared as told below. The sums here are what the first of the three ways of counting comes to.")
		f.Fit = say.Rich("**Fit = (points you got − least possible) ÷ (most possible − least possible)**, where this way of counting is asked. So 0% is the worst possible sheet for that outcome, and 100% the best.")
	default:
		f.Other = say.T("This is how %s are counted. For %s the quiz counts in another way: the points of traits are the same, but they are compared as told below.", say.List(shares), say.List(others))
		f.Fit = say.Rich("**Fit = (points you got − least possible) ÷ (most possible − least possible)**, for %s. So 0%% is the worst possible sheet for that outcome, and 100%% the best.", say.List(shares))
	}
}

// howSure is how the page explains what a result says of itself, with this questionnaire's numbers.
type howSure struct {
	// Background is the question that suggestions leave alone, and that is answered otherwise to compare.
	Background quiz.Text
	// Retake says how second sittings are counted, Settled when nothing can change any more.
	Retake, Settled string
	// Short says how a short form ends; it is empty where the quiz has none.
	Short string
}

func (say speech) howSure(q *quiz.Quiz) howSure {
	h := howSure{Retake: say.howRetake(len(q.Paths)), Settled: say.howSettled(q)}
	if item, ok := q.BackgroundItem(); ok {
		h.Background = q.Items[item].Text
	}
	if q.HasShort() {
		most := int(int64(len(q.Items)) * int64(engine.MostAsked) / int64(engine.One))
		h.Short = say.T("It first asks what separates the leading paths most, until the path is settled or would stay first with a chance of at least %s, if the rest were answered at random. Then it asks what separates the careers on it, until the first of them would stay first with a chance of at least %s. For the careers’ sake it asks no further question once %d were put; for the path’s sake it goes on. So it may end earlier or later: whoever stands between two paths may be asked all %d. Where the first career is not that certain, careers are not ranked.",
			say.inHundred(engine.PathCertain), say.inHundred(engine.CareerCertain), most, len(q.Items))
	}
	return h
}

// howRetake tells how the chance of a second sitting is found: exactly for two paths, by a sample for more.
func (say speech) howRetake(paths int) string {
	if paths > 2 {
		return say.T("There are %d paths, so we simulate %d second sittings, or fewer of a very long quiz, always the same ones, and count those with the same path first. The low end of the 99%% interval is what we say it is at least.", paths, 10_000)
	}
	return say.T("With two paths the chance that the lead stays above 0 is added up over all ways in which that can turn out. Where there are too many of them, they are joined, once so that the chance comes out too low and once too high, and we say what it is at least.")
}

func (say speech) howSettled(q *quiz.Quiz) string {
	if q.Thresholds.BalancedWithin == 0 {
		return say.N(needed(q), "If that is more than 0 points of a hundred, at least %d question has an answer, and not all statements can end up with the same one, nothing that is left can change the path or make the result less than clear. That is a proof, not a guess.",
			"If that is more than 0 points of a hundred, at least %d questions have an answer, and not all statements can end up with the same one, nothing that is left can change the path or make the result less than clear. That is a proof, not a guess.")
	}
	return say.N(needed(q), "If that is at least %[2]s, at least %[1]d question has an answer, and not all statements can end up with the same one, nothing that is left can change the path or make the result less than clear. That is a proof, not a guess.",
		"If that is at least %[2]s, at least %[1]d questions have an answer, and not all statements can end up with the same one, nothing that is left can change the path or make the result less than clear. That is a proof, not a guess.", say.hundred(q.Thresholds.BalancedWithin))
}

// needed is the least number of answers that makes a result.
func needed(q *quiz.Quiz) int {
	product := int64(len(q.Items)) * int64(q.Thresholds.MinCoverage)
	return int((product + int64(engine.One) - 1) / int64(engine.One))
}

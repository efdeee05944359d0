package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// headline says a result in a few words.
func (t sitting) headline(r engine.Result) string {
	switch r.Verdict {
	case engine.NoResult:
		return t.say.T("No clear result")
	case engine.Balanced:
		return t.say.T("Balanced between %s", t.say.List(leadingNames(t.Quiz, r)))
	}
	return string(t.Quiz.Paths[r.Ranked[engine.Paths][0].Outcome].Name)
}

// leading returns the paths that a balanced result cannot tell apart: the first, and all whose fit
// is less than the author's threshold behind it. A clear result has one.
func leading(q *quiz.Quiz, r engine.Result) []engine.Standing {
	paths := r.Ranked[engine.Paths]
	n := 1
	for n < len(paths) && r.Verdict == engine.Balanced {
		l := engine.Lead{First: paths[0].Fit, Second: paths[n].Fit}
		if !l.Tied() && !l.Under(q.Thresholds.BalancedWithin) {
			break
		}
		n++
	}
	return paths[:n]
}

func leadingNames(q *quiz.Quiz, r engine.Result) []string {
	var names []string
	for _, s := range leading(q, r) {
		names = append(names, lowerFirst(q.Paths[s.Outcome].Name))
	}
	return names
}

// ahead says by how much the first path leads; it is empty where there is no clear result.
func (t sitting) ahead(r engine.Result) string {
	paths := r.Ranked[engine.Paths]
	fit, second := t.say.pathFit(paths[0].Fit), lowerFirst(t.Quiz.Paths[paths[1].Outcome].Name)
	lead := t.say.tenthsDown(r.Lead.Rat())
	switch {
	case r.Verdict == engine.NoResult:
		return ""
	case r.Lead.Tied():
		return t.say.T("Fit %s, level with %s.", fit, second)
	case floorOf(r.Lead.Rat(), 1000) == 0:
		return t.say.T("Fit %s, less than %s points ahead of %s.", fit, t.say.tenths(1), second)
	case r.Verdict == engine.Balanced:
		return t.say.T("Fit %s, only %s points ahead of %s.", fit, lead, second)
	}
	return t.say.T("Fit %s, %s points ahead of %s.", fit, lead, second)
}

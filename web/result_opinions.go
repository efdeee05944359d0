package web

import (
	"github.com/careerfit/careerfit/engine"
)

// opinions say what other ways of counting come to.
type opinions struct {
	// Says is that in one sentence.
	Says  string
	Lists []opinionList
}

// opinionList has what each rule says comes first, of the paths or of the careers on one.
type opinionList struct {
	Title string
	Rows  []opinionRow
}

type opinionRow struct{ Rule, Says string }

func (r reading) opinions() opinions {
	paths := r.stability.Paths
	o := opinions{Says: r.say.agreement(paths), Lists: []opinionList{{r.say.T("Paths"), r.opinionRows(engine.Paths, paths)}}}
	for _, p := range leading(r.Quiz, r.result) {
		if len(careersOf(r.Quiz, r.Quiz.Paths[p.Outcome].ID)) > 1 && r.ranksCareersOf(p.Outcome) {
			careers := r.careerOpinions(p.Outcome)
			o.Lists = append(o.Lists, opinionList{r.say.T("Careers on the path %s", r.pathName(p.Outcome)), r.opinionRows(engine.Careers, careers)})
		}
	}
	return o
}

// agreement says how many of the rules that apply have the same path first.
func (say speech) agreement(all [engine.NumRules]engine.Opinion) string {
	apply, agree := 0, 0
	for _, o := range all {
		if o.Reason == "" {
			apply++
		}
		if o.Agrees {
			agree++
		}
	}
	switch {
	case apply == 1:
		return say.T("The paths of this quiz can only be counted in one way. Here it is, and why the others do not apply:")
	case agree == apply:
		return say.T("All %d ways of counting that apply to the paths of this quiz come to the same.", apply)
	}
	return say.N(agree, "Of the %[2]d ways of counting that apply to the paths of this quiz, %[1]d comes to this result.",
		"Of the %[2]d ways of counting that apply to the paths of this quiz, %[1]d come to this result.", apply)
}

func (r reading) opinionRows(g engine.Group, all [engine.NumRules]engine.Opinion) []opinionRow {
	own := r.Quiz.Rule.Of(g)
	var rows []opinionRow
	for _, o := range all {
		rows = append(rows, opinionRow{upperFirst(r.say.ruleWords(o.Rule, g)), r.opinionWords(g, o, o.Rule == own)})
	}
	return rows
}

// opinionWords say what a rule has first; own tells that it is the one that the result counts by.
func (r reading) opinionWords(g engine.Group, o engine.Opinion, own bool) string {
	first := r.list(g, o.First)
	switch level := len(o.First) > 1; {
	case o.Reason != "":
		return r.say.T("does not apply: %s", r.say.reasonWords(o.Rule, o.Reason, g))
	case level && own:
		return r.say.T("%s are level in the first place; this is how the quiz counts", first)
	case level && o.Agrees:
		return r.say.T("%s are level in the first place, too", first)
	case level:
		return r.say.T("%s are level in the first place", first)
	case own:
		return r.say.T("%s comes first; this is how the quiz counts", first)
	case o.Agrees:
		return r.say.T("%s comes first, too", first)
	}
	return r.say.T("%s comes first", first)
}

package web

import (
	"fmt"

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
	o := opinions{Says: agreement(paths), Lists: []opinionList{{"Paths", r.opinionRows(engine.Paths, paths)}}}
	for _, p := range leading(r.Quiz, r.result) {
		if len(careersOf(r.Quiz, r.Quiz.Paths[p.Outcome].ID)) > 1 && r.ranksCareersOf(p.Outcome) {
			careers := r.careerOpinions(p.Outcome)
			o.Lists = append(o.Lists, opinionList{"Careers on the path " + lowerFirst(r.Quiz.Paths[p.Outcome].Name), r.opinionRows(engine.Careers, careers)})
		}
	}
	return o
}

// agreement says how many of the rules that apply have the same path first.
func agreement(all [engine.NumRules]engine.Opinion) string {
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
		return "The paths of this quiz can only be counted in one way. Here it is, and why the others do not apply:"
	case agree == apply:
		return fmt.Sprintf("All %d ways of counting that apply to the paths of this quiz come to the same.", apply)
	}
	return fmt.Sprintf("Of the %d ways of counting that apply to the paths of this quiz, %d come to this result.", apply, agree)
}

func (r reading) opinionRows(g engine.Group, all [engine.NumRules]engine.Opinion) []opinionRow {
	own := r.Quiz.Rule.Of(g)
	var rows []opinionRow
	for _, o := range all {
		row := opinionRow{upperFirst(ruleWords(o.Rule, g)), ""}
		first := list(r.names(g, o.First))
		switch {
		case o.Reason != "":
			row.Says = "does not apply: " + reasonWords(o.Rule, o.Reason, g)
		case len(o.First) > 1:
			row.Says = first + " are level in the first place"
		default:
			row.Says = first + " comes first"
		}
		if o.Rule == own {
			row.Says += "; this is how the quiz counts"
		} else if o.Agrees {
			row.Says += ", too"
		}
		rows = append(rows, row)
	}
	return rows
}

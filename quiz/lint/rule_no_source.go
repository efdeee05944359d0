package lint

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func noSource() Rule {
	return Rule{
		Name:     "no-source",
		Severity: quiz.SeverityWarning,
		About: "A path, career or course that names no source, so that neither a taker nor an adviser can look up what is said of it. " +
			"The source of a pay figure counts, too.",
		words: func(in *inspection) {
			for g := range engine.NumGroups {
				in.wantSources(g)
			}
		},
	}
}

// wantSources reports the outcomes of a group without a source. Where that is all of several, it is one
// problem and not a thousand.
func (in *inspection) wantSources(g engine.Group) {
	all := in.outcomes(g)
	var without []outcome
	for _, o := range all {
		misread := in.Misread(quiz.At(o.path, "sources")) || in.Misread(quiz.At(o.path, "pay"))
		if len(o.sources) == 0 && len(o.pay) == 0 && !misread { // a pay figure must have a source
			without = append(without, o)
		}
	}
	const hint = `list what you have read under "sources" at the top of the file, and name its id here, as in "sources: [survey]"`
	if len(without) > 1 && len(without) == len(all) {
		in.report(g.String(), hint, "none of the %d %s says where its facts come from", len(all), g)
		return
	}
	for _, o := range without {
		in.report(quiz.At(o.path, "id"), hint, "%s does not say where its facts come from", o.called())
	}
}

package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// tipping are the questions left without an answer where one answer alone would tip the scales: other paths would
// come first, or the result would be another.
func (r reading) tipping() []openRow {
	return slices.DeleteFunc(r.unsaid(), func(row openRow) bool { return !r.tips(row.Number - 1) })
}

// tips reports whether some answer to the question, and to no other, would tip the scales.
func (r reading) tips(item int) bool {
	sheet, model := r.sheet.Clone(), r.Quiz.Model
	for a := range model.Alternatives(item) {
		_ = sheet.Choose(item, a) // cannot fail: it is one of the alternatives
		then := engine.Result{Verdict: model.Verdict(sheet)}
		then.Ranked[engine.Paths] = model.Rank(nil, sheet, engine.Paths)
		if then.Verdict != r.result.Verdict || !slices.Equal(then.AllFirst(engine.Paths), r.result.AllFirst(engine.Paths)) {
			return true
		}
	}
	return false
}

package web

import (
	"html/template"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// missingWords say how many answers a result still needs, and lead to the first question without one. They are
// empty where there are enough.
func (t sitting) missingWords() (template.HTML, error) {
	_, result, err := t.evaluate()
	if err != nil || !slices.ContainsFunc(result.Warnings, func(w engine.Warning) bool { return w.Code == engine.LowCoverage }) {
		return "", err
	}
	place := slices.IndexFunc(t.order(), func(i int) bool { return len(t.Marks[i].Options) == 0 })
	if place < 0 {
		return "", nil
	}
	first := t.order()[place]
	address := t.itemAddress(first)
	if t.Marks[first].Reached() {
		address += "?from=" + fromReview
	}
	return t.say.RichN(missing(result.Coverage, t.Quiz.Thresholds.MinCoverage),
		"A result needs %d more answer. The first question without one is [question %d](%s).",
		"A result needs %d more answers. The first question without one is [question %d](%s).", address, place+1), nil // in HTML the address comes first
}

// missing counts the answers that the share still needs of the questions that were put.
func missing(c engine.Coverage, share engine.Decimal) int {
	needed := (int64(c.Asked)*int64(share) + int64(engine.One) - 1) / int64(engine.One)
	return int(needed) - c.Answered
}

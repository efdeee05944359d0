package web

import (
	"html/template"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// missingWords say what a clear result still needs. They are empty where there is enough.
func (t sitting) missingWords() ([]template.HTML, error) {
	_, result, err := t.evaluate()
	if err != nil {
		return nil, err
	}
	var all []template.HTML
	for _, w := range result.Warnings {
		switch w.Code {
		case engine.LowCoverage:
			needed := missing(result.Coverage, t.Quiz.Thresholds.MinCoverage)
			all = append(all, t.say.RichN(needed, "A result needs at least %d more answer.", "A result needs at least %d more answers."), t.unansweredWords())
		case engine.FlatSheet:
			all = append(all, t.say.Rich("You answered every statement the same way. That tells too little to make a result of it."))
		}
	}
	return all, nil
}

// unansweredWords lead where the button does, to the next open question. Where all were reached, they lead to the
// first that has no answer.
func (t sitting) unansweredWords() template.HTML {
	if next, ok := t.NextOpen(); ok {
		place, _ := t.place(next)
		return t.say.Rich("The next open question is [question %d](%s).", t.itemAddress(next), place+1) // in HTML the address comes first
	}
	place := slices.IndexFunc(t.order(), func(i int) bool { return len(t.Marks[i].Options) == 0 })
	if place < 0 {
		return ""
	}
	return t.say.Rich("The first question without an answer is [question %d](%s).", t.itemAddress(t.order()[place])+"?from="+fromReview, place+1)
}

// missing counts the answers that the share still needs of the questions that were put.
func missing(c engine.Coverage, share engine.Decimal) int {
	needed := (int64(c.Asked)*int64(share) + int64(engine.One) - 1) / int64(engine.One)
	return int(needed) - c.Answered
}

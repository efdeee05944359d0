package quiz

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// Score returns the result of one sheet: answers by item id, where items that are absent are skipped. The
// error names the first unknown item or illegal answer, in alphabetical order, and what would be legal.
//
// Whoever wants to know more than who comes where makes the sheet by [Quiz.SheetOf], and asks [Quiz.Report],
// [Quiz.Explain] and [Quiz.Stability] about it.
func (q *Quiz) Score(answers map[string]Answer) (Report, error) {
	sheet, err := q.SheetOf(answers)
	if err != nil {
		return Report{}, err
	}
	return q.Report("", sheet), nil
}

// SheetOf makes the engine's sheet of answers by item id, as [Quiz.Marks] and [Quiz.Sheet] do together. The
// error is that of Score.
func (q *Quiz) SheetOf(answers map[string]Answer) (*engine.Sheet, error) {
	marks, err := q.Marks(answers)
	if err != nil {
		return nil, err
	}
	return q.Sheet(marks)
}

// An Explanation says in the ids of the questionnaire what the fit of an outcome is made of: Fit = Baseline +
// all that Reasons add, but for the rounding of float64.
type Explanation struct {
	Outcome string `json:"outcome"`
	// Baseline is the fit of an empty sheet; both are in [0,1].
	Baseline float64 `json:"baseline"`
	Fit      float64 `json:"fit"`
	// Reasons has one an item, what moves the fit most first, whichever way; equal ones are in the items' order.
	Reasons []ReasonReport `json:"reasons"`
}

// A ReasonReport is what the answer to an item adds to a fit or, below 0, takes from it: in [-1,1], and 0 where
// there is no answer.
type ReasonReport struct {
	Item string  `json:"item"`
	Adds float64 `json:"adds"`
}

// Explain says what the fit of an outcome is made of: a path, a career or a course, by its id. The error says that
// there is none with this id.
func (q *Quiz) Explain(sheet *engine.Sheet, outcome string) (Explanation, error) {
	var known []string
	for g := range engine.NumGroups {
		ids := q.IDs(g)
		if i := slices.Index(ids, outcome); i >= 0 {
			return q.explain(sheet, g, i), nil
		}
		known = append(known, ids...)
	}
	return Explanation{}, fmt.Errorf("there is no outcome %q; %s", outcome, Nearest(outcome, known))
}

func (q *Quiz) explain(sheet *engine.Sheet, g engine.Group, outcome int) Explanation {
	baseline, parts := q.Model.Baseline(g, outcome), q.Model.Contributions(sheet, g, outcome)
	slices.SortStableFunc(parts, func(a, b engine.Contribution) int {
		return cmp.Compare(max(b.Points, -b.Points), max(a.Points, -a.Points))
	})
	e := Explanation{Outcome: q.IDs(g)[outcome], Baseline: baseline.Float(), Reasons: make([]ReasonReport, len(parts))}
	fit := baseline
	for i, part := range parts {
		fit.Points += part.Points
		e.Reasons[i] = ReasonReport{q.Items[part.Item].ID, part.Float()}
	}
	e.Fit = fit.Float()
	return e
}

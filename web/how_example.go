package web

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// howExample is the formula with numbers: a sheet of answers of this questionnaire, and what it comes to for
// the path that is then first. Numbers are tenths of a point of a hundred, and add up.
type howExample struct {
	// Whose says whose answers they are, First which path is first.
	Whose, First string
	// Answers are those that move the fit most; Others is how many more there are.
	Answers []howAnswer
	Others  int
	// The fit is what an empty sheet has and what the answers add.
	Start, Rest, Fit int
	// Second says how the next path fits, and so what the lead is; Verdict what comes of it.
	Second, Verdict string
}

type howAnswer struct {
	Item quiz.Text
	Says string
	// Points and Moves say how the number comes about; they are empty where paths are not measured against
	// their own range.
	Points, Moves string
	Tenths        int
}

// spelledOut is how many answers the example spells out.
const spelledOut = 3

func (say speech) howExample(q *quiz.Quiz) (*howExample, error) {
	marks, persona, err := exampleMarks(q)
	if err != nil {
		return nil, err
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		return nil, err
	}
	ranked := q.Model.Evaluate(sheet).Ranked[engine.Paths]
	e := &howExample{Whose: say.T("Say somebody chooses the first answer to every question."), First: say.T("The path that fits these answers best is “%s”.", q.Paths[ranked[0].Outcome].Name)}
	if persona {
		e.Whose = say.T("Take the answers of a made-up person with whom the authors try the questionnaire out.")
	}
	e.add(say, q, sheet, marks, ranked[0].Outcome)
	e.compare(say, q, ranked, q.Model.Verdict(sheet))
	return e, nil
}

// exampleMarks are the answers of the first persona with a clear result or, where there is none, the first
// option of every item.
func exampleMarks(q *quiz.Quiz) (marks []quiz.Mark, persona bool, err error) {
	for _, p := range q.Personas {
		if marks, err = q.Marks(p.Answers); err != nil {
			return nil, false, err
		}
		sheet, err := q.Sheet(marks)
		if err != nil {
			return nil, false, err
		}
		if q.Model.Verdict(sheet) == engine.Clear {
			return marks, true, nil
		}
	}
	marks = make([]quiz.Mark, len(q.Items))
	for i := range marks {
		marks[i].Options = []int{0}
	}
	return marks, false, nil
}

// add puts the fit together.
func (e *howExample) add(say speech, q *quiz.Quiz, sheet *engine.Sheet, marks []quiz.Mark, path int) {
	shares := []*big.Rat{q.Model.Baseline(engine.Paths, path).Rat()}
	for _, part := range q.Model.Contributions(sheet, engine.Paths, path) {
		shares = append(shares, part.Rat())
	}
	var tenths []int
	tenths, e.Fit = inExample(shares)
	e.Start, e.Rest, e.Others = tenths[0], e.Fit-tenths[0], len(marks)
	c := newCounting(q, path)
	for _, i := range largestOf(tenths[1:]) {
		by := tenths[1+i]
		a := howAnswer{Item: q.Items[i].Text, Says: say.answer(q, i, marks[i]), Tenths: by}
		if q.Rule.Of(engine.Paths) == engine.Share {
			a.Points, a.Moves = c.points(say, i, marks[i].Options), c.moves(say, i, marks[i].Options, by)
		}
		e.Answers = append(e.Answers, a)
		e.Rest, e.Others = e.Rest-by, e.Others-1
	}
}

// inExample rounds shares to tenths of a point of a hundred, each to the nearest: whoever counts it again finds
// the same, and the answers that are not spelled out take up the rest. Where all are, they are rounded to add up.
func inExample(shares []*big.Rat) (tenths []int, sum int) {
	tenths = roundToSum(shares, 1000)
	for _, t := range tenths {
		sum += t
	}
	for i := range tenths {
		if len(shares) > 1+spelledOut {
			tenths[i] = roundShare(shares[i], 1000)
		}
	}
	return tenths, sum
}

// largestOf are the places of the largest numbers, whatever their sign, that are spelled out; none of them is 0.
func largestOf(tenths []int) []int {
	var order []int
	for i, t := range tenths {
		if t != 0 {
			order = append(order, i)
		}
	}
	size := func(i int) int { return max(tenths[i], -tenths[i]) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size(b), size(a)) })
	return order[:min(spelledOut, len(order))]
}

// compare goes on from the fit to the verdict. The lead is rounded so that the next path's fit and the lead
// are the fit.
func (e *howExample) compare(say speech, q *quiz.Quiz, ranked []engine.Standing, verdict engine.Verdict) {
	lead := engine.Lead{First: ranked[0].Fit, Second: ranked[1].Fit}
	tenths := roundToSum([]*big.Rat{lead.Second.Rat(), lead.Rat()}, 1000)
	e.Second = say.T("“%s” comes next with %s points of a hundred. So the lead is %s − %s = %s.", q.Paths[ranked[1].Outcome].Name,
		say.tenths(tenths[0]), say.tenths(e.Fit), say.tenths(tenths[0]), say.tenths(tenths[1]))
	switch {
	case verdict == engine.Balanced:
		e.Verdict = say.T("That is too little to tell the paths apart: a balanced result.")
	case verdict == engine.NoResult:
		e.Verdict = say.T("But too little was said to tell the paths apart: no clear result.")
	case q.Thresholds.BalancedWithin == 0:
		e.Verdict = say.T("That is more than 0: a clear result.")
	default:
		e.Verdict = say.T("That is at least %s: a clear result.", say.number(q.Thresholds.BalancedWithin*100))
	}
}

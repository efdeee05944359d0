package web

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// reasons explain one outcome's fit, in tenths of a percentage point that add up to it.
type reasons struct {
	// For and Against are the strongest answers each way, the strongest first.
	For, Against []reasonRow
	// Start is the fit of an empty sheet, All has every item as it was put, Fit is their sum.
	Start, Fit int
	All        []reasonRow
}

// Number is the question's place in the sitting; 0 where it was not put.
type reasonRow struct {
	Number int
	Text   quiz.Text
	Answer string
	// Tenths is what the answer added or took, in tenths of a percentage point.
	Tenths int
	Change string
	// From and Wide are its bar, in thousandths of the width: for to the right of the middle, against to the
	// left. The strongest of those shown reaches the edge.
	From, Wide int
	item       int
}

// strongest is how many reasons each way are shown at once, and weighty is how much each must move: an
// answer that says nothing of an outcome still differs a little from the mean of its item, and nobody
// should read that as held against them.
const (
	strongest = 3
	weighty   = 10 // tenths of a point
)

func (r reading) reasons(g engine.Group, outcome int) reasons {
	contributions := r.Quiz.Model.Contributions(r.sheet, g, outcome)
	shares := []*big.Rat{r.Quiz.Model.Baseline(g, outcome).Rat()}
	for _, c := range contributions {
		shares = append(shares, c.Rat())
	}
	tenths := roundTo(shares, 1000, floorOf(r.fit(g, outcome).Rat(), 1000)) // down, as the fit is told everywhere
	why := reasons{Start: tenths[0]}
	for _, i := range r.asPut() {
		row := r.openRow(i)
		why.All = append(why.All, reasonRow{row.Number, row.Text, r.said(i), tenths[i+1], row.Address, 0, 0, i})
	}
	for _, n := range tenths {
		why.Fit += n
	}
	why.For = pick(why.All, func(row reasonRow) int { return row.Tenths })
	why.Against = pick(why.All, func(row reasonRow) int { return -row.Tenths })
	why.draw()
	return why
}

// fit is the outcome's: the sum of the baseline and all contributions.
func (r reading) fit(g engine.Group, outcome int) engine.Fit {
	ranked := r.result.Ranked[g]
	return ranked[slices.IndexFunc(ranked, func(s engine.Standing) bool { return s.Outcome == outcome })].Fit
}

// asPut are all items: those that the sitting puts, in its order, and the others behind them.
func (t sitting) asPut() []int {
	items := slices.Clone(t.order())
	for i := range t.Quiz.Items {
		if _, put := t.place(i); !put {
			items = append(items, i)
		}
	}
	return items
}

// draw makes the bars of the strongest answers, all by one measure.
func (why *reasons) draw() {
	most := 0
	for _, row := range slices.Concat(why.For, why.Against) {
		most = max(most, row.Tenths, -row.Tenths)
	}
	for i, row := range why.For {
		why.For[i].From, why.For[i].Wide = 500, (500*row.Tenths+most/2)/most
	}
	for i, row := range why.Against {
		wide := (most/2 - 500*row.Tenths) / most
		why.Against[i].From, why.Against[i].Wide = 500-wide, wide
	}
}

// said is what the taker answered; a short form did not put every question.
func (r reading) said(item int) string {
	if r.sheet.IsOpen(item) {
		return r.say.T("Not asked")
	}
	return r.answerWords(item)
}

// pick returns the weighty rows with the largest size, at most strongest of them.
func pick(rows []reasonRow, size func(reasonRow) int) []reasonRow {
	picked := slices.DeleteFunc(slices.Clone(rows), func(r reasonRow) bool { return size(r) < weighty })
	slices.SortStableFunc(picked, func(a, b reasonRow) int { return cmp.Compare(size(b), size(a)) })
	return picked[:min(len(picked), strongest)]
}

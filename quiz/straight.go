package quiz

import "github.com/careerfit/careerfit/engine"

// A StraightSheet is how somebody fills the quiz in who does not read it, and which path that leads to.
// Such a sheet should lead nowhere: where it does, the key leans to one side. Advice to authors and the
// audit both look at it.
type StraightSheet struct {
	// Name is "all-agree" or "all-disagree": every agreement item is answered with the last or the first
	// option of its scale, whether it is reversed or not, and the rest has no answer. Or it is "all-first"
	// or "all-last": of every item the first or the last option, of a pick that alone.
	Name  string
	Sheet *engine.Sheet
	// First is the path that comes first, of level ones the first of the questionnaire.
	First int
	Lead  engine.Lead
	// Balanced tells that the lead is nothing, or under the questionnaire's threshold. That all statements
	// got the same answer, for which a taker would get no result at all, does not count here.
	Balanced bool
}

// StraightSheets returns the sheets of those who do not read: all-agree and all-disagree, unless no item
// is on a scale, all-first and all-last.
func (q *Quiz) StraightSheets() []StraightSheet {
	first, last := func(int) int { return 0 }, func(item int) int { return len(q.Options(item)) - 1 }
	onScale := func(item int) bool { return q.Items[item].IsScale() }
	every := func(int) bool { return true }
	var all []StraightSheet
	if q.hasScaleItem() {
		all = append(all, q.straight("all-agree", onScale, last), q.straight("all-disagree", onScale, first))
	}
	return append(all, q.straight("all-first", every, first), q.straight("all-last", every, last))
}

func (q *Quiz) hasScaleItem() bool {
	for _, item := range q.Items {
		if item.IsScale() {
			return true
		}
	}
	return false
}

// straight answers the items that are meant with one option each.
func (q *Quiz) straight(name string, meant func(item int) bool, option func(item int) int) StraightSheet {
	sheet := q.Model.NewSheet()
	for i := range q.Items {
		if !meant(i) {
			continue
		}
		if err := sheet.Answer(i, option(i)); err != nil {
			panic(err) // unreachable: every option can be chosen by itself
		}
	}
	r := q.Model.Evaluate(sheet)
	return StraightSheet{
		Name: name, Sheet: sheet, First: r.Ranked[engine.Paths][0].Outcome, Lead: r.Lead,
		Balanced: r.Lead.Tied() || r.Lead.Under(q.Thresholds.BalancedWithin),
	}
}

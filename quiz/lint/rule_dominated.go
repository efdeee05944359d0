package lint

import (
	"math/big"
	"math/bits"
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

func dominated() Rule {
	return Rule{
		Name:     "dominated",
		Severity: quiz.SeverityWarning,
		About: "A path, career or course that is behind or level with one certain other, whatever is answered, so it is never the first of all alone. " +
			"Twins and head starts are reported as such, and not again as this.",
		worth: func(in *inspection) {
			in.eachRanking(func(r ranking) {
				for c, rival := range r.dominators(r.settledOtherwise()) {
					if rival >= 0 {
						in.reportOutcome(r.outcomes[c], "give it more of what the other does not want, or less of what both want",
							"%s is never ahead of %q in line %d, whatever is answered", r.outcomes[c].called(), r.outcomes[rival].id, in.line(r.outcomes[rival]))
					}
				}
			})
		},
	}
}

// settledOtherwise marks the outcomes that another rule reports for something that may be why one is never
// ahead of another: all twins but the first, and those who start far ahead or behind.
func (r ranking) settledOtherwise() []bool {
	marked := make([]bool, r.Outcomes())
	for c, first := range r.twins() {
		marked[c] = first != c
	}
	for _, h := range r.headStarts() {
		marked[h.outcome] = true
	}
	return marked
}

// dominators returns for every outcome the one that it is never ahead of, −1 where there is none: of several the
// one with the highest baseline, that is with the highest fit on average. Those that are left out are on neither side.
func (r ranking) dominators(leftOut []bool) []int {
	rivals, best := make([]int, r.Outcomes()), r.byBaseline()
	for c := range rivals {
		rivals[c] = -1
		if leftOut[c] {
			continue
		}
		level := r.atLeastLevel(c)
		i := slices.IndexFunc(best, func(rival int) bool { return level[rival] && !leftOut[rival] && rival != c && r.Dominates(rival, c) })
		if i >= 0 {
			rivals[c] = best[i]
		}
	}
	return rivals
}

// byBaseline returns the outcomes, the highest baseline first.
func (r ranking) byBaseline() []int {
	order, baselines := make([]int, r.Outcomes()), make([]*big.Rat, r.Outcomes())
	for c := range order {
		order[c], baselines[c] = c, r.baseline(c)
	}
	slices.SortStableFunc(order, func(a, b int) int { return baselines[b].Cmp(baselines[a]) })
	return order
}

// atLeastLevel marks the outcomes that are not behind the outcome on the sheet that is best for it. No others can
// dominate it, and they are few.
func (r ranking) atLeastLevel(outcome int) []bool {
	points := make([]int64, r.Outcomes())
	for c := range points {
		points[c] = r.Offset(c)
	}
	for i := range r.model.Items() {
		for c, gain := range r.Gains(i, r.bestFor(outcome, i)) {
			points[c] += gain
		}
	}
	level := make([]bool, len(points))
	for c := range points {
		level[c] = !less(points[c], r.Range(c), points[outcome], r.Range(outcome))
	}
	return level
}

// bestFor returns the alternative of the item that gains the outcome most, the first of several.
func (r ranking) bestFor(outcome, item int) int {
	best := 0
	for a := range r.model.Alternatives(item) {
		if r.Gains(item, a)[outcome] > r.Gains(item, best)[outcome] {
			best = a
		}
	}
	return best
}

// less reports whether the fraction a/b is less than c/d; all are at least 0, b and d above.
func less(a, b, c, d int64) bool {
	hi1, lo1 := bits.Mul64(uint64(a), uint64(d))
	hi2, lo2 := bits.Mul64(uint64(c), uint64(b))
	return hi1 < hi2 || hi1 == hi2 && lo1 < lo2
}

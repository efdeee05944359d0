package engine

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"
)

// A table holds, for one group, what every alternative of every item gains every outcome: its
// points less the least that the item can give, in the outcome's own unit, which makes all of them
// whole.
type table struct {
	outcomes int
	// gains is row after row of outcomes: the alternatives of the first item, of the second ….
	gains []int64
	// means has a row an item: the mean of its alternatives. Some are rounded, or none.
	means   []int64
	rounded bool
	// ranges has R of each outcome, 1 … maxRange.
	ranges []int64
	// offsets are what an outcome has before any gain: 0 by the rule share.
	offsets []int64
}

func emptyTable(outcomes, items int, first []int) *table {
	return &table{
		outcomes: outcomes,
		gains:    make([]int64, first[len(first)-1]*outcomes),
		means:    make([]int64, items*outcomes),
		ranges:   make([]int64, outcomes),
		offsets:  make([]int64, outcomes),
	}
}

// row returns what the alternative (counted over all items) gains each outcome.
func (t *table) row(alternative int) []int64 {
	return t.gains[alternative*t.outcomes : (alternative+1)*t.outcomes]
}

// mean returns what a non-answer to the item gains each outcome.
func (t *table) mean(item int) []int64 {
	return t.means[item*t.outcomes : (item+1)*t.outcomes]
}

// newTable compiles one group. first has the number of each item's first alternative and, at the
// end, the number of all.
func newTable(s *Spec, g Group, alts []alternatives, first []int) (*table, error) {
	t := emptyTable(len(s.Outcomes[g]), len(s.Items), first)
	var e exact
	t.fill(s, g, alts, first, &e)
	t.shift(first, &e)
	clear(t.offsets) // each outcome is measured from its own least points
	if e.overflowed {
		return nil, fmt.Errorf("the numbers for %s are too large or too fine together; use smaller weights or fewer decimal places", g)
	}
	t.reduce()
	if err := t.checkRanges(g); err != nil {
		return nil, err
	}
	t.refine(alts, first)
	return t, nil
}

// fill sets the points of every alternative, in the unit that unitsOf found for the group.
func (t *table) fill(s *Spec, g Group, alts []alternatives, first []int, e *exact) {
	u := unitsOf(s, g)
	weights := u.traitWeights(s.Outcomes[g], s.Traits)
	for i, item := range s.Items {
		options := make([][]int64, len(item.Options))
		for o, option := range item.Options {
			options[o] = u.points(item.Weight, option, g, weights, t.outcomes, e)
		}
		for a := range alts[i].sets {
			row := t.row(first[i] + a)
			for _, o := range alts[i].options(a) {
				for c, points := range options[o] {
					row[c] = e.add(row[c], points)
				}
			}
		}
	}
}

// shift takes each item's least points off its alternatives, puts them into the offsets and adds up the ranges.
func (t *table) shift(first []int, e *exact) {
	for i := range len(first) - 1 {
		for c := range t.outcomes {
			lo, hi := t.gains[first[i]*t.outcomes+c], t.gains[first[i]*t.outcomes+c]
			for a := first[i]; a < first[i+1]; a++ {
				lo, hi = min(lo, t.row(a)[c]), max(hi, t.row(a)[c])
			}
			for a := first[i]; a < first[i+1]; a++ {
				t.row(a)[c] = e.add(t.row(a)[c], -lo)
			}
			t.offsets[c] = e.add(t.offsets[c], lo)
			t.ranges[c] = e.add(t.ranges[c], e.add(hi, -lo))
		}
	}
}

// unmoved is what is wrong with an outcome without a range.
const unmoved = "no answer moves its fit; give it weights for traits that items measure, or direct points"

func (t *table) checkRanges(g Group) error {
	var c checker
	for o, r := range t.ranges {
		switch {
		case r == 0:
			c.outcome(g, o, unmoved)
		case r > maxRange:
			c.outcome(g, o, "its numbers are too large or too fine together; use smaller weights or fewer decimal places")
		}
	}
	return errors.Join(c.errs...)
}

// shareRange measures all outcomes from the group's least points to its most.
func (t *table) shareRange() {
	least, most := slices.Min(t.offsets), t.offsets[0]+t.ranges[0]
	for c, offset := range t.offsets {
		most = max(most, offset+t.ranges[c])
	}
	for c := range t.offsets {
		t.offsets[c] -= least
		t.ranges[c] = most - least
	}
}

// reduce brings each outcome to the coarsest unit in which its gains are whole. Fits are quotients, so
// every outcome may have a unit of its own; those whose weights are proportional become equal.
func (t *table) reduce() {
	units := make([]int64, t.outcomes)
	for i, gain := range t.gains {
		units[i%t.outcomes] = gcd(units[i%t.outcomes], gain)
	}
	for i := range t.gains {
		t.gains[i] /= max(units[i%t.outcomes], 1)
	}
	for c := range t.ranges {
		t.ranges[c] /= max(units[c], 1)
	}
}

// refine makes each outcome's unit so fine that its means are whole or, where that would not fit, as
// fine as fits, and sets the means.
func (t *table) refine(alts []alternatives, first []int) {
	counts := make([]int64, len(alts))
	for i, a := range alts {
		counts[i] = int64(len(a.sets))
	}
	factors := make([]int64, t.outcomes)
	for c, r := range t.ranges {
		factors[c] = commonMultiple(counts, maxRange/r)
		t.ranges[c] *= factors[c]
		t.offsets[c] *= factors[c]
	}
	for i := range t.gains {
		t.gains[i] *= factors[i%t.outcomes]
	}
	for i := range len(first) - 1 {
		for c := range t.outcomes {
			mean, whole := t.meanOf(first[i], first[i+1], c)
			t.mean(i)[c], t.rounded = mean, t.rounded || !whole
		}
	}
}

// commonMultiple returns the least common multiple of the numbers, at most limit.
func commonMultiple(numbers []int64, limit int64) int64 {
	multiple := int64(1)
	for _, n := range numbers {
		step := n / gcd(multiple, n)
		if multiple > limit/step {
			return limit
		}
		multiple *= step
	}
	return multiple
}

// meanOf returns the mean over the alternatives from … to−1, half a unit rounded up, and whether it was
// whole. The sum takes 128 bits: there may be a million alternatives of up to maxRange.
func (t *table) meanOf(from, to, outcome int) (mean int64, whole bool) {
	var hi, lo, carry uint64
	for a := from; a < to; a++ {
		lo, carry = bits.Add64(lo, uint64(t.row(a)[outcome]), 0)
		hi += carry
	}
	n := uint64(to - from)
	quotient, remainder := bits.Div64(hi, lo, n)
	if 2*remainder >= n {
		quotient++
	}
	return int64(quotient), remainder == 0
}

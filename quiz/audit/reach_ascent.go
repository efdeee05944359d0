package audit

import (
	"cmp"
	"math"
	"slices"
)

// climb changes the answer to one item after another, as long as that makes the least lead of the outcome
// larger, and returns the sheet where no single change does. allowed has what each item may be answered
// with.
func (c *contest) climb(of int, sheet []int32, allowed [][]int32) []int32 {
	sheet = slices.Clone(sheet)
	leads := c.leads(of, sheet)
	rivals := rising(leads)
	for better := len(rivals) > 0; better; {
		better = false
		for i := range sheet {
			if a, ok := c.better(of, i, sheet[i], leads, rivals, allowed[i]); ok {
				c.change(of, i, sheet[i], a, leads)
				sheet[i], better = a, true
				leastFirst(rivals, leads)
			}
		}
	}
	return sheet
}

// better returns the answer to the item that makes the least lead largest, if one does better than now.
func (c *contest) better(of, item int, now int32, leads []float64, rivals []int, allowed []int32) (best int32, ok bool) {
	least := leads[rivals[0]] + closeTo
	for _, a := range allowed {
		if a == now {
			continue
		}
		if l := c.leastAfter(of, item, now, a, leads, rivals, least); l > least {
			best, least, ok = a, l, true
		}
	}
	return best, ok
}

// leastAfter returns the least lead after a change, or −Inf as soon as it is not above least; so it is soon
// done where the rivals that are nearest come first.
func (c *contest) leastAfter(of, item int, from, to int32, leads []float64, rivals []int, least float64) float64 {
	was, is := c.row(item, from), c.row(item, to)
	own, after := is[of]-was[of], math.Inf(1)
	for _, r := range rivals {
		after = min(after, leads[r]+own-(is[r]-was[r]))
		if after <= least {
			return math.Inf(-1)
		}
	}
	return after
}

// change brings the leads up to date.
func (c *contest) change(of, item int, from, to int32, leads []float64) {
	was, is := c.row(item, from), c.row(item, to)
	own := is[of] - was[of]
	for r := range leads {
		leads[r] += own - (is[r] - was[r])
	}
}

// leastFirst moves the rival with the smallest lead to the front. The others, which were near before, are
// so still, and not sorted again.
func leastFirst(rivals []int, leads []float64) {
	least := 0
	for n, r := range rivals {
		if leads[r] < leads[rivals[least]] {
			least = n
		}
	}
	nearest := rivals[least]
	copy(rivals[1:least+1], rivals[:least])
	rivals[0] = nearest
}

// rising returns the outcomes by their leads, the smallest first, and level ones in their order; the outcome
// itself is left out.
func rising(leads []float64) []int {
	order := make([]int, 0, len(leads))
	for r, lead := range leads {
		if !math.IsInf(lead, 1) {
			order = append(order, r)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(leads[a], leads[b]), cmp.Compare(a, b)) })
	return order
}

package engine

import (
	"cmp"
	"slices"
)

// An outlook has, for two paths, what the items that are still open can bring, for every point of one
// fixed order: the distribution of what remains does not depend on what was said.
type outlook struct {
	m     *Model
	order []int // the widest item first
	grid  grid
	// At each point: moved is what the lead gains when the open items go from no answer to their
	// first alternatives, low and high the chances of the moves on the grid.
	moved     []wide
	low, high []tail
}

// A tail has the chances that moves add up to from, from+1 … or more.
type tail struct {
	from   int64
	chance []float64
}

// Limits of an outlook, which is kept as long as its questionnaire: it holds at most 1.5 million chances
// each way.
const (
	outlookWork  = 1 << 22 // states × steps over all items
	outlookItems = 1000
)

// newOutlook returns nil where there are too many items.
func newOutlook(m *Model) *outlook {
	if m.Items() > outlookItems {
		return nil
	}
	o := &outlook{m: m, moved: make([]wide, m.Items()+1)}
	v := m.tables[Paths].versus(0, 1)
	for i := range m.Items() {
		o.order = append(o.order, i)
	}
	slices.SortStableFunc(o.order, func(a, b int) int { return cmp.Compare(m.variance(v, b), m.variance(v, a)) })
	items := make([][]step, len(o.order))
	for p := len(o.order) - 1; p >= 0; p-- {
		var moved wide
		moved, items[p] = m.openSteps(v, o.order[p])
		o.moved[p] = o.moved[p+1].plus(moved)
	}
	o.grid = newGrid(items, outlookWork)
	o.low = tails(o.grid.moves(items, floorDiv))
	if o.high = o.low; !o.grid.exact {
		o.high = tails(o.grid.moves(items, ceilDiv))
	}
	return o
}

// tails returns the tail at each point, from the last item back.
func tails(items [][]move) []tail {
	all := make([]tail, len(items)+1)
	from, chance := int64(0), []float64{1}
	all[len(items)] = tail{from, chance}
	for p := len(items) - 1; p >= 0; p-- {
		moves := items[p]
		next := make([]float64, len(chance)+int(width(moves)))
		for _, m := range moves {
			add(next[m.by-moves[0].by:], chance, m.chance)
		}
		from, chance = from+moves[0].by, next
		all[p] = tail{from, summedUp(chance)}
	}
	return all
}

// summedUp returns, for each entry, its sum with all behind it.
func summedUp(chance []float64) []float64 {
	sums, sum := make([]float64, len(chance)), 0.0
	for j := len(chance) - 1; j >= 0; j-- {
		sum += chance[j]
		sums[j] = min(sum, 1)
	}
	return sums
}

// atLeast returns the chance that the moves add up to n or more.
func (t tail) atLeast(n int64) float64 {
	switch j := n - t.from; {
	case j <= 0:
		return 1
	case j >= int64(len(t.chance)):
		return 0
	default:
		return t.chance[j]
	}
}

// certainty looks up that of the path that comes first; false where the open items are not the rest
// of the order.
func (o *outlook) certainty(s *Sheet) (Chance, bool) {
	point := s.asked()
	for _, item := range o.order[point:] {
		if !s.IsOpen(item) {
			return Chance{}, false
		}
	}
	lead := o.m.tables[Paths].versus(0, 1).lead(s)
	start := lead.plus(o.moved[point])
	if lead.sign() >= 0 {
		n := o.grid.needed(start)
		return Chance{Low: o.low[point].atLeast(n), High: o.high[point].atLeast(n)}, true
	}
	n := o.grid.needed(start.plus(wideOf(1))) // the other path loses from a lead of 0 on
	return Chance{Low: 1 - o.high[point].atLeast(n), High: 1 - o.low[point].atLeast(n)}, true
}

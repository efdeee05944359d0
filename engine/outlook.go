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
	// For each place in the order: moved is what the lead gains when the item goes from no answer to its
	// first alternative, down and up its moves on the grid.
	moved    []wide
	down, up [][]move
	// At each point of the order: the chances of what the items from there on bring.
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
	o := &outlook{m: m, moved: make([]wide, m.Items())}
	v := m.tables[Paths].versus(0, 1)
	for i := range m.Items() {
		o.order = append(o.order, i)
	}
	slices.SortStableFunc(o.order, func(a, b int) int { return cmp.Compare(m.variance(v, b), m.variance(v, a)) })
	items := make([][]step, len(o.order))
	for p, item := range o.order {
		o.moved[p], items[p] = m.openSteps(v, item)
	}
	o.grid = newGrid(items, outlookWork)
	o.down = o.grid.moves(items, floorDiv)
	o.low = tails(o.down)
	if o.up, o.high = o.down, o.low; !o.grid.exact {
		o.up = o.grid.moves(items, ceilDiv)
		o.high = tails(o.up)
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

// certainty returns that of the path that comes first.
func (o *outlook) certainty(s *Sheet) Chance {
	lead := o.m.tables[Paths].versus(0, 1).lead(s)
	start := lead
	for p, item := range o.order {
		if s.IsOpen(item) {
			start = start.plus(o.moved[p])
		}
	}
	if lead.sign() >= 0 {
		return o.atLeast(s, o.grid.needed(start))
	}
	ahead := o.atLeast(s, o.grid.needed(start.plus(wideOf(1)))) // the other path loses from a lead of 0 on
	return Chance{Low: 1 - ahead.High, High: 1 - ahead.Low}
}

// atLeast returns the chance that the moves of the open items add up to n or more. It is looked up where
// these are the rest of the order, and else worked out from the moves.
func (o *outlook) atLeast(s *Sheet, n int64) Chance {
	if o.inOrder(s) {
		point := s.asked()
		return Chance{Low: o.low[point].atLeast(n), High: o.high[point].atLeast(n)}
	}
	low := climb(o.open(s, o.down), n)
	if o.grid.exact {
		return Chance{Low: low, High: low}
	}
	high := climb(o.open(s, o.up), n)
	return Chance{Low: min(low, high), High: max(low, high)}
}

// inOrder reports whether the open items are the rest of the order.
func (o *outlook) inOrder(s *Sheet) bool {
	return !slices.ContainsFunc(o.order[s.asked():], func(item int) bool { return !s.IsOpen(item) })
}

// open returns the moves of the open items.
func (o *outlook) open(s *Sheet, moves [][]move) [][]move {
	var open [][]move
	for p, item := range o.order {
		if s.IsOpen(item) {
			open = append(open, moves[p])
		}
	}
	return open
}

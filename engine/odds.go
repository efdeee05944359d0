package engine

import (
	"cmp"
	"math"
	"math/big"
	"slices"
)

// A Chance is a probability in [0,1]. Where it could not be computed exactly it lies between Low and
// High; otherwise they are equal (up to the rounding of float64).
type Chance struct {
	Low, High float64
	// Sampled is how many samples an estimate rests on: Low and High then are the ends of its 99 %
	// interval. It is 0 where the bounds are certain.
	Sampled int
}

// A step is one way in which an item may turn out: by how much it moves the lead from a common point of
// reference (a step of 0), and how likely it is.
type step struct {
	by     wide
	chance float64
}

// Limits of the grid on which sums of steps are followed.
const (
	// maxStates is how many sums the grid tells apart at most. Where there are more they are rounded
	// outwards, once down and once up, to a grid of roundedStates.
	maxStates     = 1 << 16
	roundedStates = 1 << 15
	// maxWork bounds states × steps over all items; a grid of fewer states is taken where needed. Where
	// there are many rivals they share it, but each may take leastWork.
	maxWork   = 1 << 24
	leastWork = 1 << 16
)

// odds returns the chance that start, plus one step of each item, is above 0, for so much work at most.
func odds(start wide, items [][]step, most int64) Chance {
	g := newGrid(items, most)
	if g.exact {
		p := climb(g.moves(items, floorDiv), g.needed(start))
		return Chance{Low: p, High: p}
	}
	low := climb(g.moves(items, floorDiv), g.needed(start))
	high := climb(g.moves(items, ceilDiv), g.needed(start))
	return Chance{Low: min(low, high), High: max(low, high)} // where they are equal, float64 may differ
}

// A grid says in which unit sums are followed: unit · 2^shift · divisor.
type grid struct {
	divisor *big.Int // of all steps; nil for 1
	shift   uint     // so that everything fits into 62 bits
	unit    int64
	exact   bool
}

func newGrid(items [][]step, most int64) grid {
	var g grid
	total := wide{}
	for _, steps := range items {
		total = total.plus(spread(steps))
	}
	if total.bitLen() > 60 {
		g.divisor = divisorOf(items)
		total = total.over(g.divisor)
		g.shift = uint(max(total.bitLen()-60, 0))
	}
	common := int64(1)
	if g.shift == 0 {
		common = g.common(items)
	}
	states := total.shifted(g.shift).int()/common + 1
	g.unit, g.exact = common, g.shift == 0 && states <= maxStates && work(states, items) <= most
	if !g.exact {
		rounded := int64(roundedStates)
		for rounded > 64 && work(rounded, items) > most {
			rounded /= 2
		}
		g.unit = max(total.shifted(g.shift).int()/rounded+1, common)
	}
	return g
}

// divisorOf returns the greatest common divisor of all steps, of which one is not 0.
func divisorOf(items [][]step) *big.Int {
	divisor, one := new(big.Int), big.NewInt(1)
	for _, steps := range items {
		for _, s := range steps {
			if divisor.GCD(nil, nil, divisor, s.by.big()); divisor.Cmp(one) == 0 {
				return divisor
			}
		}
	}
	return divisor
}

// common is the same where all steps are small numbers on the grid, and 1 where all are 0.
func (g grid) common(items [][]step) int64 {
	common := int64(0)
	for _, steps := range items {
		for _, s := range steps {
			common = gcd(common, g.int(s.by, floorDiv))
		}
	}
	return max(common, 1)
}

// spread returns the difference between an item's largest step and its smallest.
func spread(steps []step) wide {
	least, most := wide{}, wide{}
	for _, s := range steps {
		if s.by.less(least) {
			least = s.by
		}
		if most.less(s.by) {
			most = s.by
		}
	}
	return most.minus(least)
}

// work estimates what it takes to follow the states: each meets each different step.
func work(states int64, items [][]step) int64 {
	sum := int64(0)
	for _, steps := range items {
		sum += states * min(int64(len(steps)), states)
	}
	return sum
}

// A move is a step on the grid.
type move struct {
	by     int64
	chance float64
}

// moves brings the steps to the grid, equal ones joined, by a division that rounds down or up.
func (g grid) moves(items [][]step, div func(a, b int64) int64) [][]move {
	all := make([][]move, len(items))
	for i, steps := range items {
		moves := make([]move, len(steps))
		for n, s := range steps {
			moves[n] = move{div(g.int(s.by, div), g.unit), s.chance}
		}
		slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(a.by, b.by) })
		all[i] = joined(moves)
	}
	return all
}

// int brings a number to 62 bits, rounded the way that div rounds.
func (g grid) int(n wide, div func(a, b int64) int64) int64 {
	if g.divisor != nil {
		n = n.over(g.divisor)
	}
	if g.shift > 0 && div(1, 2) == 1 { // up
		n = n.plus(wide{0, 1<<g.shift - 1})
	}
	return n.shifted(g.shift).int()
}

// joined adds up the chances of sorted moves that are the same.
func joined(moves []move) []move {
	n := 0
	for _, m := range moves {
		if n > 0 && moves[n-1].by == m.by {
			moves[n-1].chance += m.chance
			continue
		}
		moves[n] = m
		n++
	}
	return moves[:n]
}

// needed returns the least sum of moves that makes start more than 0.
func (g grid) needed(start wide) int64 {
	unit := new(big.Int).Lsh(big.NewInt(g.unit), g.shift)
	if g.divisor != nil {
		unit.Mul(unit, g.divisor)
	}
	n := new(big.Int).Neg(start.big())
	if n.Div(n, unit); n.BitLen() < 62 { // rounds down, for a unit above 0
		return n.Int64() + 1
	}
	return int64(n.Sign()) * math.MaxInt64 / 2 // far out of reach either way
}

// climb returns the chance that one move of each item add up to needed or more. Widest items go first,
// and a sum that is decided whatever follows is not followed further.
func climb(items [][]move, needed int64) float64 {
	slices.SortStableFunc(items, func(a, b []move) int { return cmp.Compare(width(b), width(a)) })
	lowest, highest := rest(items)
	if lowest[0] >= needed {
		return 1
	}
	if highest[0] < needed {
		return 0
	}
	won, from, live := 0.0, int64(0), []float64{1} // live[j] is the chance of the sum from+j
	for i, moves := range items {
		lost, safe := needed-highest[i+1], needed-lowest[i+1] // sums below the one, from the other on
		low := max(lost, from+moves[0].by)
		high := max(low, min(safe, from+int64(len(live))+moves[len(moves)-1].by))
		next := make([]float64, high-low)
		for _, m := range moves {
			first := from + m.by // the sum of live[0] after the move
			kept := live[clamp(low-first, len(live)):clamp(safe-first, len(live))]
			add(next[clamp(first-low, len(next)):], kept, m.chance)
			for _, p := range live[clamp(safe-first, len(live)):] {
				won += float64(m.chance * p)
			}
		}
		from, live = low, next
	}
	return min(won, 1) // which the rounding of float64 may exceed
}

// add adds chance × p to next, element by element. The conversion keeps processors from fusing the two
// operations, which would round differently.
func add(next, p []float64, chance float64) {
	next = next[:len(p)]
	for j, q := range p {
		next[j] += float64(chance * q)
	}
}

// clamp brings an index into 0 … n.
func clamp(i int64, n int) int { return int(min(max(i, 0), int64(n))) }

func width(moves []move) int64 { return moves[len(moves)-1].by - moves[0].by }

// rest returns the least and the most that the items from each on add up to.
func rest(items [][]move) (lowest, highest []int64) {
	lowest, highest = make([]int64, len(items)+1), make([]int64, len(items)+1)
	for i := len(items) - 1; i >= 0; i-- {
		lowest[i] = lowest[i+1] + items[i][0].by
		highest[i] = highest[i+1] + items[i][len(items[i])-1].by
	}
	return lowest, highest
}

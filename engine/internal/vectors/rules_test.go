package vectors_test

import (
	"math/big"
	"slices"
)

// million is how many parts the rows of the rules correlation and distance have.
const million = 1_000_000

// byProfile is the rule correlation or distance: the group has one origin and one range.
func (c *checker) byProfile(rule string, q vectorQuiz, outcomes []vectorOutcome) group {
	var traits []string
	var spans []*big.Rat
	for _, trait := range q.Traits {
		if span := c.spanOf(trait.ID); span.Sign() > 0 {
			traits, spans = append(traits, trait.ID), append(spans, span)
		}
	}
	fineness := c.fineness(spans)
	rows, ks := rowsOf(rule, traits, outcomes, fineness)
	g := c.measured(outcomes, func(item vectorItem, chosen []vectorOption, n int) *big.Rat {
		score := new(big.Rat)
		for k, trait := range traits {
			gain := difference(item.traitPoints(chosen, trait), item.leastOf(trait))
			score.Add(score, rounded(product(rows[n][k], new(big.Rat).Quo(gain, spans[k])), fineness))
		}
		return score
	})
	g.k = ks
	var low, high *big.Rat
	for n := range outcomes {
		lo, hi := c.bounds(g, n)
		lo, hi = sum(ks[n], lo), sum(ks[n], hi)
		if low == nil {
			low, high = lo, hi
		}
		low, high = least(low, lo), most(high, hi)
	}
	for n := range outcomes {
		g.low, g.span = append(g.low, low), append(g.span, difference(high, low))
		c.roundMeans(g, n, new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(fineness, big.NewInt(million))))
	}
	return g
}

// leastOf is the least that an answer to the item gives the trait.
func (i vectorItem) leastOf(trait string) *big.Rat {
	var low *big.Rat
	for _, chosen := range i.answers() {
		points := i.traitPoints(chosen, trait)
		if low == nil || points.Cmp(low) < 0 {
			low = points
		}
	}
	return low
}

// spanOf is how much more all items together can give the trait at most than at least.
func (c *checker) spanOf(trait string) *big.Rat {
	span := new(big.Rat)
	for _, item := range c.items {
		low := item.leastOf(trait)
		high := low
		for _, chosen := range item.answers() {
			high = most(high, item.traitPoints(chosen, trait))
		}
		span.Add(span, difference(high, low))
	}
	return span
}

// fineness is F: the least common multiple of the spans in whole units, or a million where that is less.
func (c *checker) fineness(spans []*big.Rat) *big.Int {
	weights, points := new(big.Int), new(big.Int)
	for _, item := range c.items {
		weights.GCD(nil, nil, weights, millionths(item.weight()))
		for _, o := range item.Options {
			for _, p := range o.Traits {
				points.GCD(nil, nil, points, new(big.Int).Abs(millionths(fraction(p))))
			}
		}
	}
	unit := new(big.Rat).SetFrac(new(big.Int).Mul(weights, points), big.NewInt(million*million))
	all := big.NewInt(1)
	for _, span := range spans {
		units := new(big.Rat).Quo(span, unit).Num()
		all.Mul(all, new(big.Int).Quo(units, new(big.Int).GCD(nil, nil, all, units)))
	}
	if limit := big.NewInt(million); all.Cmp(limit) > 0 {
		return limit
	}
	return all
}

// millionths is a number of at most six places in millionths.
func millionths(r *big.Rat) *big.Int {
	return product(r, whole(million)).Num()
}

// rowsOf are the rows in parts of one, and K.
func rowsOf(rule string, traits []string, outcomes []vectorOutcome, fineness *big.Int) (rows [][]*big.Rat, ks []*big.Rat) {
	greatest := new(big.Int)
	var all [][]*big.Int
	for _, o := range outcomes {
		var weights []*big.Int
		for _, trait := range traits {
			w := millionths(fraction(o.Weights[trait]))
			if weights = append(weights, w); w.CmpAbs(greatest) > 0 {
				greatest = new(big.Int).Abs(w)
			}
		}
		all = append(all, weights)
	}
	for _, weights := range all {
		row, k := centredRow(weights), new(big.Rat)
		if rule == "distance" {
			row = targetRow(weights, greatest)
			k = constant(row, fineness)
		}
		var parts []*big.Rat
		for _, n := range row {
			parts = append(parts, new(big.Rat).SetFrac(n, big.NewInt(million)))
		}
		rows, ks = append(rows, parts), append(ks, k)
	}
	return rows, ks
}

// targetRow is ½ + w/(2·greatest), in millionths, halves up.
func targetRow(weights []*big.Int, greatest *big.Int) (row []*big.Int) {
	for _, w := range weights {
		share := new(big.Rat).SetFrac(new(big.Int).Add(w, greatest), new(big.Int).Mul(big.NewInt(2), greatest))
		row = append(row, floor(sum(product(share, whole(million)), big.NewRat(1, 2))))
	}
	return row
}

// constant is −½ Σ target², to a whole number of parts of F millions.
func constant(row []*big.Int, fineness *big.Int) *big.Rat {
	squares := new(big.Int)
	for _, n := range row {
		squares.Add(squares, new(big.Int).Mul(n, n))
	}
	return rounded(new(big.Rat).SetFrac(squares.Neg(squares), big.NewInt(2*million*million)), fineness)
}

// centredRow is (w − mean)/length in millionths that add up to 0: rounded down, then the largest remainders up.
func centredRow(weights []*big.Int) (row []*big.Int) {
	n, total, squares := big.NewInt(int64(len(weights))), new(big.Int), new(big.Int)
	for _, w := range weights {
		total.Add(total, w)
	}
	var parts []*big.Int
	for _, w := range weights {
		part := new(big.Int).Sub(new(big.Int).Mul(n, w), total)
		parts = append(parts, part)
		squares.Add(squares, new(big.Int).Mul(part, part))
	}
	remainders, order, missing := make([]*big.Int, len(parts)), make([]int, len(parts)), new(big.Int)
	for k, part := range parts {
		down, rest := new(big.Int).DivMod(billionths(part, squares), big.NewInt(million), new(big.Int))
		row, remainders[k], order[k] = append(row, down), rest, k
		missing.Sub(missing, down)
	}
	slices.SortStableFunc(order, func(a, b int) int { return remainders[b].Cmp(remainders[a]) })
	for _, k := range order[:missing.Int64()] {
		row[k].Add(row[k], big.NewInt(1))
	}
	return row
}

// billionths is part/√squares in units of 10⁻¹², rounded down: the greatest whole n with n·√squares ≤ part·10¹².
func billionths(part, squares *big.Int) *big.Int {
	scaled := new(big.Int).Mul(part, new(big.Int).Exp(big.NewInt(10), big.NewInt(12), nil))
	square := new(big.Int).Mul(scaled, scaled)
	root := new(big.Int).Sqrt(new(big.Int).Quo(square, squares))
	if part.Sign() >= 0 {
		return root
	}
	if exact := new(big.Int).Mul(new(big.Int).Mul(root, root), squares); exact.Cmp(square) < 0 {
		root.Add(root, big.NewInt(1))
	}
	return root.Neg(root)
}

// rounded is r to a whole number of parts of F millions, halves away from 0.
func rounded(r *big.Rat, fineness *big.Int) *big.Rat {
	parts := new(big.Int).Mul(fineness, big.NewInt(million))
	n := floor(sum(product(new(big.Rat).Abs(r), new(big.Rat).SetInt(parts)), big.NewRat(1, 2)))
	if r.Sign() < 0 {
		n.Neg(n)
	}
	return new(big.Rat).SetFrac(n, parts)
}

// floor is the greatest whole number that is not above r.
func floor(r *big.Rat) *big.Int { return new(big.Int).Div(r.Num(), r.Denom()) }

package engine_test

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// oracleProfiles is a group as the rules correlation and distance read it, in fractions.
type oracleProfiles struct {
	o        oracle
	least    [][]*big.Rat // what each item gives each trait at least
	spans    []*big.Rat
	measured []int
	rows     [][]*big.Rat // of each outcome, its number for each measured trait
	k        []*big.Rat
}

func (o oracle) profiles(rule engine.Rule, g engine.Group) oracleProfiles {
	p := o.measure()
	greatest := int64(0)
	for _, w := range p.weights(g) {
		greatest = max(greatest, slices.Max(w), -slices.Min(w))
	}
	for _, w := range p.weights(g) {
		row, k := centredRow(w), new(big.Rat)
		if rule == engine.Distance {
			row = targetRow(w, greatest)
			k = p.rounded(row)
		}
		p.rows, p.k = append(p.rows, row), append(p.k, k)
	}
	return p
}

// measure finds the traits that items measure.
func (o oracle) measure() oracleProfiles {
	p := oracleProfiles{o: o, spans: zeros(o.spec.Traits)}
	for i := range o.spec.Items {
		var rows [][]*big.Rat
		for _, set := range o.sets(i) {
			rows = append(rows, o.traits(i, set))
		}
		p.least = append(p.least, extreme(rows, -1))
		for k, most := range extreme(rows, 1) {
			p.spans[k].Add(p.spans[k], minus(most, p.least[i][k]))
		}
	}
	for k, span := range p.spans {
		if span.Sign() > 0 {
			p.measured = append(p.measured, k)
		}
	}
	return p
}

// traits returns what a set of an item's options gives each trait.
func (o oracle) traits(item int, set []int) []*big.Rat {
	all := zeros(o.spec.Traits)
	for _, option := range set {
		for _, term := range o.spec.Items[item].Options[option].Traits {
			all[term.Of].Add(all[term.Of], times(rat(term.Points), rat(o.spec.Items[item].Weight)))
		}
	}
	return all
}

// weights returns each outcome's weight of each measured trait, in millionths.
func (p oracleProfiles) weights(g engine.Group) (all [][]int64) {
	for _, outcome := range p.o.spec.Outcomes[g] {
		row := make([]int64, len(p.measured))
		for _, w := range outcome.Weights {
			if m := slices.Index(p.measured, w.Of); m >= 0 {
				row[m] = int64(w.Points)
			}
		}
		all = append(all, row)
	}
	return all
}

// worth is Σ over the measured traits of scaled points × row, for each outcome.
func (p oracleProfiles) worth(item int, set []int) []*big.Rat {
	all, traits := zeros(len(p.rows)), p.o.traits(item, set)
	for m, k := range p.measured {
		scaled := minus(traits[k], p.least[item][k])
		scaled.Quo(scaled, p.spans[k])
		for c, row := range p.rows {
			all[c].Add(all[c], times(scaled, row[m]))
		}
	}
	return all
}

// targetRow is ½ + w/(2 · greatest), to the nearest millionth.
func targetRow(weights []int64, greatest int64) (row []*big.Rat) {
	for _, w := range weights {
		target := big.NewRat(w+greatest, 2*greatest)
		row = append(row, nearest(target, big.NewRat(1, 1_000_000)))
	}
	return row
}

// nearest returns the multiple of the unit that is nearest to x, which is at least 0.
func nearest(x, unit *big.Rat) *big.Rat {
	n := plus(new(big.Rat).Quo(x, unit), big.NewRat(1, 2))
	whole := new(big.Int).Quo(n.Num(), n.Denom())
	return times(new(big.Rat).SetInt(whole), unit)
}

// rounded returns K = −½ Σ row², to the nearest unit of the table: a millionth over the least common
// multiple of the spans, which are counted in what all points have in common.
func (p oracleProfiles) rounded(row []*big.Rat) *big.Rat {
	k := new(big.Rat)
	for _, target := range row {
		k.Add(k, times(target, target))
	}
	k = nearest(k.Quo(k, big.NewRat(2, 1)), big.NewRat(1, 1_000_000*p.multiple()))
	return k.Neg(k)
}

// multiple returns the least common multiple of the spans, 0 where the table's unit is too coarse for it.
func (p oracleProfiles) multiple() int64 {
	weight, points := int64(0), int64(0)
	for _, item := range p.o.spec.Items {
		weight = divisor(weight, int64(item.Weight))
		for _, option := range item.Options {
			for _, term := range option.Traits {
				points = divisor(points, int64(term.Points))
			}
		}
	}
	unit := times(rat(engine.Decimal(weight)), rat(engine.Decimal(points)))
	multiple := int64(1)
	for _, k := range p.measured {
		span := new(big.Rat).Quo(p.spans[k], unit).Num().Int64()
		if multiple *= span / divisor(multiple, span); multiple > 1_000_000 {
			return 0
		}
	}
	return multiple
}

func divisor(a, b int64) int64 {
	return new(big.Int).GCD(nil, nil, big.NewInt(max(a, -a)), big.NewInt(max(b, -b))).Int64()
}

// centredRow is (w − mean)/length in millionths rounded down, the largest remainders then up until the
// row adds up to 0. With n weights it is (n·w − Σ)/√Σ(n·w − Σ)².
func centredRow(weights []int64) (row []*big.Rat) {
	n, total, squares := int64(len(weights)), int64(0), new(big.Int)
	for _, w := range weights {
		total += w
	}
	var down, order []int64
	var rests []int64
	missing := int64(0)
	for _, w := range weights {
		squares.Add(squares, new(big.Int).Mul(big.NewInt(n*w-total), big.NewInt(n*w-total)))
	}
	for k, w := range weights {
		fine := floorOver(n*w-total, squares)
		millionths := new(big.Int).Div(big.NewInt(fine), big.NewInt(1_000_000)).Int64()
		down, order, rests = append(down, millionths), append(order, int64(k)), append(rests, fine-millionths*1_000_000)
		missing -= millionths
	}
	slices.SortStableFunc(order, func(a, b int64) int { return cmp.Compare(rests[b], rests[a]) })
	for _, k := range order[:missing] {
		down[k]++
	}
	for _, d := range down {
		row = append(row, big.NewRat(d, 1_000_000))
	}
	return row
}

// floorOver returns n·10¹²/√squares, rounded down: a guess in floats, mended by squares.
func floorOver(n int64, squares *big.Int) int64 {
	root, _ := new(big.Float).SetInt(squares).Float64()
	q := int64(float64(n) / math.Sqrt(root) * 1e12)
	for !atMost(q, n, squares) {
		q--
	}
	for atMost(q+1, n, squares) {
		q++
	}
	return q
}

// atMost reports whether q ≤ n·10¹²/√squares.
func atMost(q, n int64, squares *big.Int) bool {
	left, right := new(big.Int).Mul(big.NewInt(q), big.NewInt(max(q, -q))), new(big.Int).Mul(big.NewInt(n), big.NewInt(max(n, -n)))
	right.Mul(right, new(big.Int).Exp(big.NewInt(10), big.NewInt(24), nil))
	return left.Mul(left, squares).Cmp(right) <= 0
}

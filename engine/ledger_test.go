package engine_test

import (
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// A ledger is what the oracle finds for one group by one rule, in fractions:
//
//	fit = (K + Σ points − L) / (H − L)
type ledger struct {
	// points are those of each item, set and outcome; the last set of an item is none, worth the mean.
	points [][][]*big.Rat
	// k has K, low L and span H − L of each outcome.
	k, low, span []*big.Rat
}

// ledger opens a group's books by a rule that applies, or has no range.
func (o oracle) ledger(rule engine.Rule, g engine.Group) ledger {
	var b ledger
	worth := func(item int, set []int) (row []*big.Rat) {
		for c := range o.spec.Outcomes[g] {
			row = append(row, o.points(g, c, item, set))
		}
		return row
	}
	b.k = zeros(len(o.spec.Outcomes[g]))
	if rule != engine.Share {
		p := o.profiles(rule, g)
		b.k, worth = p.k, p.worth
	}
	for i := range o.spec.Items {
		b.points = append(b.points, nil)
		for _, set := range o.sets(i) {
			b.points[i] = append(b.points[i], worth(i, set))
		}
		b.points[i] = append(b.points[i], meanOf(b.points[i]))
	}
	b.measure(rule)
	return b
}

// measure sets L and H − L: by the rule share each outcome's own, else the group's.
func (b *ledger) measure(rule engine.Rule) {
	least, most := sum(b.k), sum(b.k)
	for _, sets := range b.points {
		least, most = sum(least, extreme(sets, -1)), sum(most, extreme(sets, 1))
	}
	if rule != engine.Share {
		for c := range least {
			least[c], most[c] = extreme(single(least), -1)[0], extreme(single(most), 1)[0]
		}
	}
	b.low = least
	for c := range least {
		b.span = append(b.span, minus(most[c], least[c]))
	}
}

// fit returns an outcome's fit; picks name a set of each item by its number, the last is none.
func (b ledger) fit(outcome int, picks []int) *big.Rat {
	points := minus(b.k[outcome], b.low[outcome])
	for i, pick := range picks {
		points.Add(points, b.points[i][pick][outcome])
	}
	return points.Quo(points, b.span[outcome])
}

// contribution returns what the pick adds to the outcome's fit.
func (b ledger) contribution(outcome, item, pick int) *big.Rat {
	d := minus(b.points[item][pick][outcome], b.points[item][len(b.points[item])-1][outcome])
	return d.Quo(d, b.span[outcome])
}

// empty returns the picks of an empty sheet.
func (b ledger) empty() (picks []int) {
	for _, sets := range b.points {
		picks = append(picks, len(sets)-1)
	}
	return picks
}

func zeros(n int) []*big.Rat {
	all := make([]*big.Rat, n)
	for i := range all {
		all[i] = new(big.Rat)
	}
	return all
}

// sum adds up rows.
func sum(rows ...[]*big.Rat) []*big.Rat {
	total := zeros(len(rows[0]))
	for _, row := range rows {
		for c := range row {
			total[c].Add(total[c], row[c])
		}
	}
	return total
}

func meanOf(rows [][]*big.Rat) []*big.Rat {
	mean := sum(rows...)
	for _, m := range mean {
		m.Quo(m, big.NewRat(int64(len(rows)), 1))
	}
	return mean
}

// extreme returns the least of each column, or the most, which is the least the other way round.
func extreme(rows [][]*big.Rat, sign int) []*big.Rat {
	row := slices.Clone(rows[0])
	for _, other := range rows {
		for c := range row {
			if other[c].Cmp(row[c]) == sign {
				row[c] = other[c]
			}
		}
	}
	return row
}

// single makes a row of one of each number.
func single(numbers []*big.Rat) (rows [][]*big.Rat) {
	for _, n := range numbers {
		rows = append(rows, []*big.Rat{n})
	}
	return rows
}

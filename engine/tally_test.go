package engine_test

import (
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// A tally is a ledger in whole numbers, all fits over one denominator, so that every sheet of a small
// questionnaire can be tried.
type tally struct {
	start []int64
	// gains are those of each item, set and outcome; the last set of an item is none.
	gains [][][]int64
}

// tally returns false where the numbers are too large for it.
func (b ledger) tally() (tally, bool) {
	start := zeros(len(b.k))
	over := big.NewInt(1)
	for c := range start {
		start[c].Quo(minus(b.k[c], b.low[c]), b.span[c])
		over = common(over, start[c])
	}
	shares := make([][][]*big.Rat, len(b.points))
	for i, sets := range b.points {
		for _, row := range sets {
			share := zeros(len(row))
			for c := range row {
				share[c].Quo(row[c], b.span[c])
				over = common(over, share[c])
			}
			shares[i] = append(shares[i], share)
		}
	}
	y := tally{start: wholes(start, over)}
	for i, sets := range shares {
		y.gains = append(y.gains, nil)
		for _, row := range sets {
			y.gains[i] = append(y.gains[i], wholes(row, over))
		}
	}
	return y, over.BitLen() < 56
}

// common returns the least common multiple of n and the fraction's denominator.
func common(n *big.Int, of *big.Rat) *big.Int {
	shared := new(big.Int).GCD(nil, nil, n, of.Denom())
	return new(big.Int).Mul(n, shared.Quo(of.Denom(), shared))
}

func wholes(row []*big.Rat, over *big.Int) (all []int64) {
	for _, x := range row {
		all = append(all, times(x, new(big.Rat).SetInt(over)).Num().Int64())
	}
	return all
}

// fits returns the fits of a sheet, in the tally's unit.
func (y tally) fits(picks []int) []int64 {
	fits := slices.Clone(y.start)
	for i, pick := range picks {
		addRow(fits, y.gains[i][pick], 1)
	}
	return fits
}

func addRow(fits, row []int64, sign int64) {
	for c, n := range row {
		fits[c] += sign * n
	}
}

// first returns which of the outcomes among come first.
func first(fits []int64, among []int) (all []int) {
	for _, c := range among {
		switch {
		case len(all) == 0 || fits[c] > fits[all[0]]:
			all = []int{c}
		case fits[c] == fits[all[0]]:
			all = append(all, c)
		}
	}
	return all
}

// lead returns that of an outcome over the nearest rival.
func lead(fits []int64, of int, among []int) int64 {
	least := int64(1 << 62)
	for _, c := range among {
		if c != of {
			least = min(least, fits[of]-fits[c])
		}
	}
	return least
}

// An inquiry is a questionnaire as the engine has it, and as the oracle does.
type inquiry struct {
	oracle
	m    *engine.Model
	sets [][][]int
	// books and tallies are those of each group by its own rule.
	books   [engine.NumGroups]ledger
	tallies [engine.NumGroups]tally
}

// inquire is false where the questionnaire cannot be compiled or the numbers get too large for the oracle.
func inquire(spec engine.Spec) (q inquiry, ok bool) {
	q.oracle = oracle{spec}
	for g := range engine.NumGroups {
		if spec.Rules[g] != engine.Share && q.measure().multiple() == 0 {
			return q, false
		}
		if reason := q.reason(spec.Rules[g], g); reason != "" && reason != engine.NoOutcomes {
			return q, false
		}
		if len(spec.Outcomes[g]) == 0 {
			continue
		}
		q.books[g] = q.ledger(spec.Rules[g], g)
		if q.tallies[g], ok = q.books[g].tally(); !ok {
			return q, false
		}
	}
	for i := range spec.Items {
		q.sets = append(q.sets, q.oracle.sets(i))
	}
	return q, true
}

// reason says why a rule does not rank the group.
func (o oracle) reason(rule engine.Rule, g engine.Group) engine.Reason {
	if len(o.spec.Outcomes[g]) == 0 {
		return engine.NoOutcomes
	}
	if rule != engine.Share {
		if reason := o.noProfile(g); reason != "" {
			return reason
		}
	}
	least := new(big.Rat)
	if rule != engine.Share { // less is the rounding of the rows
		least.SetFrac64(1, 100_000)
	}
	for _, span := range o.ledger(rule, g).span {
		if span.Sign() == 0 || span.Cmp(least) < 0 {
			return engine.NoRange
		}
	}
	return ""
}

func (o oracle) noProfile(g engine.Group) engine.Reason {
	for _, item := range o.spec.Items {
		for _, option := range item.Options {
			if len(option.Direct[g]) > 0 {
				return engine.DirectPoints
			}
		}
	}
	p := o.measure()
	if len(p.measured) < 3 {
		return engine.FewTraits
	}
	for _, row := range p.weights(g) {
		if slices.Min(row) == slices.Max(row) {
			return engine.FlatProfile
		}
	}
	return ""
}

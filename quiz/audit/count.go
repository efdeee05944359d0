package audit

import (
	"context"
	"math/big"
	"slices"
)

// countWork bounds the work of a count, in bits that are shifted and added.
const countWork = 1 << 36

// A sheetCount is how many of all sheets with every item answered one outcome leads another on: won and lost
// are those on which a is ahead and those on which b is. Each lies between least and most, which are
// equal where all sheets could be told apart.
type sheetCount struct {
	all                 *big.Int
	wonLeast, wonMost   *big.Int
	lostLeast, lostMost *big.Int
}

// count counts the sheets, for so much work at most (countWork, but for tests). The lead on a random
// sheet is a sum of independent steps, one an item, so how often each sum comes up is read off the
// product of the items' polynomials. Where there are too many different sums for that, each step is
// rounded to a coarser lattice: once down, which finds no sheet that a does not win and misses none that
// b does, and once up, which does the reverse. What it returns when the context has ended is of no use.
func (v *versus) count(ctx context.Context, work int64) sheetCount {
	l := v.lattice(work)
	down := l.product(ctx, floor)
	up := down
	if !l.exact {
		up = l.product(ctx, ceil)
	}
	return sheetCount{
		all:      down.all,
		wonLeast: l.above(down), wonMost: l.above(up),
		lostLeast: l.below(up), lostMost: l.below(down),
	}
}

// A lattice says in which unit the sums of steps are followed: the lead on a sheet is lowest, where
// every item takes its least step, and what each rises above that.
type lattice struct {
	lowest *big.Int
	rises  [][]*big.Int // of the items that move the lead, by their alternatives, 0 or above
	unit   *big.Int     // above 0
	exact  bool         // the unit divides every rise
}

func (v *versus) lattice(work int64) lattice {
	l := lattice{lowest: new(big.Int).Set(v.start)}
	for _, steps := range v.steps {
		least := slices.MinFunc(steps, (*big.Int).Cmp)
		l.lowest.Add(l.lowest, least)
		rises, moves := make([]*big.Int, len(steps)), false
		for a, step := range steps {
			rises[a] = new(big.Int).Sub(step, least)
			moves = moves || rises[a].Sign() > 0
		}
		if moves {
			l.rises = append(l.rises, rises)
		}
	}
	l.chooseUnit(work)
	return l
}

// chooseUnit takes what all rises have in common or, where that leaves too many points, a unit of which
// about as many fit into the sum as can be followed.
func (l *lattice) chooseUnit(work int64) {
	common, highest := new(big.Int), new(big.Int)
	for _, rises := range l.rises {
		for _, rise := range rises {
			common.GCD(nil, nil, common, rise)
		}
		highest.Add(highest, slices.MaxFunc(rises, (*big.Int).Cmp))
	}
	if l.unit = common; common.Sign() == 0 { // nothing moves the lead
		l.unit = big.NewInt(1)
	}
	points := new(big.Int).Quo(highest, l.unit)
	if l.exact = points.IsInt64() && l.work(points.Int64()+1) <= work; l.exact {
		return
	}
	coarse := int64(1 << 30)
	for coarse > 1 && l.work(coarse) > work {
		coarse /= 2
	}
	l.unit = new(big.Int).Add(new(big.Int).Quo(highest, big.NewInt(coarse)), big.NewInt(1))
}

// work estimates what following so many points takes: each meets each different rise of each item, and
// has a number as long as that of all sheets. Few rises make less work, but no less to remember: hence
// the 512, which keeps a product under 16 MB.
func (l *lattice) work(points int64) int64 {
	moves := int64(0)
	for _, rises := range l.rises {
		moves += min(int64(len(rises)), points)
	}
	perPoint := int64(l.width()) * max(moves, 512)
	if points > 1<<62/perPoint {
		return 1 << 62
	}
	return points * perPoint
}

// width returns how many bits hold the number of all sheets, and one more.
func (l *lattice) width() uint { return uint(l.all().BitLen() + 1) }

func (l *lattice) all() *big.Int {
	all := big.NewInt(1)
	for _, rises := range l.rises {
		all.Mul(all, big.NewInt(int64(len(rises))))
	}
	return all
}

// above returns how many sheets have a lead above 0, by a product.
func (l *lattice) above(p polynomial) *big.Int {
	return p.from(new(big.Int).Add(floor(new(big.Int).Neg(l.lowest), l.unit), big.NewInt(1)))
}

// below returns how many have one below 0.
func (l *lattice) below(p polynomial) *big.Int {
	return new(big.Int).Sub(p.all, p.from(ceil(new(big.Int).Neg(l.lowest), l.unit)))
}

// floor returns a/b rounded down, and ceil a/b rounded up; b is above 0.
func floor(a, b *big.Int) *big.Int { return new(big.Int).Div(a, b) }
func ceil(a, b *big.Int) *big.Int {
	return new(big.Int).Neg(floor(new(big.Int).Neg(a), b))
}

package audit

import (
	"cmp"
	"context"
	"math/big"
	"slices"
)

// A polynomial Σ sheets · x^sum says how many sheets have which sum. It is kept as one whole number, its
// value at x = 2^width: no number of sheets is as long as that, so none runs into the next (L. Kronecker
// 1882), and a product is made by shifts and additions of whole numbers.
type polynomial struct {
	value *big.Int
	width uint
	all   *big.Int // how many sheets there are
}

// product follows the sums of the items' rises, in units that are rounded so, until the context ends.
func (l *lattice) product(ctx context.Context, rounded func(a, b *big.Int) *big.Int) polynomial {
	var items [][]move
	for _, rises := range l.rises {
		items = append(items, l.moves(rises, rounded))
	}
	// Narrow items first: the product stays short for longer.
	slices.SortStableFunc(items, func(a, b []move) int { return cmp.Compare(a[len(a)-1].by, b[len(b)-1].by) })
	p := polynomial{value: big.NewInt(1), width: l.width(), all: l.all()}
	for _, moves := range items {
		p.times(ctx, moves)
	}
	return p
}

// A move is a number of alternatives that all raise the sum by so much.
type move struct{ by, alternatives int64 }

// moves returns an item's, rising.
func (l *lattice) moves(rises []*big.Int, rounded func(a, b *big.Int) *big.Int) []move {
	var sums []int64
	for _, rise := range rises {
		sums = append(sums, rounded(rise, l.unit).Int64())
	}
	slices.Sort(sums)
	var moves []move
	for _, by := range sums {
		if n := len(moves); n > 0 && moves[n-1].by == by {
			moves[n-1].alternatives++
			continue
		}
		moves = append(moves, move{by, 1})
	}
	return moves
}

// times multiplies by Σ alternatives · x^by.
func (p *polynomial) times(ctx context.Context, moves []move) {
	product, term := new(big.Int), new(big.Int)
	for _, m := range moves {
		if ctx.Err() != nil {
			return
		}
		term.Lsh(p.value, uint(m.by)*p.width)
		if m.alternatives > 1 {
			term.Mul(term, big.NewInt(m.alternatives))
		}
		product.Add(product, term)
	}
	p.value = product
}

// from returns how many sheets have that sum or more. To add up the numbers in what is left above it,
// take it modulo 2^width − 1, by which x is 1: all of them together are less than that.
func (p *polynomial) from(sum *big.Int) *big.Int {
	if sum.Sign() <= 0 {
		return p.all
	}
	if !sum.IsInt64() || sum.Int64() > int64(p.value.BitLen())/int64(p.width) {
		return new(big.Int)
	}
	upper := new(big.Int).Rsh(p.value, uint(sum.Int64())*p.width)
	ones := new(big.Int).Lsh(big.NewInt(1), p.width)
	return upper.Mod(upper, ones.Sub(ones, big.NewInt(1)))
}

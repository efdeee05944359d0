package engine

import (
	"cmp"
	"math/big"
	"math/bits"
	"slices"
)

// targets returns ½ + w/(2·greatest) in millionths, and the sum of their squares.
func targets(weights []int64, greatest int64) (row []int64, squares int64) {
	const half = int64(One) / 2
	for _, w := range weights {
		target := (2*half*(w+greatest) + greatest) / (2 * greatest)
		row = append(row, target)
		squares += target * target
	}
	return row, squares
}

// centred returns the weights less their mean and scaled to length one, in millionths that add up to
// 0: all are rounded down, and the largest remainders then up.
func centred(weights []int64) []int64 {
	n, sum, squares := int64(len(weights)), int64(0), new(big.Int)
	for _, w := range weights {
		sum += w
	}
	numerators := make([]*big.Int, n)
	for k, w := range weights {
		numerators[k] = big.NewInt(n*w - sum)
		squares.Add(squares, new(big.Int).Mul(numerators[k], numerators[k]))
	}
	row, remainders, missing := make([]int64, n), make([]int64, n), int64(0)
	for k := range row {
		fine := scaledDown(numerators[k], squares)
		row[k] = floorDiv(fine, int64(One))
		remainders[k] = fine - row[k]*int64(One)
		missing -= row[k]
	}
	order := make([]int, n)
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(remainders[b], remainders[a]) })
	for _, k := range order[:missing] {
		row[k]++
	}
	return row
}

// scaledDown returns n/√squares in units of 10⁻¹², rounded down, from integers alone.
func scaledDown(n, squares *big.Int) int64 {
	scaled := new(big.Int).Mul(n, n)
	scaled.Mul(scaled, new(big.Int).Exp(big.NewInt(10), big.NewInt(24), nil))
	root := new(big.Int).Quo(scaled, squares)
	down := root.Sqrt(root).Int64()
	if n.Sign() >= 0 {
		return down
	}
	if root.Mul(root, root).Mul(root, squares).Cmp(scaled) < 0 {
		down++ // away from 0
	}
	return -down
}

// unit returns how many units of the group's table a millionth is: the least common multiple of the
// spans or, where that is over a million, a million.
func (p *profiles) unit() int64 {
	var spans []int64
	for _, k := range p.measured {
		spans = append(spans, p.traits.ranges[k])
	}
	return commonMultiple(spans, int64(One))
}

// mulDiv returns a·b/c to the nearest whole number; b is 0 to c, or the result fits otherwise.
func mulDiv(a, b, c int64) int64 {
	hi, lo := bits.Mul64(uint64(max(a, -a)), uint64(b))
	lo, carry := bits.Add64(lo, uint64(c/2), 0)
	quotient, _ := bits.Div64(hi+carry, lo, uint64(c))
	if a < 0 {
		return -int64(quotient)
	}
	return int64(quotient)
}

package lint

import (
	"math/big"
	"slices"
)

// baseline returns the fit of the outcome on an empty sheet.
func (r ranking) baseline(c int) *big.Rat {
	points := r.Offset(c)
	for i := range r.model.Items() {
		points += r.Means(i)[c]
	}
	return big.NewRat(points, r.Range(c))
}

// span returns the most that the item can gain the outcome; the least is 0.
func (r ranking) span(c, item int) int64 {
	most := int64(0)
	for a := range r.model.Alternatives(item) {
		most = max(most, r.Gains(item, a)[c])
	}
	return most
}

// varianceOf returns the variance of the outcome's fit over random sheets: every item is answered, each
// alternative as likely as any.
func (r ranking) varianceOf(c int) *big.Rat {
	return r.variance(big.NewInt(r.Range(c)), func(to *big.Int, gains []int64) { to.SetInt64(gains[c]) })
}

// varianceOfLead returns the variance of the fit of one outcome less that of another over random sheets.
func (r ranking) varianceOfLead(a, b int) *big.Rat {
	ra, rb, other := big.NewInt(r.Range(a)), big.NewInt(r.Range(b)), new(big.Int)
	return r.variance(new(big.Int).Mul(ra, rb), func(to *big.Int, gains []int64) {
		to.Mul(to.SetInt64(gains[a]), rb)
		to.Sub(to, other.Mul(other.SetInt64(gains[b]), ra))
	})
}

// variance adds up the items' variances of what worth makes of the gains, over the unit squared: items are
// answered independently, so nothing else is in it.
func (r ranking) variance(unit *big.Int, worth func(to *big.Int, gains []int64)) *big.Rat {
	total, one := new(big.Rat), new(big.Int)
	for i := range r.model.Items() {
		n, sum, squares := big.NewInt(int64(r.model.Alternatives(i))), new(big.Int), new(big.Int)
		for a := range r.model.Alternatives(i) {
			worth(one, r.Gains(i, a))
			sum.Add(sum, one)
			squares.Add(squares, one.Mul(one, one))
		}
		// Σ(x − mean)²/n = (n Σx² − (Σx)²)/n²
		squares.Sub(squares.Mul(squares, n), sum.Mul(sum, sum))
		total.Add(total, new(big.Rat).SetFrac(squares, n.Mul(n, n)))
	}
	return total.Quo(total, new(big.Rat).SetInt(unit.Mul(unit, unit)))
}

// median returns the number in the middle, or half way between the two in the middle; there is one at least.
func median(numbers []*big.Rat) *big.Rat {
	sorted := slices.Clone(numbers)
	slices.SortFunc(sorted, (*big.Rat).Cmp)
	n := len(sorted)
	middle := new(big.Rat).Add(sorted[(n-1)/2], sorted[n/2])
	return middle.Quo(middle, big.NewRat(2, 1))
}

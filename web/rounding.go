package web

import (
	"math/big"
	"slices"
)

// roundToSum rounds shares to parts of whole so that the rounded ones add up to the rounded sum.
func roundToSum(shares []*big.Rat, whole int64) []int {
	sum := new(big.Rat)
	for _, share := range shares {
		sum.Add(sum, share)
	}
	return roundTo(shares, whole, roundShare(sum, whole))
}

// roundTo rounds shares to parts of whole so that they add up to the total, which is less than one part
// away from their sum: the largest remainders are rounded up (Hamilton's method), the first of equal ones.
// What is whole stays as it is.
func roundTo(shares []*big.Rat, whole int64, total int) []int {
	rounded := make([]int, len(shares))
	remainders := make([]*big.Rat, len(shares))
	left := total
	for i, share := range shares {
		scaled := new(big.Rat).Mul(share, big.NewRat(whole, 1))
		floor := new(big.Int).Div(scaled.Num(), scaled.Denom()) // Euclidean: rounds down for a denominator > 0
		rounded[i] = int(floor.Int64())
		remainders[i] = scaled.Sub(scaled, new(big.Rat).SetInt(floor))
		left -= rounded[i]
	}
	order := make([]int, len(shares))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return remainders[b].Cmp(remainders[a]) })
	for _, i := range order[:min(left, len(order))] {
		rounded[i]++
	}
	return rounded
}

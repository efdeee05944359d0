package web

import (
	"math/big"
	"slices"
)

// floorOf returns share × whole, rounded down.
func floorOf(share *big.Rat, whole int64) int {
	scaled := new(big.Rat).Mul(share, big.NewRat(whole, 1))
	return int(new(big.Int).Div(scaled.Num(), scaled.Denom()).Int64()) // Euclidean: rounds down for a denominator > 0
}

// roundToSum rounds shares to parts of whole so that the rounded ones add up to the rounded sum.
func roundToSum(shares []*big.Rat, whole int64) []int {
	return roundTo(shares, whole, roundShare(sumOf(shares), whole))
}

// sumOf is the sum of shares.
func sumOf(shares []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, share := range shares {
		sum.Add(sum, share)
	}
	return sum
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
		rounded[i] = floorOf(share, whole)
		remainders[i] = scaled.Sub(scaled, big.NewRat(int64(rounded[i]), 1))
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

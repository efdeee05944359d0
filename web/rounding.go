package web

import (
	"math/big"
	"slices"
)

// floorOf returns share × whole, rounded down.
func floorOf(share *big.Rat, whole int64) int {
	parts, _ := split(share, big.NewInt(whole))
	return parts
}

// split returns share × whole, rounded down, and what that leaves, as a number of the share's own denominator.
func split(share *big.Rat, whole *big.Int) (parts int, left *big.Int) {
	scaled := new(big.Int).Mul(share.Num(), whole)
	left = new(big.Int)
	scaled.DivMod(scaled, share.Denom(), left) // Euclidean: rounds down for a denominator > 0
	return int(scaled.Int64()), left
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
	rounded, remainders, order := make([]int, len(shares)), make([]*big.Int, len(shares)), make([]int, len(shares))
	left, parts := total, big.NewInt(whole)
	for i, share := range shares {
		rounded[i], remainders[i] = split(share, parts)
		left -= rounded[i]
		order[i] = i
	}
	if left == 0 {
		return rounded
	}
	var x, y big.Int // each remainder as often as the other's denominator: the larger fraction is the larger product
	slices.SortStableFunc(order, func(a, b int) int {
		return x.Mul(remainders[b], shares[a].Denom()).Cmp(y.Mul(remainders[a], shares[b].Denom()))
	})
	for _, i := range order[:min(left, len(order))] {
		rounded[i]++
	}
	return rounded
}

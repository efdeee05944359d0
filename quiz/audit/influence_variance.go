package audit

import "math/big"

// deviations returns how far each of n equally likely numbers is from their mean, n times.
func deviations(numbers []*big.Int) []*big.Int {
	n, sum := big.NewInt(int64(len(numbers))), new(big.Int)
	for _, number := range numbers {
		sum.Add(sum, number)
	}
	far := make([]*big.Int, len(numbers))
	for i, number := range numbers {
		far[i] = new(big.Int).Mul(number, n)
		far[i].Sub(far[i], sum)
	}
	return far
}

// variance returns the mean square of how far each of n equally likely numbers is from their mean.
func variance(numbers []*big.Int) *big.Rat {
	sum, square := new(big.Int), new(big.Int)
	for _, far := range deviations(numbers) {
		sum.Add(sum, square.Mul(far, far))
	}
	n := big.NewInt(int64(len(numbers)))
	return new(big.Rat).SetFrac(sum, new(big.Int).Exp(n, big.NewInt(3), nil))
}

// ratio returns the float64 nearest to a/b.
func ratio(a, b *big.Rat) float64 {
	f, _ := new(big.Rat).Quo(a, b).Float64()
	return f
}

// fraction is the same of whole numbers.
func fraction(a, b *big.Int) float64 {
	f, _ := new(big.Rat).SetFrac(a, b).Float64()
	return f
}

// root returns the float64 nearest to the square root of a number that is 0 or above.
func root(square *big.Rat) float64 {
	const bits = 128 // far more than are kept, so that only the last rounding counts
	exact := new(big.Float).SetPrec(bits).SetRat(square)
	f, _ := exact.Sqrt(exact).Float64()
	return f
}

package vectors_test

import (
	"math/big"
	"os"
	"testing"
)

// One of the vectors has means that are rounded, in every group.
func TestAVectorHasRoundedMeans(t *testing.T) {
	text, err := os.ReadFile("../../testdata/vectors/rounded-means.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, g := range newChecker(t, text).groups {
		rounded := 0
		for i, worth := range g.worth {
			mean := new(big.Rat)
			for _, of := range worth {
				mean.Add(mean, of[0])
			}
			if mean.Quo(mean, whole(int64(len(worth)))).Cmp(g.mean[i][0]) != 0 {
				rounded++
			}
		}
		if rounded == 0 {
			t.Errorf("no mean of %s is rounded", name)
		}
	}
}

// roundMeans rounds the means of outcome n, counted from the least points of their items, to whole steps: the unit,
// divided by the least common multiple of the numbers of answers or, if that is too much, by what is left below 2⁵³.
func (c *checker) roundMeans(g group, n int, unit *big.Rat) {
	units := new(big.Rat).Quo(g.span[n], unit).Num()
	parts := big.NewInt(1)
	for _, worth := range g.worth {
		count := big.NewInt(int64(len(worth)))
		parts.Mul(parts, new(big.Int).Quo(count, new(big.Int).GCD(nil, nil, parts, count)))
	}
	if room := new(big.Int).Quo(big.NewInt(1<<53-1), units); parts.Cmp(room) > 0 {
		parts = room
	}
	step := new(big.Rat).Quo(unit, new(big.Rat).SetInt(parts))
	for i, worth := range g.worth {
		low := leastWorth(worth, n)
		steps := floor(sum(new(big.Rat).Quo(difference(g.mean[i][n], low), step), big.NewRat(1, 2)))
		g.mean[i][n] = sum(low, product(new(big.Rat).SetInt(steps), step))
	}
}

func leastWorth(worth map[string][]*big.Rat, n int) *big.Rat {
	var low *big.Rat
	for _, of := range worth {
		if low == nil || of[n].Cmp(low) < 0 {
			low = of[n]
		}
	}
	return low
}

// commonUnit is the greatest number of which all that answers are worth to outcome n, less the least of their item, are
// whole multiples.
func commonUnit(g group, n int) *big.Rat {
	unit := new(big.Rat)
	for _, worth := range g.worth {
		low := leastWorth(worth, n)
		for _, of := range worth {
			unit = commonDivisor(unit, difference(of[n], low))
		}
	}
	return unit
}

// commonDivisor is that of two fractions that are not negative: over one denominator, that of their numerators.
func commonDivisor(a, b *big.Rat) *big.Rat {
	x, y := new(big.Int).Mul(a.Num(), b.Denom()), new(big.Int).Mul(b.Num(), a.Denom())
	return new(big.Rat).SetFrac(new(big.Int).GCD(nil, nil, x, y), new(big.Int).Mul(a.Denom(), b.Denom()))
}

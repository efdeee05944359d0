package web_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// How somebody who has the key alone works out fits by the rules correlation and distance, from what the document says
// under "readKey". Names are those of the document.

const million = 1_000_000

// A keyTrait is a trait that items measure, with its span.
type keyTrait struct {
	id   string
	span *big.Rat
}

// profileFits works out the fits of a group by the rule.
func (k *publishedKey) profileFits(rule string, group []publishedOutcome, answers map[string]quiz.Answer) map[string]*big.Rat {
	measured := k.measured()
	grain := k.grain(measured)
	scores, lows, highs := map[string]*big.Rat{}, []*big.Rat{}, []*big.Rat{}
	greatest := greatestWeight(measured, group)
	for _, o := range group {
		row, constant := centred(traitWeightsOf(measured, o)), new(big.Rat)
		if rule == "distance" {
			row = targets(traitWeightsOf(measured, o), greatest)
			constant = constantOf(row, grain)
		}
		given, least, most := k.totals(func(item, way int) *big.Rat { return k.profilePoints(measured, row, grain, item, way) }, answers)
		scores[o.ID] = given.Add(given, constant)
		lows, highs = append(lows, least.Add(least, constant)), append(highs, most.Add(most, constant))
	}
	low := slices.MinFunc(lows, (*big.Rat).Cmp)
	span := new(big.Rat).Sub(slices.MaxFunc(highs, (*big.Rat).Cmp), low)
	for _, score := range scores {
		score.Sub(score, low).Quo(score, span)
	}
	return scores
}

// ends are the least and the most that an answer to the item gives the trait.
func (k *publishedKey) ends(item int, trait string) (least, most *big.Rat) {
	var all []*big.Rat
	for _, way := range k.ways(item) {
		all = append(all, k.gains(item, way, trait))
	}
	return slices.MinFunc(all, (*big.Rat).Cmp), slices.MaxFunc(all, (*big.Rat).Cmp)
}

func (k *publishedKey) measured() (all []keyTrait) {
	for _, trait := range k.Traits {
		span := new(big.Rat)
		for i := range k.Items {
			least, most := k.ends(i, trait.ID)
			span.Add(span, most.Sub(most, least))
		}
		if span.Sign() > 0 {
			all = append(all, keyTrait{trait.ID, span})
		}
	}
	return all
}

// grain is what points are rounded to.
func (k *publishedKey) grain(measured []keyTrait) *big.Rat {
	weights, points := new(big.Int), new(big.Int)
	for _, item := range k.Items {
		weights.GCD(nil, nil, weights, millionths(fractionOf(item.Weight)))
		for _, o := range item.Options {
			for _, p := range o.Traits {
				points.GCD(nil, nil, points, millionths(new(big.Rat).Abs(fractionOf(p))))
			}
		}
	}
	unit := new(big.Rat).SetFrac(new(big.Int).Mul(weights, points), big.NewInt(million*million))
	fine := big.NewInt(1)
	for _, trait := range measured {
		units := new(big.Rat).Quo(trait.span, unit).Num()
		fine.Mul(fine, new(big.Int).Quo(units, new(big.Int).GCD(nil, nil, fine, units)))
	}
	if fine.Cmp(big.NewInt(million)) > 0 {
		fine.SetInt64(million)
	}
	return new(big.Rat).SetFrac(big.NewInt(1), fine.Mul(fine, big.NewInt(million)))
}

// profilePoints are those of a way to answer an item.
func (k *publishedKey) profilePoints(measured []keyTrait, row []*big.Rat, grain *big.Rat, item, way int) *big.Rat {
	sum := new(big.Rat)
	for m, trait := range measured {
		least, _ := k.ends(item, trait.id)
		part := new(big.Rat).Sub(k.gains(item, way, trait.id), least)
		sum.Add(sum, awayFromZero(part.Mul(part, row[m]).Quo(part, trait.span), grain))
	}
	return sum
}

func traitWeightsOf(measured []keyTrait, o publishedOutcome) (all []*big.Rat) {
	for _, trait := range measured {
		all = append(all, fractionOf(o.Weights[trait.id]))
	}
	return all
}

func greatestWeight(measured []keyTrait, group []publishedOutcome) *big.Rat {
	greatest := new(big.Rat)
	for _, o := range group {
		for _, w := range traitWeightsOf(measured, o) {
			if size := new(big.Rat).Abs(w); size.Cmp(greatest) > 0 {
				greatest = size
			}
		}
	}
	return greatest
}

// targets are the row by the rule distance.
func targets(weights []*big.Rat, greatest *big.Rat) (row []*big.Rat) {
	for _, w := range weights {
		target := new(big.Rat).Add(w, greatest)
		target.Quo(target, new(big.Rat).Add(greatest, greatest))
		row = append(row, awayFromZero(target, big.NewRat(1, million)))
	}
	return row
}

// constantOf is K by the rule distance.
func constantOf(row []*big.Rat, grain *big.Rat) *big.Rat {
	squares := new(big.Rat)
	for _, n := range row {
		squares.Add(squares, new(big.Rat).Mul(n, n))
	}
	return awayFromZero(squares.Mul(squares, big.NewRat(-1, 2)), grain)
}

// centred is the row by the rule correlation.
func centred(weights []*big.Rat) (row []*big.Rat) {
	mean, squares := new(big.Rat), new(big.Rat)
	for _, w := range weights {
		mean.Add(mean, w)
	}
	mean.Quo(mean, big.NewRat(int64(len(weights)), 1))
	for _, w := range weights {
		apart := new(big.Rat).Sub(w, mean)
		squares.Add(squares, apart.Mul(apart, apart))
	}
	var downs, rests []*big.Int
	missing := new(big.Int)
	for _, w := range weights {
		down, rest := new(big.Int).DivMod(overRoot(new(big.Rat).Sub(w, mean), squares), big.NewInt(million), new(big.Int))
		downs, rests = append(downs, down), append(rests, rest)
		missing.Sub(missing, down)
	}
	for ; missing.Sign() > 0; missing.Sub(missing, big.NewInt(1)) {
		most := slices.MaxFunc(rests, (*big.Int).Cmp) // of equals the first
		m := slices.Index(rests, most)
		downs[m].Add(downs[m], big.NewInt(1))
		rests[m] = big.NewInt(-1)
	}
	for _, down := range downs {
		row = append(row, new(big.Rat).SetFrac(down, big.NewInt(million)))
	}
	return row
}

// overRoot is part ÷ √squares in units of 10⁻¹², rounded down: found by halving, without a root.
func overRoot(part, squares *big.Rat) *big.Int {
	reached := func(n *big.Int) bool { // n·10⁻¹²·√squares ≤ part
		side := new(big.Rat).SetFrac(n, big.NewInt(million*million))
		square, parts := side.Mul(side, side).Mul(side, squares), new(big.Rat).Mul(part, part)
		switch {
		case n.Sign() >= 0 && part.Sign() >= 0:
			return square.Cmp(parts) <= 0
		case n.Sign() < 0 && part.Sign() < 0:
			return square.Cmp(parts) >= 0
		}
		return n.Sign() < 0
	}
	low, high := big.NewInt(-2*million*million), big.NewInt(2*million*million)
	for new(big.Int).Sub(high, low).Cmp(big.NewInt(1)) > 0 {
		middle := new(big.Int).Add(low, high)
		if middle.Rsh(middle, 1); reached(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// awayFromZero is the multiple of the unit that is nearest, of two the one further from 0.
func awayFromZero(n, unit *big.Rat) *big.Rat {
	size := new(big.Rat).Quo(new(big.Rat).Abs(n), unit)
	size.Add(size, big.NewRat(1, 2))
	whole := new(big.Rat).SetInt(new(big.Int).Quo(size.Num(), size.Denom()))
	if n.Sign() < 0 {
		whole.Neg(whole)
	}
	return whole.Mul(whole, unit)
}

func millionths(n *big.Rat) *big.Int { return new(big.Rat).Mul(n, big.NewRat(million, 1)).Num() }

// A control: rows that are not rounded as the document says give other fits than the server's.
func TestThatRowsAreRoundedIsSeen(t *testing.T) {
	third := big.NewRat(1, 3)
	if rounded := awayFromZero(third, big.NewRat(1, million)); rounded.Cmp(third) == 0 || rounded.RatString() != "333333/1000000" {
		t.Errorf("a third is rounded to %s", rounded)
	}
	row := centred([]*big.Rat{big.NewRat(1, 1), big.NewRat(0, 1), big.NewRat(0, 1)})
	sum := new(big.Rat)
	for _, n := range row {
		sum.Add(sum, n)
	}
	if sum.Sign() != 0 || row[0].Cmp(big.NewRat(816_496, million)) < 0 || row[0].Cmp(big.NewRat(816_498, million)) > 0 {
		t.Errorf("(1, 0, 0) is centred to %v", row)
	}
}

package audit

import (
	"math"
	"math/big"
)

// solved returns the multipliers, adding up to 1 before they are made whole, with which the rivals that
// are chosen leave the outcome exactly level on every sheet of the game where the floats say so; nil
// where there are none.
func (s *search) solved(at *position, chances []float64) *proof {
	p := &proof{}
	var near []float64
	for r, chance := range chances {
		if chance > closeTo {
			p.rivals, near = append(p.rivals, at.rivals[r]), append(near, chance)
		}
	}
	ones := make([]*big.Rat, len(p.rivals)+1)
	for r := range ones {
		ones[r] = big.NewRat(1, 1)
	}
	equations := [][]*big.Rat{ones}
	for _, played := range at.sheets {
		if s.tight(played, p.rivals, near) {
			equations = append(equations, s.equation(played.sheet, p.rivals))
		}
	}
	solution := solve(equations, near)
	if solution == nil {
		return nil
	}
	p.lambdas = whole(solution)
	return p.positive()
}

// positive leaves out the rivals that do not count.
func (p *proof) positive() *proof {
	kept := &proof{}
	for r, lambda := range p.lambdas {
		if lambda.Sign() > 0 {
			kept.rivals, kept.lambdas = append(kept.rivals, p.rivals[r]), append(kept.lambdas, lambda)
		}
	}
	return kept
}

// tight reports whether the mixture of rivals leaves the outcome level on the sheet, by floats.
func (s *search) tight(p played, rivals []int, chances []float64) bool {
	sum := 0.0
	for r, chance := range chances {
		sum += float64(chance * p.leads[rivals[r]])
	}
	return math.Abs(sum) <= closeTo
}

// equation returns the exact leads of the outcome over the rivals on the sheet, and 0 for their sum.
func (s *search) equation(sheet []int32, rivals []int) []*big.Rat {
	row, own := make([]*big.Rat, len(rivals)+1), s.fit(s.of, sheet)
	for r, rival := range rivals {
		row[r] = new(big.Rat).Sub(own, s.fit(rival, sheet))
	}
	row[len(rivals)] = new(big.Rat)
	return row
}

// fit returns an outcome's fit on the sheet.
func (c *contest) fit(of int, sheet []int32) *big.Rat {
	points := c.table.Offset(of)
	for i, a := range sheet {
		points += c.table.Gains(i, int(a))[of]
	}
	return big.NewRat(points, c.table.Range(of))
}

// solve solves linear equations exactly, each with its right side last (Gauss and Jordan). A variable that
// they leave free gets what near has, rounded. It returns nil where there is no solution, or a negative one.
func solve(equations [][]*big.Rat, near []float64) []*big.Rat {
	n := len(near)
	solution, pivots := make([]*big.Rat, n), 0
	row := make([]int, n) // of each variable's equation; −1 where it is free
	for v := range n {
		row[v] = pivot(equations, v, pivots)
		if row[v] >= 0 {
			pivots++
		}
	}
	for _, e := range equations[pivots:] {
		if e[n].Sign() != 0 {
			return nil
		}
	}
	for v := range n {
		if row[v] < 0 {
			solution[v] = big.NewRat(int64(math.Round(near[v]*finest)), finest)
		}
	}
	for v := range n {
		if row[v] >= 0 {
			solution[v] = value(equations[row[v]], row, solution)
		}
		if solution[v].Sign() < 0 {
			return nil
		}
	}
	return solution
}

// pivot brings an equation with the variable to the place from, divides it so that the variable has the
// factor 1, and takes the variable out of all others. It returns from, or −1 where none has the variable.
func pivot(equations [][]*big.Rat, variable, from int) int {
	for e := from; e < len(equations); e++ {
		if equations[e][variable].Sign() == 0 {
			continue
		}
		equations[from], equations[e] = equations[e], equations[from]
		chosen := equations[from]
		factor := new(big.Rat).Inv(chosen[variable])
		for _, number := range chosen {
			number.Mul(number, factor)
		}
		for o, other := range equations {
			if o != from && other[variable].Sign() != 0 {
				subtract(other, chosen, new(big.Rat).Set(other[variable]))
			}
		}
		return from
	}
	return -1
}

// subtract takes factor times an equation off another.
func subtract(from, equation []*big.Rat, factor *big.Rat) {
	product := new(big.Rat)
	for k, number := range equation {
		from[k].Sub(from[k], product.Mul(factor, number))
	}
}

// value returns what an equation says of its own variable when the free ones have their values.
func value(equation []*big.Rat, row []int, solution []*big.Rat) *big.Rat {
	sum, product := new(big.Rat).Set(equation[len(row)]), new(big.Rat)
	for v := range row {
		if row[v] < 0 {
			sum.Sub(sum, product.Mul(equation[v], solution[v]))
		}
	}
	return sum
}

// whole multiplies numbers by the least that makes all of them whole.
func whole(numbers []*big.Rat) []*big.Int {
	multiple := big.NewInt(1)
	for _, n := range numbers {
		multiple.Mul(multiple, new(big.Int).Div(n.Denom(), new(big.Int).GCD(nil, nil, multiple, n.Denom())))
	}
	all := make([]*big.Int, len(numbers))
	for k, n := range numbers {
		all[k] = new(big.Int).Div(multiple, n.Denom())
		all[k].Mul(all[k], n.Num())
	}
	return all
}

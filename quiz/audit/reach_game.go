package audit

import (
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

// A game is between two who choose without knowing of each other: one a rival, to keep the lead over it
// small, the other a sheet, to make it large. payoff[r][s] is the lead over the rival r on the sheet s.
type game struct{ payoff [][]float64 }

// solve returns how likely each rival and each sheet is chosen where neither can do better (J. von
// Neumann 1928), each adding up to 1. False where the numbers do not allow an answer.
func (g game) solve() (rivals, sheets []float64, ok bool) {
	// A constant added to all payoffs changes no choice; here it brings them to [1,3].
	rivals, ok = mixture(len(g.payoff[0]), len(g.payoff), func(s, r int) float64 { return 2 + g.payoff[r][s] })
	if !ok {
		return nil, nil, false
	}
	sheets, ok = mixture(len(g.payoff), len(g.payoff[0]), func(r, s int) float64 { return 2 - g.payoff[r][s] })
	return rivals, sheets, ok
}

// mixture returns what a player with so many choices does to whom a cost of above 0 is charged, by what
// the other one chooses: maximize Σ x so that no choice of the other costs more than 1, and scale.
func mixture(others, choices int, cost func(other, choice int) float64) (chances []float64, ok bool) {
	constraints := mat.NewDense(others, choices+others, nil)
	objective, limits, basis := make([]float64, choices+others), make([]float64, others), make([]int, others)
	for o := range others {
		for c := range choices {
			constraints.Set(o, c, cost(o, c))
		}
		constraints.Set(o, choices+o, 1) // what is left of the limit
		limits[o], basis[o] = 1, choices+o
	}
	for c := range choices {
		objective[c] = -1
	}
	_, x, err := lp.Simplex(objective, constraints, limits, 1e-12, basis)
	if err != nil {
		return nil, false
	}
	sum := 0.0
	for _, chance := range x[:choices] {
		sum += max(chance, 0)
	}
	if !(sum > 0) {
		return nil, false
	}
	for c, chance := range x[:choices] {
		x[c] = max(chance, 0) / sum
	}
	return x[:choices], true
}

package audit

import (
	"math"
	"slices"
)

// A game is between two who choose without knowing of each other: one a rival, to keep the lead over it
// small, the other a sheet, to make it large. payoff[r][s] is the lead over the rival r on the sheet s,
// in [−1,1].
type game struct{ payoff [][]float64 }

// solve returns how likely each rival and each sheet is chosen where neither can do better (J. von
// Neumann, 1928), each adding up to 1. False where the numbers do not allow an answer.
//
// A constant added to all payoffs changes no choice; here the leads turn into costs in [1,3]. Then the
// sheets x are those that make Σ x as large as may be where no rival may cost them more than 1, and the rivals
// are the prices of these limits. Such a linear program is solved by G. B. Dantzig's simplex method.
func (g game) solve() (rivals, sheets []float64, ok bool) {
	t := g.tableau()
	for turn := range maxPivots {
		safe := turn > patience
		column := t.entering(safe)
		if column < 0 {
			return t.prices(), t.amounts(), true
		}
		row := t.leaving(column, safe)
		if row < 0 {
			return nil, nil, false
		}
		t.pivot(row, column)
	}
	return nil, nil, false
}

// maxPivots bounds the pivots, which are about as many as rivals and sheets. From patience on they are
// chosen by R. G. Bland's rule, which never goes round in circles.
const (
	patience  = 500
	maxPivots = 5000
	tiny      = 1e-12
)

// A tableau has a row for each rival and, at the end, that of the objective; a column for each sheet, for
// what is left of each rival's limit, and for the right side.
type tableau struct {
	rows   [][]float64
	basis  []int // of each rival's row
	sheets int
}

func (g game) tableau() *tableau {
	n, m := len(g.payoff[0]), len(g.payoff)
	t := &tableau{sheets: n}
	for r, leads := range g.payoff {
		row := make([]float64, n+m+1)
		for s, lead := range leads {
			row[s] = 2 - lead
		}
		row[n+r], row[n+m] = 1, 1
		t.rows, t.basis = append(t.rows, row), append(t.basis, n+r)
	}
	objective := make([]float64, n+m+1)
	for s := range n {
		objective[s] = -1
	}
	t.rows = append(t.rows, objective)
	return t
}

// entering returns the column by which the objective grows fastest or, to be safe, the first by which it
// grows; −1 where there is none.
func (t *tableau) entering(safe bool) int {
	objective, column, least := t.objective(), -1, -tiny
	for c, by := range objective[:t.right()] {
		if by < least {
			column, least = c, by
			if safe {
				break
			}
		}
	}
	return column
}

// leaving returns the row whose limit the column reaches first; of several the one that changes most with
// it, which keeps rounding small, or, to be safe, the one that entered first. It is −1 where there is none.
func (t *tableau) leaving(column int, safe bool) int {
	row, least := -1, math.Inf(1)
	for r := range t.basis {
		if t.rows[r][column] > tiny {
			least = min(least, t.room(r, column))
		}
	}
	for r, of := range t.basis {
		if t.rows[r][column] <= tiny || t.room(r, column) > least+tiny {
			continue
		}
		if row < 0 || safe && of < t.basis[row] || !safe && t.rows[r][column] > t.rows[row][column] {
			row = r
		}
	}
	return row
}

// room is how far the column can grow by a row's limit.
func (t *tableau) room(row, column int) float64 {
	return t.rows[row][t.right()] / t.rows[row][column]
}

// pivot brings the column into the basis, in place of the row's.
func (t *tableau) pivot(row, column int) {
	chosen := t.rows[row]
	factor := chosen[column]
	for c := range chosen {
		chosen[c] /= factor
	}
	for r, other := range t.rows {
		if factor := other[column]; r != row && factor != 0 {
			for c := range other {
				other[c] -= float64(factor * chosen[c])
			}
		}
	}
	t.basis[row] = column
}

func (t *tableau) objective() []float64 { return t.rows[len(t.rows)-1] }

func (t *tableau) right() int { return len(t.rows[0]) - 1 }

// amounts returns the chances of the sheets, prices those of the rivals.
func (t *tableau) amounts() []float64 {
	amounts := make([]float64, t.sheets)
	for r, of := range t.basis {
		if of < t.sheets {
			amounts[of] = t.rows[r][t.right()]
		}
	}
	return chances(amounts)
}

func (t *tableau) prices() []float64 {
	return chances(slices.Clone(t.objective()[t.sheets:t.right()]))
}

// chances makes numbers, of which some is above 0, add up to 1.
func chances(numbers []float64) []float64 {
	sum := 0.0
	for _, n := range numbers {
		sum += max(n, 0)
	}
	for i, n := range numbers {
		numbers[i] = max(n, 0) / sum
	}
	return numbers
}

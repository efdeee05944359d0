package engine

import "math/big"

// A Contribution is what the answer to one item adds to (or, below 0, takes from) an outcome's fit.
// A non-answer contributes 0.
type Contribution struct {
	Item int
	// Points may be negative; the contribution is Points/Range, in [−1,1].
	Points, Range int64
}

// Float returns the float64 nearest to the contribution.
func (c Contribution) Float() float64 { return float64(c.Points) / float64(c.Range) }

// Rat returns the contribution as a fraction in lowest terms.
func (c Contribution) Rat() *big.Rat { return big.NewRat(c.Points, c.Range) }

// Contributions explains an outcome's fit: one contribution an item, in the Spec's order. Together
// with the baseline they add up to the fit, exactly.
func (m *Model) Contributions(s *Sheet, g Group, outcome int) []Contribution {
	t := m.tables[g]
	all := make([]Contribution, m.Items())
	for i := range all {
		all[i] = Contribution{i, s.row(t, i)[outcome] - t.mean(i)[outcome], t.ranges[outcome]}
	}
	return all
}

package engine

import "math/big"

// A Fit is how well an outcome fits, an exact fraction in [0,1].
type Fit struct {
	// Points are what the answers gave, 0 to Range; Range is the most that they could have given.
	// The unit is the outcome's own.
	Points, Range int64
}

// Float returns the float64 nearest to the fit: both numbers are exact float64s, and IEEE division
// rounds correctly.
func (f Fit) Float() float64 { return float64(f.Points) / float64(f.Range) }

// Compare returns −1, 0 or 1 as f is less than, equal to or more than g, exactly.
func (f Fit) Compare(g Fit) int { return compareProducts(f.Points, g.Range, g.Points, f.Range) }

// Rat returns the fit as a fraction in lowest terms.
func (f Fit) Rat() *big.Rat { return big.NewRat(f.Points, f.Range) }

// AtLeast reports whether the fit is at least the share cut.
func (f Fit) AtLeast(cut Decimal) bool {
	return compareProducts(f.Points, int64(One), f.Range, int64(cut)) >= 0
}

// A Lead is the first path's fit less the second's, in [0,1]; 0 is a tie.
type Lead struct{ First, Second Fit }

// Rat returns the lead as a fraction in lowest terms.
func (l Lead) Rat() *big.Rat { return new(big.Rat).Sub(l.First.Rat(), l.Second.Rat()) }

// Float returns the float64 nearest to the lead.
func (l Lead) Float() float64 {
	if l.First.Range == l.Second.Range {
		return float64(l.First.Points-l.Second.Points) / float64(l.First.Range)
	}
	f, _ := l.Rat().Float64()
	return f
}

// Tied reports whether both fits are equal.
func (l Lead) Tied() bool { return l.First.Compare(l.Second) == 0 }

// Under reports whether the lead is less than the share cut, exactly.
func (l Lead) Under(cut Decimal) bool {
	lead := product(l.First.Points, l.Second.Range).minus(product(l.Second.Points, l.First.Range))
	return lead.times(int64(One)).less(product(l.First.Range, l.Second.Range).times(int64(cut)))
}

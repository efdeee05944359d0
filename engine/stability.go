package engine

import "math/big"

// Stability says how far a result can be relied on, and what would change it.
type Stability struct {
	// Path is the least change of the first path, Career that of the first career on it. Career is
	// the zero Flip where paths tie or the first has no careers.
	Path, Career Flip
	// Tolerance is how far the items' weights may be off, a share in [0,1].
	Tolerance *big.Rat
	// Retake is the retake agreement; nil where paths tie.
	Retake *Chance
	// Paths and Careers are what each rule says comes first. Careers is zero where Career is.
	Paths, Careers [NumRules]Opinion
}

// Stability looks at the sheet's result from all sides; rho is the chance, in [0,1], that an answer
// comes out differently in a retake, usually [Rho].
func (m *Model) Stability(s *Sheet, rho Decimal) Stability {
	all := Stability{Path: m.PathFlip(s), Tolerance: m.Tolerance(s), Paths: m.PathOpinions(s)}
	if chance, ok := m.Retake(s, rho); ok {
		all.Retake = &chance
		first := m.Rank(nil, s, Paths)[0].Outcome
		all.Career, all.Careers = m.CareerFlip(s, first), m.CareerOpinions(s, first)
	}
	return all
}

package engine

// units bring the Spec's decimals to small whole numbers: each kind of number is divided by what all
// numbers of that kind have in common. A cell then is, in a unit of its group,
//
//	weight × ( traits × Σ trait points × trait weight  +  direct × direct points )
//
// with all five whole. The unit does not matter: fits are quotients of cells.
type units struct {
	weight, traitPoints, traitWeight, directPoints int64 // common divisors, in millionths
	traits, direct                                 int64 // what a whole product and a whole direct point are worth
}

func unitsOf(s *Spec, g Group) units {
	var u units
	for _, item := range s.Items {
		u.weight = gcd(u.weight, int64(item.Weight))
		for _, option := range item.Options {
			u.traitPoints = gcdOf(u.traitPoints, option.Traits)
			u.directPoints = gcdOf(u.directPoints, option.Direct[g])
		}
	}
	for _, outcome := range s.Outcomes[g] {
		u.traitWeight = gcdOf(u.traitWeight, outcome.Weights)
	}
	// Both at most 10⁹·10⁹ in 10⁻¹² units, within int64.
	u.traits = u.traitPoints * u.traitWeight
	u.direct = u.directPoints * int64(One)
	if unit := gcd(u.traits, u.direct); unit > 0 {
		u.traits /= unit
		u.direct /= unit
	}
	return u
}

func gcdOf(divisor int64, terms []Term) int64 {
	for _, t := range terms {
		divisor = gcd(divisor, int64(t.Points))
	}
	return divisor
}

// traitWeights returns, for each trait, what one point of it is worth to each outcome.
func (u units) traitWeights(outcomes []Outcome, traits int) [][]int64 {
	weights := make([][]int64, traits)
	for c, outcome := range outcomes {
		for _, w := range outcome.Weights {
			if weights[w.Of] == nil {
				weights[w.Of] = make([]int64, len(outcomes))
			}
			weights[w.Of][c] = quotient(w.Points, u.traitWeight)
		}
	}
	return weights
}

// points returns what one option of an item with the weight is worth to each outcome of the group.
func (u units) points(weight Decimal, option Option, g Group, weights [][]int64, outcomes int, e *exact) []int64 {
	row := make([]int64, outcomes)
	for _, term := range option.Traits {
		points := e.mul(u.traits, quotient(term.Points, u.traitPoints))
		for c, w := range weights[term.Of] {
			row[c] = e.add(row[c], e.mul(points, w))
		}
	}
	for _, term := range option.Direct[g] {
		row[term.Of] = e.add(row[term.Of], e.mul(u.direct, quotient(term.Points, u.directPoints)))
	}
	for c := range row {
		row[c] = e.mul(row[c], quotient(weight, u.weight))
	}
	return row
}

// quotient divides by a common divisor, which is 0 where all the numbers are.
func quotient(d Decimal, divisor int64) int64 {
	if divisor == 0 {
		return 0
	}
	return int64(d) / divisor
}

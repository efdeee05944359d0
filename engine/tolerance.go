package engine

import "math/big"

// Tolerance returns ε*, how far the weights of the items may be off before the first path loses its
// place: a share in [0,1]. As long as every item counts for less than a share ε* more or less than
// the author said, baselines and ranges held, the same path comes first alone; at ε* itself it may be
// a tie.
//
// With dᵢ the difference of item i's contributions to the first path and to a rival, and B that of
// their baselines, the lead is B + Σ dᵢ. Items off by shares eᵢ make it B + Σ (1+eᵢ)·dᵢ, at worst
// lead − ε Σ|dᵢ|. So
//
//	ε* = least over the rivals of  lead / Σ|dᵢ|,  at most 1
//
// and 0 where paths tie.
func (m *Model) Tolerance(s *Sheet) *big.Rat {
	least := big.NewRat(1, 1)
	ranked := m.Rank(nil, s, Paths)
	for _, rival := range ranked[1:] {
		v := m.tables[Paths].versus(ranked[0].Outcome, rival.Outcome)
		lead, moved := v.of(ranked[0].Fit.Points, rival.Fit.Points), wide{}
		for i := range s.chosen {
			moved = moved.plus(v.worth(s.row(v.t, i)).minus(v.worth(v.t.mean(i))).size())
		}
		switch {
		case lead.sign() == 0:
			return new(big.Rat)
		case !lead.less(moved):
			continue // no weight at all, or twice as much, costs no more than the lead
		}
		if share := ratio(lead, moved); share.Cmp(least) < 0 {
			least = share
		}
	}
	return least
}

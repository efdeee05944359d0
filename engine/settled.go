package engine

import "slices"

// Settled says what no way of answering the open items, or of leaving them, can change any more.
type Settled struct {
	// Path: the path that comes first now comes first alone in the end.
	Path bool
	// Clear: so it does, and the verdict will be clear, whatever is answered or not.
	Clear bool
	// Career: the career that comes first within that path does so alone in the end. It says nothing
	// where the path is not settled or has no careers.
	Career bool
}

// Settled proves it by bounds, in whole numbers. For every rival r of the first outcome, and the items
// split into what was put to the taker and what is open,
//
//	lead_r in the end  ≥  Σ_put worth + Σ_open least worth        (least over all alternatives and no answer)
//
// and the bound is reached, since the items are answered independently. So "alone first in every
// completion" holds exactly when all these bounds are above 0. Clear wants the bounds at
// [Spec.BalancedWithin] or above, enough answers even if no further one comes, and two different
// answers on some scale, so that the sheet cannot become flat.
func (m *Model) Settled(s *Sheet) Settled {
	var few [32]Standing
	ranked := m.Rank(few[:0], s, Paths)
	clear := !Coverage{s.Answered(), m.Items()}.under(m.spec.MinCoverage) && !s.mayBecomeFlat()
	settled := Settled{Path: true, Clear: clear}
	for _, rival := range ranked[1:] {
		v := m.tables[Paths].versus(ranked[0].Outcome, rival.Outcome)
		worst := v.of(ranked[0].Fit.Points, rival.Fit.Points)
		for i, drop := range m.leads.of(v.a, v.b) {
			if s.chosen[i] == open {
				worst = worst.minus(drop)
			}
		}
		if worst.sign() <= 0 {
			return Settled{}
		}
		settled.Clear = settled.Clear && !worst.times(int64(One)).less(v.scale().times(int64(m.spec.BalancedWithin)))
	}
	settled.Career = m.careerSettled(s, ranked[0].Outcome)
	return settled
}

// careerSettled is the same proof for the first career of the path.
func (m *Model) careerSettled(s *Sheet, path int) bool {
	ranked := m.careersOf(path, s)
	if len(ranked) == 0 {
		return false
	}
	for _, rival := range ranked[1:] {
		v := m.tables[Careers].versus(ranked[0].Outcome, rival.Outcome)
		worst := v.of(ranked[0].Fit.Points, rival.Fit.Points)
		for i, c := range s.chosen {
			if worst.sign() <= 0 {
				return false
			}
			if c == open {
				worst = worst.minus(v.drop(m, i))
			}
		}
		if worst.sign() <= 0 {
			return false
		}
	}
	return true
}

// careersOf returns the careers of the path, best first.
func (m *Model) careersOf(path int, s *Sheet) []Standing {
	all := m.Rank(nil, s, Careers)
	return slices.DeleteFunc(all, func(c Standing) bool { return m.Path(c.Outcome) != path })
}

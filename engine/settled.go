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
	// Level: the paths that share the first place now share it in the end, and no other does.
	Level bool
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
	var some [64]int
	opens := s.opens(some[:0])
	if ranked[1].Rank == 1 {
		return Settled{Level: m.levelSettled(ranked, opens)}
	}
	clear := !Coverage{s.Answered(), m.Items()}.under(m.spec.MinCoverage) && !s.mayBecomeFlat()
	for _, rival := range ranked[1:] {
		v, worst := m.worst(ranked[0], rival, opens)
		if worst.sign() <= 0 {
			return Settled{}
		}
		clear = clear && !worst.times(int64(One)).less(v.scale().times(int64(m.spec.BalancedWithin)))
	}
	return Settled{Path: true, Clear: clear, Career: m.careerSettled(s, ranked[0].Outcome, opens)}
}

// worst returns the least that the lead of one path over another can come to by the open items.
func (m *Model) worst(first, rival Standing, opens []int) (versus, wide) {
	v, drops := m.leads.of(first.Outcome, rival.Outcome)
	worst := v.of(first.Fit.Points, rival.Fit.Points)
	for _, i := range opens {
		worst = worst.minus(drops[i])
	}
	return v, worst
}

// levelSettled proves it of several paths that come first. Two that are level now stay so exactly where neither
// can lose anything against the other: but for a rounded mean, both can or none.
func (m *Model) levelSettled(ranked []Standing, opens []int) bool {
	for _, other := range ranked[1:] {
		_, worst := m.worst(ranked[0], other, opens)
		_, back := m.worst(other, ranked[0], opens)
		level := other.Rank == 1
		if level && (worst.sign() < 0 || back.sign() < 0) || !level && worst.sign() <= 0 {
			return false
		}
	}
	return true
}

// careerSettled is the same proof for the first career of the path.
func (m *Model) careerSettled(s *Sheet, path int, opens []int) bool {
	ranked := m.careersOf(path, s)
	if len(ranked) == 0 {
		return false
	}
	for _, rival := range ranked[1:] {
		if m.mayCatchUp(m.tables[Careers].versus(ranked[0].Outcome, rival.Outcome), ranked[0], rival, opens) {
			return false
		}
	}
	return true
}

// mayCatchUp reports whether the open items can bring the lead of one career over another to 0 or below.
func (m *Model) mayCatchUp(v versus, first, rival Standing, opens []int) bool {
	worst := v.of(first.Fit.Points, rival.Fit.Points)
	for _, i := range opens {
		if worst.sign() <= 0 {
			break
		}
		worst = worst.minus(v.drop(m, i))
	}
	return worst.sign() <= 0
}

// careersOf returns the careers of the path, best first, with neither bands nor ranks within the path.
func (m *Model) careersOf(path int, s *Sheet) []Standing {
	all := m.tables[Careers].rank(nil, s)
	return slices.DeleteFunc(all, func(c Standing) bool { return m.Path(c.Outcome) != path })
}

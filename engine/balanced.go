package engine

// MayBecomeBalanced looks for answers to the open items, some of which may be left, by which the verdict becomes
// [Balanced]. True is proved by the answers found. False is a proof where at most one item is open or [Model.Settled]
// says that the result stays clear; else a way may have been missed where few items make large steps.
func (m *Model) MayBecomeBalanced(s *Sheet) bool {
	if m.Settled(s).Clear {
		return false
	}
	ranked := m.Rank(nil, s, Paths)
	for _, rival := range ranked[1:] {
		if m.balancedOnTheWay(s, ranked[0].Outcome, rival.Outcome) {
			return true
		}
	}
	return false
}

// balancedOnTheWay goes from the answers that bring one path's lead over another down most to those that lift it most,
// one open item after the other, and tries every alternative and none on the way.
func (m *Model) balancedOnTheWay(s *Sheet, a, b int) bool {
	down, _ := m.leads.of(a, b)
	up, _ := m.leads.of(b, a)
	opens, tried := s.opens(nil), s.Clone()
	for _, i := range opens {
		_, to := down.leastAnswered(m, i)
		tried.chosen[i] = int32(to) + 1
	}
	for _, i := range opens {
		for c := unanswered; c <= m.Alternatives(i); c++ {
			if tried.chosen[i] = int32(c); m.Verdict(tried) == Balanced {
				return true
			}
		}
		_, to := up.leastAnswered(m, i)
		tried.chosen[i] = int32(to) + 1
	}
	return m.Verdict(tried) == Balanced
}

package engine

import "slices"

// A Flip is the least that would have to be answered differently before another outcome came first,
// or level with the first.
type Flip struct {
	// Possible is false where no answers whatever, to the items that were put, would do it.
	Possible bool
	// Changes are as few as can be, the largest first; none where several come first already.
	Changes []Change
	// First are the outcomes that come first after the changes, in the Spec's order.
	First []int
}

// A Change is another answer to an item: To is an alternative, or −1 for no answer.
type Change struct{ Item, To int }

// PathFlip returns the least change of the first path.
//
// For a rival r of the first path f, an item swings their lead by at most
//
//	swing = worth of the answer given − least worth of any alternative or of no answer
//
// and items swing independently. So the fewest items that bring the lead to 0 or below are those with
// the largest swings, and the least number over all rivals is the least number of all. Of equally few
// the change that goes further is told. Background items are left alone unless there is no other way.
func (m *Model) PathFlip(s *Sheet) Flip {
	return m.flip(s, Paths, m.Rank(nil, s, Paths))
}

// CareerFlip returns the least change of the first career among those of the path.
func (m *Model) CareerFlip(s *Sheet, path int) Flip {
	return m.flip(s, Careers, m.careersOf(path, s))
}

// flip works on the outcomes that compete, best first.
func (m *Model) flip(s *Sheet, g Group, ranked []Standing) Flip {
	if first := level(ranked); len(first) != 1 {
		return Flip{Possible: len(first) > 1, First: first}
	}
	var best swings
	for _, withBackground := range []bool{false, true} {
		for _, rival := range ranked[1:] {
			v := m.tables[g].versus(ranked[0].Outcome, rival.Outcome)
			if turn, ok := m.turn(s, v, withBackground); ok && (best.changes == nil || turn.beats(best)) {
				best = turn
			}
		}
		if best.changes != nil {
			return m.flipped(s, g, ranked, best.changes)
		}
	}
	return Flip{}
}

// level returns the outcomes that come first.
func level(ranked []Standing) []int { return firstOf(ranked, func(int) bool { return true }) }

// swings are changes that turn the order of two outcomes, and the lead that is left then: 0 or below.
type swings struct {
	changes    []Change
	left, unit wide
}

// beats reports whether a is shorter than b or, if not longer, goes further.
func (a swings) beats(b swings) bool {
	if len(a.changes) != len(b.changes) {
		return len(a.changes) < len(b.changes)
	}
	return ratio(a.left, a.unit).Cmp(ratio(b.left, b.unit)) < 0
}

// turn makes the fewest changes that bring the lead to 0 or below; false when all of them do not.
func (m *Model) turn(s *Sheet, v versus, withBackground bool) (swings, bool) {
	type swing struct {
		Change
		by wide
	}
	var few [64]swing
	all := few[:0]
	for i := range s.chosen {
		if s.chosen[i] == open || m.spec.Items[i].Background && !withBackground {
			continue
		}
		least, to := v.least(m, i)
		if by := v.worth(s.row(v.t, i)).minus(least); by.sign() > 0 {
			all = append(all, swing{Change{i, to}, by})
		}
	}
	slices.SortStableFunc(all, func(a, b swing) int { return b.by.compare(a.by) })
	turn := swings{left: v.lead(s), unit: v.scale()}
	for _, swing := range all {
		turn.changes = append(turn.changes, swing.Change)
		if turn.left = turn.left.minus(swing.by); turn.left.sign() <= 0 {
			return turn, true
		}
	}
	return swings{}, false
}

// flipped looks who comes first after the changes: it may be another than the rival they were made for.
func (m *Model) flipped(s *Sheet, g Group, competing []Standing, changes []Change) Flip {
	changed := s.Clone()
	for _, c := range changes {
		changed.chosen[c.Item] = int32(c.To) + 1 // −1 becomes unanswered
	}
	competes := func(outcome int) bool {
		return slices.ContainsFunc(competing, func(s Standing) bool { return s.Outcome == outcome })
	}
	return Flip{true, changes, firstOf(m.Rank(nil, changed, g), competes)}
}

package engine

import "slices"

// PathFlipByOne returns, where [Model.PathFlip] takes one change, the flip by the one answer that is nearest to what
// was said, and how many other items have an answer that is enough, too. It is not possible where that takes more
// changes, or none, or where only taking an answer back does it.
//
// Nearest is the fewest options away on a scale, and elsewhere the fewest options that were not chosen; of equally
// near ones the earlier item's. Background items are told of only where the flip needs one.
func (m *Model) PathFlipByOne(s *Sheet) (near Flip, others int) {
	return m.flipByOne(s, Paths, m.Rank(nil, s, Paths))
}

// CareerFlipByOne is the same for [Model.CareerFlip].
func (m *Model) CareerFlipByOne(s *Sheet, path int) (near Flip, others int) {
	return m.flipByOne(s, Careers, m.careersOf(path, s))
}

func (m *Model) flipByOne(s *Sheet, g Group, ranked []Standing) (near Flip, others int) {
	least := m.flip(s, g, ranked)
	if len(least.Changes) != 1 {
		return Flip{}, 0
	}
	all := m.nearTurns(s, m.rivals(s, g, ranked), m.spec.Items[least.Changes[0].Item].Background)
	if len(all) == 0 {
		return Flip{}, 0
	}
	return m.flipped(s, g, ranked, []Change{slices.MinFunc(all, nearTurn.compare).Change}), len(all) - 1
}

// A rival is an outcome behind the first one, and by how much.
type rival struct {
	versus
	lead wide
}

func (m *Model) rivals(s *Sheet, g Group, ranked []Standing) []rival {
	var all []rival
	for _, other := range ranked[1:] {
		v := m.tables[g].versus(ranked[0].Outcome, other.Outcome)
		all = append(all, rival{v, v.lead(s)})
	}
	return all
}

// A nearTurn is an answer that brings a rival's lead to 0 or below, so many steps from what was said.
type nearTurn struct {
	Change
	steps int
}

func (a nearTurn) compare(b nearTurn) int { return a.steps - b.steps }

// nearTurns has the nearest of each item that has one.
func (m *Model) nearTurns(s *Sheet, rivals []rival, background bool) []nearTurn {
	var all []nearTurn
	for i := range s.chosen {
		if s.chosen[i] == open || m.spec.Items[i].Background != background {
			continue
		}
		var turns []nearTurn
		for a := range m.Alternatives(i) {
			if m.turns(s, rivals, i, a) {
				turns = append(turns, nearTurn{Change{i, a}, m.steps(s, i, a)})
			}
		}
		if len(turns) > 0 {
			all = append(all, slices.MinFunc(turns, nearTurn.compare))
		}
	}
	return all
}

// turns reports whether the alternative brings one of the leads to 0 or below.
func (m *Model) turns(s *Sheet, rivals []rival, item, alternative int) bool {
	return slices.ContainsFunc(rivals, func(r rival) bool {
		given, other := r.worth(s.row(r.t, item)), r.worth(r.t.row(m.first[item]+alternative))
		return r.lead.minus(given).plus(other).sign() <= 0
	})
}

// steps is how far an alternative is from what was said, at least 1.
func (m *Model) steps(s *Sheet, item, alternative int) int {
	to := m.Options(item, alternative)
	given, answered := s.Alternative(item)
	if !answered {
		return len(to)
	}
	said := m.Options(item, given)
	if m.spec.Items[item].Scale != 0 {
		return max(said[0]-to[0], to[0]-said[0], 1)
	}
	news := 0
	for _, o := range to {
		if !slices.Contains(said, o) {
			news++
		}
	}
	return max(news, 1)
}

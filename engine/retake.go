package engine

import "slices"

// Rho is the chance, usual for a retake, that an answered item is answered differently.
const Rho Decimal = 150_000

// Retake returns the retake agreement: the chance that the same path comes first, alone, if every
// answered item were answered again, independently, and came out different with the chance rho in
// [0,1]. False where paths tie: then there is no path to agree on.
//
// What comes out different is the neighbouring option on a scale (either way with equal chance, at an
// end inwards); for a pick of several, one chosen option swapped for another; else any other answer,
// all with equal chance. An item without an answer stays without.
//
// For two paths the chance is that of a sum of independent steps; it is computed, exactly or within a
// bracket. For more it is estimated by a sample, always
// the same one: of 10,000 second sittings, or fewer where there are very many items.
func (m *Model) Retake(s *Sheet, rho Decimal) (Chance, bool) {
	ranked := m.Rank(nil, s, Paths)
	if ranked[1].Rank == 1 {
		return Chance{}, false
	}
	if len(ranked) > 2 {
		return m.sample(s, ranked[0].Outcome, rho.Float()), true
	}
	v := m.tables[Paths].versus(ranked[0].Outcome, ranked[1].Outcome)
	var items [][]step
	for i := range s.chosen {
		if steps := m.again(s, i, rho.Float(), v); steps != nil {
			items = append(items, steps)
		}
	}
	return odds(v.lead(s), items, maxWork), true
}

// again returns how an answered item may come out the second time, by the change of the lead.
func (m *Model) again(s *Sheet, item int, rho float64, v versus) []step {
	given, ok := s.Alternative(item)
	if !ok {
		return nil
	}
	now := v.worth(s.row(v.t, item))
	others := m.Others(item, given)
	steps := []step{{wide{}, 1 - rho}}
	for _, other := range others {
		steps = append(steps, step{v.worth(v.t.row(m.first[item] + other)).minus(now), rho / float64(len(others))})
	}
	return steps
}

// Others returns the alternatives of an item that an answer to it may turn into in a second sitting, as
// [Model.Retake] has it; they are equally likely.
func (m *Model) Others(item, given int) []int {
	switch {
	case m.spec.Items[item].Scale != 0 && m.spec.Items[item].UpTo < 2:
		return neighbours(given, m.Alternatives(item))
	case m.spec.Items[item].UpTo > 1:
		if swapped := m.alts[item].swapped(given); len(swapped) > 0 {
			return swapped
		}
	}
	var others []int
	for a := range m.Alternatives(item) {
		if a != given {
			others = append(others, a)
		}
	}
	return others
}

// neighbours returns what lies beside one of n options on a scale.
func neighbours(given, n int) []int {
	switch given {
	case 0:
		return []int{1}
	case n - 1:
		return []int{n - 2}
	}
	return []int{given - 1, given + 1}
}

// swapped returns the alternatives in which one option of the given one is another, rising.
func (a alternatives) swapped(given int) []int {
	var others []int
	for set := a.sets[given]; set != 0; set &= set - 1 {
		out := set & -set
		for in := uint64(1); in != 0 && in <= a.every; in <<= 1 {
			if a.sets[given]&in != 0 {
				continue
			}
			if other, ok := a.index[a.sets[given]&^out|in]; ok {
				others = append(others, other)
			}
		}
	}
	slices.Sort(others)
	return others
}

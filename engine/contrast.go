package engine

// A Contrast is the same sheet with another answer to one item.
type Contrast struct {
	// Alternative is the other answer.
	Alternative int
	Result      Result
	// Moves are the careers whose rank is another then, in the Spec's order.
	Moves []Move
}

// A Move is a career whose rank among all careers changes, From one To another; ranks count from 1.
type Move struct{ Career, From, To int }

// Contrasts evaluates the sheet with each other option as the only answer to the item, in the options'
// order. The model is additive: a contrast shows what the item adds, not how it would interact
// with the rest.
func (m *Model) Contrasts(s *Sheet, item int) []Contrast {
	given, answered := s.Alternative(item)
	before := m.careerRanks(m.Rank(nil, s, Careers))
	var all []Contrast
	other := s.Clone()
	for a := range m.spec.Items[item].Options { // the first alternatives are the single options
		if answered && a == given {
			continue
		}
		other.chosen[item] = int32(a) + 1
		r := m.Evaluate(other)
		all = append(all, Contrast{a, r, moves(before, m.careerRanks(r.Ranked[Careers]))})
	}
	return all
}

// careerRanks returns each career's rank, in the Spec's order.
func (m *Model) careerRanks(ranked []Standing) []int {
	ranks := make([]int, len(ranked))
	for _, s := range ranked {
		ranks[s.Outcome] = s.Rank
	}
	return ranks
}

func moves(before, after []int) []Move {
	var all []Move
	for c := range before {
		if before[c] != after[c] {
			all = append(all, Move{c, before[c], after[c]})
		}
	}
	return all
}

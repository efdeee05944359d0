package engine

import (
	"math/big"
	"slices"
)

// A Swing is the answer to an item that, by itself, takes the most off the first path's lead.
type Swing struct {
	Change
	// Left is the lead over the best of the others that is left then, in [−1,1]: below 0 another path comes first.
	Left *big.Rat
}

// Swings returns one for each item that was put and has an answer which takes something off the lead, the
// strongest first. Background items are left out, as what nobody can answer otherwise; where several paths come first
// there is no lead.
//
// With an answer to the item, the lead over the best of the others is the least of the leads over each of them. So
// the least over all answers is the least over all rivals of
//
//	lead_r − worth of the answer given + least worth of any alternative
func (m *Model) Swings(s *Sheet) []Swing {
	ranked := m.Rank(nil, s, Paths)
	if len(level(ranked)) != 1 {
		return nil
	}
	lead := Lead{ranked[0].Fit, ranked[1].Fit}.Rat()
	var all []Swing
	for i := range s.chosen {
		if s.chosen[i] == open || m.spec.Items[i].Background {
			continue
		}
		if swing := m.swing(s, ranked, i); swing.Left.Cmp(lead) < 0 {
			all = append(all, swing)
		}
	}
	slices.SortStableFunc(all, func(a, b Swing) int { return a.Left.Cmp(b.Left) })
	return all
}

// swing finds that of the item.
func (m *Model) swing(s *Sheet, ranked []Standing, item int) (most Swing) {
	for _, rival := range ranked[1:] {
		v, _ := m.leads.of(ranked[0].Outcome, rival.Outcome)
		least, to := v.leastAnswered(m, item)
		lead := v.of(ranked[0].Fit.Points, rival.Fit.Points)
		left := ratio(lead.minus(v.worth(s.row(v.t, item))).plus(least), v.scale())
		if most.Left == nil || left.Cmp(most.Left) < 0 {
			most = Swing{Change{item, to}, left}
		}
	}
	return most
}

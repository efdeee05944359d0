package engine

import "math"

// Certainty returns the chance that the path that comes first now does so alone in the end, if every
// open item is answered at random, each alternative as likely as any. For two paths it is exact or
// within a bracket; for more, Low is 1 less the chances of all rivals to draw level, and High the
// least chance of staying ahead of one. Where paths tie now, the first is meant.
func (m *Model) Certainty(s *Sheet) Chance {
	return m.stays(s, Paths, m.Rank(nil, s, Paths), whatever)
}

// whatever is what a chance is computed for that must be at least nothing.
const whatever = -math.MaxFloat64

// careerCertainty is the same for the first career of the path, with a lower bound that is computed
// only as long as it stays at least enough. With one career or none it is certain.
func (m *Model) careerCertainty(s *Sheet, path int, enough float64) Chance {
	return m.stays(s, Careers, m.careersOf(path, s), enough)
}

// stays returns the chance that the first of the ranked outcomes keeps ahead of all others.
func (m *Model) stays(s *Sheet, g Group, ranked []Standing, enough float64) Chance {
	lost, high, work := 0.0, 1.0, max(maxWork/max(len(ranked)-1, 1), leastWork)
	for i := 1; i < len(ranked) && 1-lost >= enough; i++ {
		ahead := m.keepsAhead(s, m.tables[g].versus(ranked[0].Outcome, ranked[i].Outcome), int64(work))
		lost += 1 - ahead.Low
		high = min(high, ahead.High)
	}
	return Chance{Low: min(max(1-lost, 0), high), High: high}
}

// negligible is the chance under which a bound will do instead of the chance itself.
const negligible = 1e-7

// keepsAhead returns the chance that the lead is above 0 in the end, for so much work at most.
func (m *Model) keepsAhead(s *Sheet, v versus, most int64) Chance {
	lead := v.lead(s)
	start := lead
	var items [][]step
	for i, c := range s.chosen {
		if c != open {
			continue
		}
		moved, steps := m.openSteps(v, i)
		start = start.plus(moved)
		items = append(items, steps)
		if v.t.rounded { // each mean by half a unit at most
			lead = lead.minus(wideOf(v.fa + v.fb))
		}
	}
	if lost := hoeffding(lead, items); lost < negligible {
		return Chance{Low: 1 - lost, High: 1}
	}
	return odds(start, items, most)
}

// openSteps returns how the item can be answered, from its first alternative on, and how that one
// differs from no answer.
func (m *Model) openSteps(v versus, item int) (moved wide, steps []step) {
	first, n := v.worth(v.t.row(m.first[item])), m.Alternatives(item)
	for a := range n {
		steps = append(steps, step{v.worth(v.t.row(m.first[item] + a)).minus(first), 1 / float64(n)})
	}
	return first.minus(v.worth(v.t.mean(item))), steps
}

// hoeffding bounds the chance that a lead of at least this mean ends at 0 or below: with r_i the range of
// an item's steps it is at most exp(−2·mean² / Σ r_i²) (W. Hoeffding, JASA 58, 1963).
func hoeffding(mean wide, items [][]step) float64 {
	squares := 0.0
	for _, steps := range items {
		r := spread(steps).float()
		squares += float64(r * r)
	}
	switch {
	case mean.sign() <= 0:
		return 1
	case squares == 0:
		return 0
	}
	l := mean.float()
	return atLeastExp(2 * float64(l*l) / squares)
}

// atLeastExp returns a power of two that is at least exp(−x), for x from 0 on. It is the same on every processor, as
// math.Exp is not: whether careers are ranked, which a receipt says, must not hang on that.
func atLeastExp(x float64) float64 {
	const log2e = 1.4426 // a little less, so that nothing is lost by rounding
	return math.Ldexp(1, -int(min(x*log2e, 1000)))
}

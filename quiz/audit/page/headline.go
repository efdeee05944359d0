package page

// A headline is one of three figures that stand above all others, for who reads nothing else.
type headline struct{ Figure, Words string }

// headlines are how often the questionnaire leaves a taker undecided, and how far its answers can be relied on.
func (s *showing) headlines() []headline {
	of, moved := s.r.Shares, s.r.Sensitivity
	all := []headline{{share(of.Balanced), "of random sheets come out balanced: their first path is less than " + percent(s.Thresholds.BalancedWithin.Float(), 1) + " ahead of the next, so none is recommended alone."}}
	if len(s.Careers) == 0 {
		return append(all,
			headline{share(of.NoResult), "of random sheets have no clear result: nothing can be recommended."},
			headline{share(moved.Items.Path), "of random sheets change their first path when items count a fifth more or less."})
	}
	return append(all,
		headline{share(s.r.Confusion.Same), "have the same career first in a second sitting, in which each answer comes out different with a chance of " + percent(s.r.Confusion.Rho.Float(), 0) + "."},
		headline{share(of.Outside), "have their first career outside their first path, so that the two point in different directions."})
}

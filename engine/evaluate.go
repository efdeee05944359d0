package engine

import "slices"

// A Result is what a sheet says: the groups ranked, and how much that is worth.
type Result struct {
	Verdict Verdict
	// Lead is the first path's fit less the second's.
	Lead     Lead
	Coverage Coverage
	// Ranked has the outcomes of each group, best first, equal fits in the Spec's order.
	Ranked   [NumGroups][]Standing
	Warnings []Warning
}

// A Standing is where one outcome came.
type Standing struct {
	Outcome int
	Fit     Fit
	// Rank counts from 1; equal fits share a rank, and the next one is as many further (1, 1, 3).
	Rank int
	// PathRank is a career's rank within its own path, and Band its band; both are zero elsewhere.
	PathRank int
	Band     Band
}

// Evaluate ranks the outcomes of every group by the sheet's answers.
func (m *Model) Evaluate(s *Sheet) Result {
	var r Result
	for g := range NumGroups {
		r.Ranked[g] = rank(m.fits(g, s))
	}
	m.placeCareers(r.Ranked[Careers])
	r.Lead = Lead{r.Ranked[Paths][0].Fit, r.Ranked[Paths][1].Fit}
	r.Coverage = Coverage{s.Answered(), m.Items()}
	r.Verdict = m.verdict(s, r)
	r.Warnings = m.warnings(s, r)
	return r
}

// fits returns the fit of every outcome of the group, in the Spec's order.
func (m *Model) fits(g Group, s *Sheet) []Fit {
	t := m.tables[g]
	fits := make([]Fit, t.outcomes)
	for c := range fits {
		fits[c].Range = t.ranges[c]
	}
	for i, chosen := range s.chosen {
		row := t.mean(i)
		if chosen != 0 {
			row = t.row(m.first[i] + int(chosen) - 1)
		}
		for c, gain := range row {
			fits[c].Points += gain
		}
	}
	return fits
}

// rank orders fits, best first, and numbers them.
func rank(fits []Fit) []Standing {
	ranked := make([]Standing, len(fits))
	for c, fit := range fits {
		ranked[c] = Standing{Outcome: c, Fit: fit}
	}
	slices.SortStableFunc(ranked, func(a, b Standing) int { return b.Fit.Compare(a.Fit) })
	for i := range ranked {
		ranked[i].Rank = i + 1
		if i > 0 && ranked[i].Fit.Compare(ranked[i-1].Fit) == 0 {
			ranked[i].Rank = ranked[i-1].Rank
		}
	}
	return ranked
}

// placeCareers sets the band and the rank within the path of ranked careers.
func (m *Model) placeCareers(ranked []Standing) {
	type place struct{ seen, rank, overall int }
	last := make([]place, m.Outcomes(Paths))
	for i := range ranked {
		c := &ranked[i]
		p := &last[m.Path(c.Outcome)]
		p.seen++
		if c.Rank != p.overall {
			p.rank = p.seen
		}
		p.overall = c.Rank
		c.PathRank = p.rank
		c.Band = m.spec.Bands.band(c.Fit)
	}
}

// Path returns the path that a career belongs to.
func (m *Model) Path(career int) int { return m.spec.Outcomes[Careers][career].Path }

// First returns the ranked outcome that comes first, and how many share that place: 0 in a group
// without outcomes.
func (r Result) First(g Group) (first Standing, tied int) {
	if len(r.Ranked[g]) == 0 {
		return Standing{}, 0
	}
	for _, s := range r.Ranked[g] {
		if s.Rank == 1 {
			tied++
		}
	}
	return r.Ranked[g][0], tied
}

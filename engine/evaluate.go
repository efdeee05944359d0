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
	// Outcome is its position in the Spec's list of the group.
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
		r.Ranked[g] = make([]Standing, 0, m.Outcomes(g))
	}
	m.EvaluateInto(&r, s)
	return r
}

// EvaluateInto is Evaluate for whoever scores many sheets: it sets r to the result, in the room of the lists
// that r has from the sheet before. Up to 32 outcomes a group and without a warning, it does not allocate then.
func (m *Model) EvaluateInto(r *Result, s *Sheet) {
	for g := range NumGroups {
		r.Ranked[g] = m.Rank(r.Ranked[g][:0], s, g)
	}
	r.Lead = Lead{r.Ranked[Paths][0].Fit, r.Ranked[Paths][1].Fit}
	r.Coverage = Coverage{s.Answered(), s.asked()}
	r.Verdict = m.verdict(s, r)
	r.Warnings = m.warnings(r.Warnings[:0], s, r)
}

// Rank appends the group's outcomes, best first, to standings. Up to 32 outcomes, it does not allocate
// where there is room.
func (m *Model) Rank(standings []Standing, s *Sheet, g Group) []Standing {
	all := m.tables[g].rank(standings, s)
	if g == Careers {
		m.placeCareers(all[len(standings):])
	}
	return all
}

// rank appends the table's outcomes, best first, with their ranks.
func (t *table) rank(standings []Standing, s *Sheet) []Standing {
	var few [32]candidate // outcomes are seldom more
	order := t.order(few[:0], s)
	standings = slices.Grow(standings, len(order))
	for i, p := range order {
		next := Standing{Outcome: p.outcome, Fit: p.Fit, Rank: i + 1}
		if i > 0 && p.Compare(order[i-1].Fit) == 0 {
			next.Rank = standings[len(standings)-1].Rank
		}
		standings = append(standings, next)
	}
	return standings
}

// A candidate is an outcome on its way to its rank.
type candidate struct {
	Fit
	outcome int
}

// order appends the outcomes, best first.
func (t *table) order(all []candidate, s *Sheet) []candidate {
	for c, r := range t.ranges {
		all = append(all, candidate{Fit{t.offsets[c], r}, c})
	}
	for i := range s.chosen {
		row := s.row(t, i)
		for c := range all {
			all[c].Points += row[c]
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		if by := b.Compare(a.Fit); by != 0 {
			return by
		}
		return a.outcome - b.outcome
	})
	return all
}

// placeCareers sets the band and the rank within the path of ranked careers.
func (m *Model) placeCareers(ranked []Standing) {
	type place struct{ seen, rank, overall int }
	var last [MaxPaths]place
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

// AllFirst returns the outcomes of the group that come first, in the Spec's order.
func (r Result) AllFirst(g Group) []int { return level(r.Ranked[g]) }

package engine

import (
	"errors"
	"slices"
)

// An opinion is a group's table by one rule, or the reason why there is none.
type opinion struct {
	t      *table
	reason Reason
}

// seekOpinions compiles the paths and the careers by every rule.
func (m *Model) seekOpinions() {
	for g := range m.opinions {
		for rule := range NumRules {
			m.opinions[g][rule] = m.seek(rule, Group(g))
		}
	}
}

func (m *Model) seek(rule Rule, g Group) opinion {
	switch {
	case m.Outcomes(g) == 0:
		return opinion{reason: NoOutcomes}
	case rule == m.spec.Rules[g]:
		return opinion{t: m.tables[g]}
	case rule == Share:
		t, err := newTable(&m.spec, g, m.alts, m.first)
		return opinion{t, shareReason(err)}
	}
	t, reason, _ := newProfileTable(rule, &m.spec, g, m.alts, m.first)
	return opinion{t, reason}
}

// shareReason says why there is no table by the rule share.
func shareReason(err error) Reason {
	var where *SpecError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &where) && where.Problem == unmoved:
		return NoRange
	}
	return TooLarge
}

// An Opinion is what one rule says comes first.
type Opinion struct {
	Rule Rule
	// Reason says why the rule does not apply; then the rest is empty.
	Reason Reason
	// First are the outcomes that come first by the rule: one, or several that tie.
	First []int
	// Agrees: exactly the same outcomes come first as by the content's own rule.
	Agrees bool
}

// PathOpinions says which path comes first by each rule, in the rules' order.
func (m *Model) PathOpinions(s *Sheet) [NumRules]Opinion {
	return m.askAround(s, Paths, func(int) bool { return true })
}

// CareerOpinions says which career of the path comes first by each rule.
func (m *Model) CareerOpinions(s *Sheet, path int) [NumRules]Opinion {
	return m.askAround(s, Careers, func(c int) bool { return m.Path(c) == path })
}

func (m *Model) askAround(s *Sheet, g Group, among func(int) bool) [NumRules]Opinion {
	own := firstOf(m.tables[g].rank(nil, s), among)
	var all [NumRules]Opinion
	for rule := range all {
		o := m.opinions[g][rule]
		all[rule] = Opinion{Rule: Rule(rule), Reason: o.reason}
		if o.t != nil {
			all[rule].First = firstOf(o.t.rank(nil, s), among)
			all[rule].Agrees = slices.Equal(own, all[rule].First)
		}
	}
	return all
}

// firstOf returns which of some ranked outcomes come first, in the Spec's order.
func firstOf(ranked []Standing, among func(int) bool) []int {
	var first []int
	rank := 0
	for _, standing := range ranked {
		if !among(standing.Outcome) {
			continue
		}
		if rank != 0 && standing.Rank != rank {
			break
		}
		rank = standing.Rank
		first = append(first, standing.Outcome)
	}
	return first
}

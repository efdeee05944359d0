package engine

import (
	"errors"
	"fmt"
)

// A Model is a compiled Spec. It is safe for use by several goroutines; nothing in it changes.
type Model struct {
	spec   Spec
	alts   []alternatives
	first  []int   // the number of each item's first alternative, and of all
	scales [][]int // the items of each scale
	tables [NumGroups]*table
	// opinions has the paths and the careers by every rule.
	opinions [Careers + 1][NumRules]opinion
	leads    *leads // of every path over every other
}

// NewModel checks the Spec and compiles it. The error joins a [*SpecError] for everything that is
// wrong. The Spec must not be changed afterwards.
func NewModel(spec Spec) (*Model, error) {
	if err := spec.check(); err != nil {
		return nil, err
	}
	m := &Model{spec: spec}
	m.listScales()
	if err := m.listAlternatives(); err != nil {
		return nil, err
	}
	var errs []error
	for g := range NumGroups {
		t, err := newTableBy(spec.Rules[g], &m.spec, g, m.alts, m.first)
		m.tables[g] = t
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	m.seekOpinions()
	m.leads = newLeads(m)
	return m, nil
}

// listScales lists the items of each scale, in the order of their first items.
func (m *Model) listScales() {
	at := map[int]int{}
	for i, item := range m.spec.Items {
		if item.Scale == 0 {
			continue
		}
		n, ok := at[item.Scale]
		if !ok {
			n = len(m.scales)
			at[item.Scale] = n
			m.scales = append(m.scales, nil)
		}
		m.scales[n] = append(m.scales[n], i)
	}
}

// listAlternatives lists each item's alternatives, as long as the table stays under MaxCells.
func (m *Model) listAlternatives() error {
	outcomes := 0
	for _, group := range m.spec.Outcomes {
		outcomes += len(group)
	}
	limit := MaxCells / outcomes
	m.first = []int{0}
	for i, item := range m.spec.Items {
		a, ok := newAlternatives(item, limit-m.first[i])
		if !ok || m.first[i]+len(a.sets) > limit {
			return &SpecError{i, -1, -1, -1, fmt.Sprintf(
				"the ways to answer up to this item, times %d outcomes, are more than %d; let fewer options be picked at once", outcomes, MaxCells)}
		}
		m.alts = append(m.alts, a)
		m.first = append(m.first, m.first[i]+len(a.sets))
	}
	return nil
}

// Items returns how many items there are.
func (m *Model) Items() int { return len(m.spec.Items) }

// Outcomes returns how many outcomes the group has.
func (m *Model) Outcomes(g Group) int { return len(m.spec.Outcomes[g]) }

// Alternatives returns in how many ways the item can be answered.
func (m *Model) Alternatives(item int) int { return len(m.alts[item].sets) }

// Options returns the options, rising, that an alternative of an item consists of.
func (m *Model) Options(item, alternative int) []int { return m.alts[item].options(alternative) }

// Baseline returns the fit of an empty sheet.
func (m *Model) Baseline(g Group, outcome int) Fit {
	t := m.tables[g]
	points := t.offsets[outcome]
	for i := range m.spec.Items {
		points += t.mean(i)[outcome]
	}
	return Fit{points, t.ranges[outcome]}
}

// Span returns the share of the outcome's range that the item decides, (hi − lo)/R.
func (m *Model) Span(g Group, outcome, item int) Fit {
	t := m.tables[g]
	hi := int64(0)
	for a := m.first[item]; a < m.first[item+1]; a++ {
		hi = max(hi, t.row(a)[outcome])
	}
	return Fit{hi, t.ranges[outcome]}
}

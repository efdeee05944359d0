package engine

// A Table is what a Model made of one group, to be read: what every alternative of every item gains
// every outcome, in whole numbers. All that is said of a result follows from it, so whoever wants to
// prove something of a questionnaire starts here.
//
// In an outcome's own unit, its fit on a sheet is (Offset + Σ_items gains) / Range.
type Table struct {
	m *Model
	t *table
}

// Table returns the group's table by the rule that the Spec names for it.
func (m *Model) Table(g Group) Table { return Table{m, m.tables[g]} }

// Outcomes returns how many outcomes the table has.
func (t Table) Outcomes() int { return t.t.outcomes }

// Gains returns what an alternative of an item gains each outcome, 0 or above. It must not be changed.
func (t Table) Gains(item, alternative int) []int64 {
	return t.t.row(t.m.first[item] + alternative)
}

// Means returns what no answer to the item gains each outcome: the mean over its alternatives. It must
// not be changed.
func (t Table) Means(item int) []int64 { return t.t.mean(item) }

// Range returns R of the outcome, 1 to 2⁵³ − 1.
func (t Table) Range(outcome int) int64 { return t.t.ranges[outcome] }

// Offset returns what the outcome has before any answer: 0 by the rule share.
func (t Table) Offset(outcome int) int64 { return t.t.offsets[outcome] }

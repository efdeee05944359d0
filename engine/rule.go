package engine

import "fmt"

// A Rule says how an outcome's trait weights become points. Each is a table of its own; all that is
// said of a table holds for all three.
type Rule int

// The rules.
const (
	// Share measures each outcome against its own range. It is the default.
	Share Rule = iota
	// Correlation ranks as Pearson's correlation between the taker's traits and the outcome's weights.
	Correlation
	// Distance ranks as the squared Euclidean distance between them, the nearest first.
	Distance
	// NumRules is how many rules there are.
	NumRules
)

// String returns "share", "correlation" or "distance".
func (r Rule) String() string { return [...]string{"share", "correlation", "distance"}[r] }

// newTableBy compiles one group by the rule that the Spec names for it.
func newTableBy(rule Rule, s *Spec, g Group, alts []alternatives, first []int) (*table, error) {
	if rule == Share || len(s.Outcomes[g]) == 0 {
		return newTable(s, g, alts, first)
	}
	t, reason, outcome := newProfileTable(rule, s, g, alts, first)
	if reason != "" {
		return nil, &SpecError{-1, -1, g, outcome, fmt.Sprintf("the rule %s cannot rank them: %s", rule, reason.sentence())}
	}
	return t, nil
}

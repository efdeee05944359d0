package engine

import "fmt"

// A Warning is a caveat that travels with a result.
type Warning struct {
	Code WarningCode `json:"code"`
	// Message says it in a sentence, for a person, with what would mend it.
	Message string `json:"message"`
}

// A WarningCode names a kind of warning for programs.
type WarningCode string

// The warnings.
const (
	// LowCoverage: fewer items were answered than the author asks for.
	LowCoverage WarningCode = "low_coverage"
	// FlatSheet: all agreement items were answered alike.
	FlatSheet WarningCode = "flat_sheet"
	// TiedPaths: several paths share the first place.
	TiedPaths WarningCode = "tied_paths"
	// CareerElsewhere: the first of all careers is not on the first path.
	CareerElsewhere WarningCode = "career_elsewhere"
)

// warnings appends the result's warnings.
func (m *Model) warnings(all []Warning, s *Sheet, r *Result) []Warning {
	if r.Coverage.under(m.spec.MinCoverage) {
		all = append(all, Warning{LowCoverage, fmt.Sprintf(
			"only %d of %d items were answered; a result needs a share of at least %s", r.Coverage.Answered, r.Coverage.Asked, m.spec.MinCoverage)})
	}
	if s.flat() {
		all = append(all, Warning{FlatSheet,
			"every agreement item got the same answer, so the answers cannot tell the paths apart; look at those items again"})
	}
	if _, tied := r.First(Paths); tied > 1 {
		all = append(all, Warning{TiedPaths, fmt.Sprintf("%d paths share the first place with exactly equal fits", tied)})
	}
	if m.careerElsewhere(r) {
		all = append(all, Warning{CareerElsewhere,
			"the career that fits best overall does not belong to the first path; look at both"})
	}
	return all
}

// careerElsewhere reports whether no career that comes first belongs to a path that comes first.
func (m *Model) careerElsewhere(r *Result) bool {
	var firstPath [MaxPaths]bool
	for _, p := range r.Ranked[Paths] {
		if p.Rank == 1 {
			firstPath[p.Outcome] = true
		}
	}
	for _, c := range r.Ranked[Careers] {
		if c.Rank == 1 && firstPath[m.Path(c.Outcome)] {
			return false
		}
	}
	return m.Outcomes(Careers) > 0
}

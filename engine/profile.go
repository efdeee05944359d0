package engine

import (
	"slices"
)

// profiles are the outcomes of a group as the rules correlation and distance see them. Every trait
// is brought to [0,1] by the least and the most points that the items can give it; then
//
//	score = K + Σ_trait scaled trait × row
//
// orders the outcomes as the rule's textbook measure does:
//
//	correlation: row = (weight − mean weight) / length of the centred weights, K = 0. Pearson's r is the
//	             score over the length of the taker's centred traits, which all outcomes share.
//	distance:    row = target = ½ + weight / (2 · greatest |weight| of the group), K = −½ Σ target².
//	             The squared Euclidean distance is Σ scaled² − 2 · score, and Σ scaled² is shared, too.
//
// Rows are rounded to millionths with integers alone, so that all machines have the same, and a
// centred row still adds up to exactly 0; so the correlation is off by at most √traits millionths.
// The rounded rows are what counts. Only traits that items measure are looked at.
type profiles struct {
	traits   *table // what every alternative gains every trait; its ranges are the traits' spans
	measured []int  // the traits that have a span
	rows     [][]int64
	k        []int64 // −2K in millionths squared
}

// A Reason says why a rule has no ranking of a group; it is empty where there is one.
type Reason string

// The reasons.
const (
	// DirectPoints: an option gives points to an outcome of the group past the traits.
	DirectPoints Reason = "direct_points"
	// FewTraits: items measure fewer than three traits, which is no profile.
	FewTraits Reason = "few_traits"
	// FlatProfile: the weights of an outcome are the same for all traits that are measured.
	FlatProfile Reason = "flat_profile"
	// NoOutcomes: the group is empty.
	NoOutcomes Reason = "no_outcomes"
	// NoRange: no answer moves the fit of an outcome by the rule share, or of any by one of the others.
	NoRange Reason = "no_range"
	// TooLarge: the traits' numbers are too large or too fine together.
	TooLarge Reason = "too_large"
)

// sentence says the reason to an author.
func (r Reason) sentence() string {
	return map[Reason]string{
		DirectPoints: "an option gives points to an outcome directly; give them to traits instead, or use the rule share",
		FewTraits:    "the items measure fewer than three traits; measure more, or use the rule share",
		FlatProfile:  "its weights are the same for all traits that items measure; let them differ, or use the rule share",
		NoRange:      "by it all would fit the same, whatever is answered; use the rule share",
		TooLarge:     "the numbers of the traits are too large or too fine together; use fewer decimal places, or the rule share",
	}[r]
}

// newProfiles returns the reason why there are none, and the outcome that it lies with, or −1.
func newProfiles(rule Rule, s *Spec, g Group, alts []alternatives, first []int) (*profiles, Reason, int) {
	if hasDirect(s, g) {
		return nil, DirectPoints, -1
	}
	if first[len(first)-1]*max(s.Traits, 1) > MaxCells {
		return nil, TooLarge, -1
	}
	p := &profiles{traits: traitTable(s, g, alts, first)}
	if p.traits == nil {
		return nil, TooLarge, -1
	}
	for k, span := range p.traits.ranges {
		if span > 0 {
			p.measured = append(p.measured, k)
		}
	}
	if len(p.measured) < 3 {
		return nil, FewTraits, -1
	}
	weights := p.weights(s.Outcomes[g])
	for c, w := range weights {
		if slices.Min(w) == slices.Max(w) {
			return nil, FlatProfile, c
		}
	}
	p.setRows(rule, weights)
	return p, "", -1
}

// leastRange is a range in millionths under which the rounding of the rows is most of it.
const leastRange = 10

// newProfileTable compiles the group by the rule correlation or distance. Without a table it returns
// the reason, and the outcome that it lies with, or −1.
func newProfileTable(rule Rule, s *Spec, g Group, alts []alternatives, first []int) (*table, Reason, int) {
	p, reason, outcome := newProfiles(rule, s, g, alts, first)
	if reason != "" {
		return nil, reason, outcome
	}
	t := p.table(alts, first)
	if t.ranges[0] < leastRange*p.unit() {
		return nil, NoRange, -1
	}
	t.refine(alts, first)
	return t, "", -1
}

func hasDirect(s *Spec, g Group) bool {
	for _, item := range s.Items {
		for _, option := range item.Options {
			if len(option.Direct[g]) > 0 {
				return true
			}
		}
	}
	return false
}

// traitTable is the table of a questionnaire that recommends the traits themselves; nil where its
// numbers do not fit.
func traitTable(s *Spec, g Group, alts []alternatives, first []int) *table {
	of := Spec{Traits: s.Traits, Items: s.Items}
	for k := range s.Traits {
		of.Outcomes[g] = append(of.Outcomes[g], Outcome{Weights: []Term{{k, One}}})
	}
	t := emptyTable(s.Traits, len(s.Items), first)
	var e exact
	t.fill(&of, g, alts, first, &e)
	t.shift(first, &e)
	if e.overflowed || s.Traits > 0 && slices.Max(t.ranges) > maxRange {
		return nil
	}
	return t
}

// weights returns each outcome's weight of each measured trait.
func (p *profiles) weights(outcomes []Outcome) [][]int64 {
	all := make([][]int64, len(outcomes))
	for c, outcome := range outcomes {
		of := map[int]int64{}
		for _, w := range outcome.Weights {
			of[w.Of] = int64(w.Points)
		}
		for _, k := range p.measured {
			all[c] = append(all[c], of[k])
		}
	}
	return all
}

func (p *profiles) setRows(rule Rule, weights [][]int64) {
	greatest := int64(0)
	for _, w := range weights {
		greatest = max(greatest, slices.Max(w), -slices.Min(w))
	}
	for _, w := range weights {
		if rule == Correlation {
			p.rows, p.k = append(p.rows, centred(w)), append(p.k, 0)
			continue
		}
		row, k := targets(w, greatest)
		p.rows, p.k = append(p.rows, row), append(p.k, k)
	}
}

// table sets up the group's table, but for the means.
func (p *profiles) table(alts []alternatives, first []int) *table {
	t := emptyTable(len(p.rows), len(alts), first)
	fine := p.unit()
	for a := range first[len(first)-1] {
		for m, k := range p.measured {
			if gain := p.traits.row(a)[k]; gain != 0 {
				for c, row := range p.rows {
					t.row(a)[c] += mulDiv(row[m]*fine, gain, p.traits.ranges[k])
				}
			}
		}
	}
	for c, squares := range p.k {
		t.offsets[c] = -mulDiv(squares, fine, 2*int64(One))
	}
	t.shift(first, new(exact)) // unreachable overflow: scores stay under 1.5 × traits × 10¹²
	t.shareRange()
	return t
}

package page

import (
	"cmp"
	"math"
	"slices"

	"github.com/careerfit/careerfit/quiz/audit"
)

// A standingTable has the outcomes of one group side by side, before anybody answers.
type standingTable struct {
	Group string
	Rule  bool // the group is ranked by the rule share, so that ranges are points
	Rows  []standingRow
	More  string
}

// A standingRow is one outcome. Its plot has the baseline and once the spread to either side.
type standingRow struct {
	Name, ID         string
	Range            string
	Baseline, Spread string
	Widest           asked
	WidestShare      string
	Plot             plot
}

func (s *showing) standing() []standingTable {
	var tables []standingTable
	for _, group := range s.groups() {
		var of []audit.Outcome
		for _, o := range s.r.Outcomes {
			if o.Group == group {
				of = append(of, o)
			}
		}
		middle := medianBaseline(of)
		shown, more := cut(of, func(o audit.Outcome) float64 { return math.Abs(o.Baseline - middle) })
		t := standingTable{Group: group, Rule: s.rankedByShare(group)}
		for _, o := range shown {
			t.Rows = append(t.Rows, s.standingRow(o, middle))
		}
		if more > 0 {
			t.More = count(more, "more of these, nearer to the middle, is", "more of these, nearer to the middle, are")
		}
		tables = append(tables, t)
	}
	return tables
}

func (s *showing) standingRow(o audit.Outcome, middle float64) standingRow {
	const whole = scale(1)
	row := standingRow{
		Name: s.name(o.ID), ID: o.ID, Range: number(o.Range), Baseline: percent(o.Baseline, 1), Spread: percent(o.Spread, 1),
		Plot: whole.dot(o.Baseline-o.Spread, o.Baseline, o.Baseline+o.Spread).beside(whole.at(middle)),
	}
	if o.Widest != "" {
		row.Widest, row.WidestShare = s.asked(o.Widest), percent(o.WidestShare, 1)
	}
	return row
}

// rankedByShare tells whether the group is ranked by the rule share.
func (s *showing) rankedByShare(group string) bool {
	rule := map[string]string{"paths": s.Rule.Paths, "careers": s.Rule.Careers, "courses": s.Rule.Courses}[group]
	return cmp.Or(rule, "share") == "share"
}

func medianBaseline(of []audit.Outcome) float64 {
	if len(of) == 0 {
		return 0
	}
	baselines := make([]float64, len(of))
	for i, o := range of {
		baselines[i] = o.Baseline
	}
	slices.Sort(baselines)
	n := len(baselines)
	return (baselines[(n-1)/2] + baselines[n/2]) / 2
}

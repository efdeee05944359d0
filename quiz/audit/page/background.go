package page

import (
	"cmp"
	"slices"

	"github.com/careerfit/careerfit/quiz/audit"
)

// A backgroundSection says what an item about the background adds, everything else being equal.
type backgroundSection struct {
	Item    asked
	Options []backgroundRow
	Careers []string // the names above the columns of the second table
	More    string
}

// A backgroundRow is one background.
type backgroundRow struct {
	Option  string
	Sheets  string // how many there are with it
	Paths   []shareRow
	Careers []heatCell
}

// A heatCell is a figure in a tinted cell.
type heatCell struct {
	Text, Between, Counted string
	Heat                   heat
}

// The most careers that stand side by side.
const mostColumns = 12

// backgrounds has a section for each item that asks for the background.
func (s *showing) backgrounds() []backgroundSection {
	var sections []backgroundSection
	for _, item := range s.backgroundItems() {
		var of []audit.Background
		for _, b := range s.r.Backgrounds {
			if b.Item == item {
				of = append(of, b)
			}
		}
		sections = append(sections, s.background(item, of))
	}
	return sections
}

func (s *showing) backgroundItems() []string {
	var items []string
	for _, b := range s.r.Backgrounds {
		if !slices.Contains(items, b.Item) {
			items = append(items, b.Item)
		}
	}
	return items
}

func (s *showing) background(item string, of []audit.Background) backgroundSection {
	section := backgroundSection{Item: s.asked(item)}
	columns := mostMoved(of)
	if more := len(of[0].Careers) - len(columns); more > 0 {
		section.More = count(more, "more career, which the background moves less, is", "more careers, which the background moves less, are")
	}
	most := 0.0
	for _, c := range columns {
		section.Careers = append(section.Careers, s.name(of[0].Careers[c].ID))
		for _, b := range of {
			most = max(most, b.Careers[c].Float())
		}
	}
	for _, b := range of {
		row := backgroundRow{Option: s.option(item, b.Option)}
		for _, p := range b.Paths {
			row.Sheets = thousands(p.Of)
			path := sampledRow(s.name(p.ID), p.Share, 1)
			path.Plot = scale(1).bar(p.Float())
			row.Paths = append(row.Paths, path)
		}
		for _, c := range columns {
			row.Careers = append(row.Careers, heatCell{share(b.Careers[c].Share), interval(b.Careers[c].Share), counted(b.Careers[c].Share), heatOf(b.Careers[c].Float(), most)})
		}
		section.Options = append(section.Options, row)
	}
	return section
}

// mostMoved returns the careers whose shares differ most from one background to another, in the
// questionnaire's order.
func mostMoved(of []audit.Background) []int {
	type moved struct {
		career int
		by     float64
	}
	var all []moved
	for c := range of[0].Careers {
		low, high := 1.0, 0.0
		for _, b := range of {
			low, high = min(low, b.Careers[c].Float()), max(high, b.Careers[c].Float())
		}
		all = append(all, moved{c, high - low})
	}
	slices.SortStableFunc(all, func(a, b moved) int { return cmp.Compare(b.by, a.by) })
	var columns []int
	for _, m := range all[:min(len(all), mostColumns)] {
		columns = append(columns, m.career)
	}
	slices.Sort(columns)
	return columns
}

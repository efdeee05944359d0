package page

import (
	"cmp"
	"slices"

	"github.com/careerfit/careerfit/quiz/audit"
)

// A sensitivitySection says how much hangs on the exact weights.
type sensitivitySection struct {
	Sheets, Compilations string
	Careers              bool       // there are any
	Rows                 []movedRow // all weights of a kind together
	Items                []movedRow // one item's weight alone
	Scale, More          string
}

// A movedRow is how many sheets move.
type movedRow struct {
	Name         string
	Item         asked
	Path, Career shareRow
	Refused      string
}

func (s *showing) sensitivity() sensitivitySection {
	moved := s.r.Sensitivity
	section := sensitivitySection{Sheets: thousands(moved.Sheets), Compilations: thousands(moved.Compilations), Careers: len(s.Careers) > 0}
	section.Rows = []movedRow{
		s.movedRow(moved.Items, 1),
		s.movedRow(moved.Outcomes, 1),
	}
	section.Rows[0].Name, section.Rows[1].Name = "The weights of the items", "The weights of traits for outcomes"
	s.itemsAlone(&section, moved.ByItem)
	return section
}

// itemsAlone adds the items, the one first that moves most paths; of very many those that move most.
func (s *showing) itemsAlone(section *sensitivitySection, byItem []audit.ItemMoved) {
	items := slices.Clone(byItem)
	slices.SortStableFunc(items, func(a, b audit.ItemMoved) int { return cmp.Compare(b.Path.Float(), a.Path.Float()) })
	shown, more := cut(items, func(i audit.ItemMoved) float64 { return i.Path.Float() })
	to := scaleOf(movedShares(shown, section.Careers)...)
	section.Scale = to.String()
	for _, i := range shown {
		row := s.movedRow(i.Moved, to)
		row.Item = s.asked(i.ID)
		section.Items = append(section.Items, row)
	}
	if more > 0 {
		section.More = count(more, "more item, which moves fewer sheets, is", "more items, which move fewer sheets, are")
	}
}

// movedShares are the upper ends of all shares that are drawn.
func movedShares(items []audit.ItemMoved, careers bool) []float64 {
	var figures []float64
	for _, i := range items {
		_, path := i.Path.Interval()
		figures = append(figures, path)
		if _, career := i.Career.Interval(); careers {
			figures = append(figures, career)
		}
	}
	return figures
}

func (s *showing) movedRow(m audit.Moved, to scale) movedRow {
	row := movedRow{Path: sampledRow("", m.Path, to), Career: sampledRow("", m.Career, to)}
	if m.Refused > 0 {
		row.Refused = count(m.Refused, "set of weights", "sets of weights") + " could not be counted with and were left out"
	}
	return row
}

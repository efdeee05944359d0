package page

import (
	"cmp"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz/audit"
)

// An influenceSection says which items decide between two outcomes.
type influenceSection struct {
	Pairs  []pairTable // of paths, each with all items
	More   string
	Others []pairRows // of the other groups, a row a pair
}

// A pairTable has the items that decide between two paths.
type pairTable struct {
	A, B, Spread string
	Scale        string
	Items        []influenceRow
	More         string
	Options      []optionRow
}

// An influenceRow is an item.
type influenceRow struct {
	Item  asked
	Share string
	Plot  plot
}

// An optionRow is what one option moves.
type optionRow struct {
	Item, Option string
	Share, Lead  string
	Heat         heat
}

// pairRows have the pairs of one group.
type pairRows struct {
	Group string
	Rows  []pairRow
	More  string
}

// A pairRow is a pair with the items that decide most.
type pairRow struct{ A, B, Spread, Items string }

// The most pairs of paths with a table of their own, the most pairs of another group, and the most items that are
// named with each of these.
const (
	mostPairs = 10
	mostClose = 12
	mostNamed = 3
)

func (s *showing) influence() influenceSection {
	var section influenceSection
	left := 0
	for _, p := range s.r.Influence {
		switch {
		case p.Group != engine.Paths.String():
		case len(section.Pairs) < mostPairs:
			section.Pairs = append(section.Pairs, s.pairTable(p))
		default:
			left++
		}
	}
	if left > 0 {
		section.More = count(left, "more pair of paths is", "more pairs of paths are")
	}
	for _, group := range s.groups() {
		if rows := s.pairRows(group); group != engine.Paths.String() && len(rows.Rows) > 0 {
			section.Others = append(section.Others, rows)
		}
	}
	return section
}

func (s *showing) pairTable(p audit.Pair) pairTable {
	t := pairTable{A: s.name(p.A), B: s.name(p.B), Spread: percent(p.Spread, 1)}
	items := largestFirst(p.Items)
	var figures []float64
	for _, i := range items {
		figures = append(figures, i.Share)
	}
	to := scaleOf(figures...)
	t.Scale = to.String()
	shown, more := cut(items, func(i audit.ItemInfluence) float64 { return i.Share })
	for _, i := range shown {
		t.Items = append(t.Items, influenceRow{s.asked(i.ID), percent(i.Share, 1), to.bar(i.Share)})
		t.Options = append(t.Options, s.optionRows(i)...)
	}
	if more > 0 {
		t.More = count(more, "more item, with a smaller share, is", "more items, with smaller shares, are")
	}
	return t
}

// largestFirst orders items by their share, the largest first.
func largestFirst(items []audit.ItemInfluence) []audit.ItemInfluence {
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(a, b audit.ItemInfluence) int { return cmp.Compare(b.Share, a.Share) })
	return items
}

func (s *showing) optionRows(i audit.ItemInfluence) []optionRow {
	most := 0.0
	for _, o := range i.Options {
		most = max(most, o.Share)
	}
	rows := make([]optionRow, len(i.Options))
	for n, o := range i.Options {
		rows[n] = optionRow{Item: i.ID, Option: s.option(i.ID, o.ID), Share: percent(o.Share, 2), Lead: signed(o.Lead), Heat: heatOf(o.Share, most)}
	}
	return rows
}

// signed writes what an answer adds to a lead.
func signed(lead float64) string {
	if lead > 0 {
		return "+" + percent(lead, 2)
	}
	return percent(lead, 2)
}

// pairRows lists the pairs of a group, those first that answers can hardly tell apart.
func (s *showing) pairRows(group string) pairRows {
	var pairs []audit.Pair
	for _, p := range s.r.Influence {
		if p.Group == group {
			pairs = append(pairs, p)
		}
	}
	slices.SortStableFunc(pairs, func(a, b audit.Pair) int { return cmp.Compare(a.Spread, b.Spread) })
	rows := pairRows{Group: group}
	for _, p := range pairs[:min(len(pairs), mostClose)] {
		rows.Rows = append(rows.Rows, pairRow{s.name(p.A), s.name(p.B), percent(p.Spread, 1), s.named(p.Items)})
	}
	if left := len(pairs) - len(rows.Rows); left > 0 {
		rows.More = count(left, "more pair, easier to tell apart, is", "more pairs, easier to tell apart, are")
	}
	return rows
}

// named names the items that decide most.
func (s *showing) named(items []audit.ItemInfluence) string {
	var words []string
	for _, i := range largestFirst(items)[:min(len(items), mostNamed)] {
		if i.Share > 0 {
			words = append(words, i.ID+" "+percent(i.Share, 0))
		}
	}
	if len(words) == 0 {
		return "none: no answer tells them apart"
	}
	return listed(words)
}

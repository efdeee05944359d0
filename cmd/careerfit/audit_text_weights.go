package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/careerfit/careerfit/quiz/audit"
)

// standing has the outcomes side by side before anybody answers; of very many, those with the highest
// and the lowest baselines.
func (t *auditPrinter) standing() {
	t.heading("has anybody a head start? (exact)")
	rows, more := [][]string{{"", "baseline", "spread", "range", "widest item"}}, 0
	for _, group := range []string{"paths", "careers", "courses"} {
		var of []audit.Outcome
		for _, o := range t.Outcomes {
			if o.Group == group {
				of = append(of, o)
			}
		}
		if half := 4; len(of) > 2*half+1 {
			slices.SortStableFunc(of, func(a, b audit.Outcome) int { return cmp.Compare(b.Baseline, a.Baseline) })
			more += len(of) - 2*half
			of = slices.Concat(of[:half], of[len(of)-half:])
		}
		for _, o := range of {
			rows = append(rows, []string{o.ID, percent(o.Baseline), percent(o.Spread), fmt.Sprint(math.Round(1000*o.Range) / 1000), o.Widest + " " + percent(o.WidestShare)})
		}
	}
	t.table("lrrrl", rows, more)
}

// keys says where those land who do not read.
func (t *auditPrinter) keys() {
	t.heading("where do those land who do not read? (exact)")
	var rows [][]string
	for _, k := range t.Keys {
		verdict := "too far"
		if k.Balanced {
			verdict = "balanced"
		}
		first := k.First
		if k.Lead == 0 && len(t.Shares.Paths) > 1 {
			first = "several, level"
		}
		rows = append(rows, []string{k.Name, first, percent(k.Lead), verdict})
	}
	t.table("llrl", rows, 0)
}

// influence names the items that decide between paths, and in the pairs of careers and courses that are
// hardest to tell apart.
func (t *auditPrinter) influence() {
	t.heading("which items decide? (shares of the variance of the lead, exact)")
	pairs := slices.Clone(t.Influence)
	slices.SortStableFunc(pairs, func(a, b audit.Pair) int {
		return cmp.Or(cmp.Compare(pathsFirst(a), pathsFirst(b)), cmp.Compare(a.Spread, b.Spread))
	})
	const few = 9
	for _, p := range pairs[:min(len(pairs), few)] {
		if len(p.Items) == 0 {
			t.line("  %s – %s: no answer tells them apart", p.A, p.B)
			continue
		}
		t.line("  %s – %s: the lead varies by %s\n      %s", p.A, p.B, percent(p.Spread), mostDecisive(p))
	}
	t.more(len(pairs) - few)
}

func pathsFirst(p audit.Pair) int {
	if p.Group == "paths" {
		return 0
	}
	return 1
}

// mostDecisive names the items with the largest shares.
func mostDecisive(p audit.Pair) string {
	items := slices.Clone(p.Items)
	slices.SortStableFunc(items, func(a, b audit.ItemInfluence) int { return cmp.Compare(b.Share, a.Share) })
	var words []string
	for _, i := range items[:min(len(items), 4)] {
		if i.Share > 0 {
			words = append(words, fmt.Sprintf("%s %.0f %%", i.ID, 100*i.Share))
		}
	}
	return joined(words)
}

// sensitivity says how many sheets move when weights are a fifth off.
func (t *auditPrinter) sensitivity() {
	s := t.Sensitivity
	t.heading("what if the weights are a fifth off? (sampled, %d sheets)", s.Sheets)
	rows := [][]string{{"", "path changes", "career changes"},
		{"all items' weights", sampledPercent(s.Items.Path), sampledPercent(s.Items.Career)},
		{"all weights for outcomes", sampledPercent(s.Outcomes.Path), sampledPercent(s.Outcomes.Career)}}
	items := slices.Clone(s.ByItem)
	slices.SortStableFunc(items, func(a, b audit.ItemMoved) int {
		return cmp.Or(cmp.Compare(b.Path.Float(), a.Path.Float()), cmp.Compare(b.Career.Float(), a.Career.Float()))
	})
	const few = 8
	for _, i := range items[:min(len(items), few)] {
		rows = append(rows, []string{i.ID + " alone", sampledPercent(i.Path), sampledPercent(i.Career)})
	}
	if len(t.Shares.Careers) == 0 {
		for n := range rows {
			rows[n] = rows[n][:2]
		}
	}
	t.table("lss"[:len(rows[0])], rows, max(len(items)-few, 0))
	if refused := s.Items.Refused + s.Outcomes.Refused; refused > 0 {
		t.line("  %d sets of weights could not be counted with and were left out", refused)
	}
}

package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/quiz/audit"
)

// reach says which outcomes can come first, and of the others why not.
func (t *auditPrinter) reach() {
	t.heading("can it come first? (proved)")
	for _, group := range []string{"paths", "careers", "courses"} {
		t.reachCount(group)
	}
	var rows [][]string
	for _, verdict := range []audit.Reached{audit.Never, audit.Unknown, audit.Level} {
		for _, r := range t.Reach {
			if r.Verdict == verdict {
				rows = append(rows, []string{string(r.Verdict), r.ID, whyNot(r)})
			}
		}
	}
	t.table("lll", rows, 0)
	if t.verbose {
		t.witnesses()
	}
}

func (t *auditPrinter) reachCount(group string) {
	counts, all := map[audit.Reached]int{}, 0
	for _, r := range t.Reach {
		if r.Group == group {
			counts[r.Verdict]++
			all++
		}
	}
	if all == 0 {
		return
	}
	parts := []string{fmt.Sprintf("%d of %d come first alone on some sheet", counts[audit.Alone], all)}
	for _, verdict := range []audit.Reached{audit.Level, audit.Never, audit.Unknown} {
		if n := counts[verdict]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, verdict))
		}
	}
	t.line("  %s%s", padded(group, -9), strings.Join(parts, ", "))
}

// whyNot says of an outcome that does not come first alone what is known.
func whyNot(r audit.Reach) string {
	switch {
	case r.Verdict == audit.Unknown:
		return "ahead by " + percent(r.Bound) + " of the scale at most"
	case r.Certificate == nil:
		return ""
	case r.Certificate.Item != "":
		return "others are ahead, depending on the answer to " + r.Certificate.Item
	}
	words := "never ahead of "
	if r.Verdict == audit.Never {
		words = "always behind "
	}
	if len(r.Certificate.Rivals) > 1 {
		words = strings.Replace(words, " of ", " of all of ", 1)
		words = strings.Replace(words, "behind ", "behind one of ", 1)
	}
	return words + joined(someRivals(r.Certificate))
}

// someRivals are the first that a certificate names, and how many others.
func someRivals(c *audit.Certificate) []string {
	const shown = 3
	var rivals []string
	for n, m := range c.Rivals {
		if n == shown && len(c.Rivals) > shown+1 {
			return append(rivals, fmt.Sprintf("%d others", len(c.Rivals)-n))
		}
		rivals = append(rivals, m.Rival)
	}
	return rivals
}

// witnesses has the sheets, item by item.
func (t *auditPrinter) witnesses() {
	for _, r := range t.Reach {
		if len(r.Witness) == 0 {
			continue
		}
		t.line("\n  %s, ahead by %s of the scale:", r.ID, percent(r.Lead))
		for i, options := range r.Witness {
			t.line("    %s: %s", t.item(i), strings.Join(options, ", "))
		}
	}
}

// item returns the id of the item with the position. Sensitivity has all of them in order.
func (t *auditPrinter) item(i int) string {
	if i < len(t.Sensitivity.ByItem) {
		return t.Sensitivity.ByItem[i].ID
	}
	return fmt.Sprint(i + 1)
}

// paths says who comes first how often.
func (t *auditPrinter) paths() {
	how := "sampled"
	if t.Shares.Exact {
		how = "all sheets counted"
	}
	t.heading("which path comes first how often? (%s)", how)
	var rows [][]string
	for _, p := range t.Shares.Paths {
		rows = append(rows, []string{p.ID + ", alone", bracketPercent(p.Alone)})
	}
	rows = append(rows, []string{"several level", bracketPercent(t.Shares.Tied)})
	rows = append(rows, []string{"verdict balanced", sampledPercent(t.Shares.Balanced)}, []string{"no clear result", sampledPercent(t.Shares.NoResult)})
	if len(t.Shares.Careers) > 0 {
		rows = append(rows, []string{"first career outside the first path", sampledPercent(t.Shares.Outside)})
	}
	t.table("ls", rows, 0)
}

// careers says which career comes first how often; of very many, those that do most often and least often.
func (t *auditPrinter) careers() {
	all := t.Shares.Careers
	if len(all) == 0 {
		return
	}
	t.heading("which career comes first how often? (alone or level, sampled; an even share is %s)", finePercent(1/float64(len(all))))
	more := 0
	if len(all) > maxAudited {
		sorted := slices.Clone(all)
		slices.SortStableFunc(sorted, func(a, b audit.CareerShare) int { return b.All.Count - a.All.Count })
		half := (maxAudited - 1) / 2
		all, more = slices.Concat(sorted[:half], sorted[len(sorted)-half:]), len(all)-2*half
	}
	rows := [][]string{{"", "of all", "of those on its path"}}
	for _, c := range all {
		rows = append(rows, []string{c.ID, sampledPercent(c.All), sampledPercent(c.OnPath)})
	}
	t.table("lss", rows, more)
	t.levelCareers()
}

// levelCareers says why the shares are more than all.
func (t *auditPrinter) levelCareers() {
	sum := 0.0
	for _, c := range t.Shares.Careers {
		sum += c.All.Float()
	}
	if sum >= 1.001 {
		t.line("  all add up to %s: where several are level, each counts", percent(sum))
	}
}

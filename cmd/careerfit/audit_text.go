package main

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/careerfit/careerfit/quiz/audit"
)

// maxAudited is how many lines of a table the text of an audit has; JSON and the page have more.
const maxAudited = 20

// auditText is an audit for a person at a terminal, in the order in which an author would ask. Verbose,
// it has the sheets that put outcomes first.
func auditText(file string, r *audit.Report, verbose bool) string {
	t := &auditPrinter{Report: r, verbose: verbose}
	t.line("%s: %s %.12s, %d items; %d random sheets, seed %d", file, r.Questionnaire, r.Digest, r.Items, r.Sheets, r.Seed)
	for _, section := range []func(){
		t.reach, t.paths, t.careers, t.standing, t.keys, t.influence, t.sensitivity, t.backgrounds, t.confusion, t.saving, t.personas,
	} {
		section()
	}
	t.line("\nin brackets: 95 %% intervals; a random sheet has every item answered, each answer as likely as any")
	return t.String()
}

// An auditPrinter is the text as it is written.
type auditPrinter struct {
	*audit.Report
	verbose bool
	strings.Builder
}

func (t *auditPrinter) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

// heading begins a section.
func (t *auditPrinter) heading(format string, args ...any) { t.line("\n"+format, args...) }

// table writes the first rows in columns, and how many more there are besides. Columns begin on the left ("l"), end
// on the right ("r") or have shares ("s"), of which the figures end, and the intervals begin, below each other.
func (t *auditPrinter) table(columns string, rows [][]string, more int) {
	if left := len(rows) - maxAudited; left > 0 {
		rows, more = rows[:maxAudited], more+left
	}
	for c := range columns {
		if columns[c] == 's' {
			alignShares(rows, c)
		}
	}
	wide := make([]int, len(columns))
	for _, row := range rows {
		for c, text := range row {
			wide[c] = max(wide[c], utf8.RuneCountInString(text))
		}
	}
	for _, row := range rows {
		line := ""
		for c, text := range row {
			width := wide[c]
			if columns[c] != 'r' {
				width = -width
			}
			line += "  " + padded(text, width)
		}
		t.line("%s", strings.TrimRight(line, " "))
	}
	t.more(more)
}

// more says how many lines are left out, if any are.
func (t *auditPrinter) more(lines int) {
	if lines > 0 {
		t.line("  and %d more (see --json or --html)", lines)
	}
}

// alignShares lets the figures of a column, but not its heading, end below each other.
func alignShares(rows [][]string, column int) {
	wide := 0
	end := func(text string) int { return strings.Index(text, " %") }
	for _, row := range rows {
		wide = max(wide, end(row[column]))
	}
	for _, row := range rows {
		if at := end(row[column]); at >= 0 {
			row[column] = strings.Repeat(" ", wide-at) + row[column]
		}
	}
}

// bracketPercent writes a share that was counted, or sampled with its interval.
func bracketPercent(b audit.Bracket) string {
	if b.Low == b.High {
		return fmt.Sprintf("%.2f %%", 100*b.Share)
	}
	places := max(placesOf(b.High), 2)
	return fmt.Sprintf("%.*f %% (%.*f–%.*f)", places, 100*b.Share, places, 100*b.Low, places, 100*b.High)
}

// sampledPercent writes a sampled share with its interval, with as many places as it takes to tell them apart.
func sampledPercent(s audit.Share) string {
	_, high := s.Interval()
	if s.Count == 0 && s.Of > 0 {
		return fmt.Sprintf("0 %% (0–%.*f)", placesOf(high), 100*high)
	}
	return withInterval(s, placesOf(high))
}

// finePercent writes a share, a small one with more places.
func finePercent(share float64) string { return fmt.Sprintf("%.*f %%", placesOf(share), 100*share) }

// placesOf is with how many decimal places a share in percent has at least two digits that say something, 4 at most:
// hundreds of careers have a tenth of a percent each.
func placesOf(share float64) int {
	places := 1
	for places < 4 && 100*share < math.Pow10(1-places) {
		places++
	}
	return places
}

// joined lists words as one says them.
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

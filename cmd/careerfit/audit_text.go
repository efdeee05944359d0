package main

import (
	"fmt"
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

// table writes the first rows in columns, which begin on the left ("l") or end on the right ("r"), and
// how many more there are besides.
func (t *auditPrinter) table(columns string, rows [][]string, more int) {
	if left := len(rows) - maxAudited; left > 0 {
		rows, more = rows[:maxAudited], more+left
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
			if columns[c] == 'l' {
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

// bracketPercent writes a share that was counted, or sampled with its interval.
func bracketPercent(b audit.Bracket) string {
	if b.Low == b.High {
		return fmt.Sprintf("%.2f %%", 100*b.Share)
	}
	return fmt.Sprintf("%.2f %% (%.2f–%.2f)", 100*b.Share, 100*b.Low, 100*b.High)
}

// joined lists words as one says them.
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

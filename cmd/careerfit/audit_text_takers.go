package main

import (
	"fmt"
	"strings"

	"github.com/careerfit/careerfit/quiz/audit"
)

// backgrounds says what each background gets, everything else being equal: its paths, and the careers
// that come first most often.
func (t *auditPrinter) backgrounds() {
	if len(t.Backgrounds) == 0 {
		return
	}
	t.heading("what does the background alone change? (sampled)")
	var rows [][]string
	for _, b := range t.Backgrounds {
		var paths []string
		for _, p := range b.Paths {
			paths = append(paths, fmt.Sprintf("%s %.1f %%", p.ID, 100*p.Float()))
		}
		rows = append(rows, []string{b.Item + ": " + b.Option, strings.Join(paths[:min(len(paths), 4)], ", ")})
		if first, ok := mostOften(b.Careers); ok {
			rows = append(rows, []string{"", "most often " + first})
		}
	}
	t.table("ll", rows, 0)
}

// mostOften names the career that comes first most often.
func mostOften(careers []audit.NamedShare) (string, bool) {
	if len(careers) == 0 {
		return "", false
	}
	first := careers[0]
	for _, c := range careers[1:] {
		if c.Count > first.Count {
			first = c
		}
	}
	return fmt.Sprintf("%s %.1f %%", first.ID, 100*first.Float()), true
}

// confusion names the careers that change places in a second sitting.
func (t *auditPrinter) confusion() {
	if t.Confusion.Same.Of == 0 {
		return
	}
	t.heading("which careers are confused? (a second sitting with %.0f %% of the answers out by one, sampled)", 100*t.Confusion.Rho.Float())
	t.line("  the same career first both times on %s of the sheets", sampledPercent(t.Confusion.Same))
	var rows [][]string
	for _, p := range t.Confusion.Pairs[:min(len(t.Confusion.Pairs), 10)] {
		rows = append(rows, []string{p.A + " – " + p.B, sampledPercent(p.Sheets)})
	}
	t.table("ls", rows, len(t.Confusion.Pairs)-len(rows))
}

// saving says what stopping early saves.
func (t *auditPrinter) saving() {
	t.heading("how many questions can a taker be spared?")
	rows := [][]string{{"takers", "mean lead", "path settled", "items saved", "may stop", "items saved"}}
	for _, s := range t.Saving {
		path, clear := s.Settled.Path, s.Settled.Clear
		rows = append(rows, []string{s.Takers, percent(s.Lead.Float()), withInterval(path.Reached, 0), percent(path.Saved.Float()), withInterval(clear.Reached, 0), percent(clear.Saved.Float())})
	}
	t.table("lrrrrr", rows, 0)
	for _, s := range t.Saving {
		if s.Takers == "simulated" {
			t.line("  simulated takers lean towards traits; how surely they answer is tuned to a mean lead of %.0f %%", 100*audit.Defaults().Lead)
		}
		if s.Settled.Changed > 0 {
			t.line("  %d of the %s takers ended differently from what was proved: a fault of careerfit, please report it", s.Settled.Changed, s.Takers)
		}
	}
}

// personas says what the golden sheets get; of many, those that miss what they should get.
func (t *auditPrinter) personas() {
	t.heading("do the personas get what they should? (exact)")
	if len(t.Personas) == 0 {
		t.line("  there are none")
		return
	}
	missed := 0
	var rows [][]string
	for _, p := range t.Personas {
		if len(p.Misses) > 0 {
			missed++
			rows = append(rows, []string{p.ID, strings.Join(p.Misses, "; ")})
		}
	}
	t.line("  %d of %d do", len(t.Personas)-missed, len(t.Personas))
	t.table("ll", rows, 0)
	if t.verbose {
		t.personaResults()
	}
}

func (t *auditPrinter) personaResults() {
	var rows [][]string
	for _, p := range t.Personas {
		rows = append(rows, []string{p.ID, p.Verdict, p.Path, percent(p.Lead), p.Career})
	}
	t.table("lllrl", rows, 0)
}

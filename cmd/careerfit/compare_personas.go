package main

import (
	"fmt"

	"github.com/careerfit/careerfit/quiz/audit"
)

// personas tells of each that moves, and how many do not.
func (t *comparison) personas() {
	if len(t.Personas) == 0 {
		return
	}
	moved := t.movedPersonas()
	t.line("\npersonas: %d of %d get something else", moved, len(t.Personas))
	told := 0
	for _, p := range t.Personas {
		if !p.Moved {
			continue
		}
		if told++; told > maxCompared {
			t.line("  and %d more (see --json)", moved-maxCompared)
			return
		}
		t.line("  %s: %s → %s", p.ID, personaText(p.Before), personaText(p.After))
		for _, note := range personaNotes(p) {
			t.line("    %s", note)
		}
	}
}

func (t *comparison) movedPersonas() (moved int) {
	for _, p := range t.Personas {
		if p.Moved {
			moved++
		}
	}
	return moved
}

// personaNotes says which version's answers both were given, and what of them one version does not have.
func personaNotes(p audit.ComparedPersona) (notes []string) {
	lacking := "new"
	switch {
	case p.In == "new":
		notes, lacking = append(notes, "is in the new version alone; its answers were given to the old one, too"), "old"
	case p.In == "old":
		notes = append(notes, "is in the old version alone; its answers were given to the new one, too")
	case p.Rewritten:
		notes = append(notes, "has other answers in the new version; both versions were given the old answers")
	}
	if len(p.Dropped) > 0 {
		notes = append(notes, fmt.Sprintf("the %s version cannot take all its answers to %s; there it goes without them", lacking, joined(p.Dropped)))
	}
	return notes
}

func personaText(p audit.Persona) string {
	text := fmt.Sprintf("%s %s, lead %.3f", p.Verdict, p.Path, p.Lead)
	if p.Career != "" {
		text += ", " + p.Career
	}
	return text
}

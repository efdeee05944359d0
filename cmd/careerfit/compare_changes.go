package main

import (
	"fmt"
	"strings"
)

// renamed lists what has another id and is the same otherwise.
func (t *comparison) renamed() {
	for _, r := range t.Renamed[:min(len(t.Renamed), maxCompared)] {
		t.line("renamed: %s %s is %s now", r.Kind, r.Before, r.After)
	}
	if more := len(t.Renamed) - maxCompared; more > 0 {
		t.line("and %d more renamed (see --json)", more)
	}
}

// changes lists what has another value.
func (t *comparison) changes() {
	for _, c := range t.Changes[:min(len(t.Changes), maxCompared)] {
		if c.Before+c.After == "" {
			t.line("changed: %s", c.What)
			continue
		}
		t.line("changed: %s: %s → %s", c.What, orNothing(c.Before), orNothing(c.After))
	}
	if more := len(t.Changes) - maxCompared; more > 0 {
		t.line("and %d more changed (see --json)", more)
	}
}

func orNothing(value string) string {
	if value == "" {
		return "nothing"
	}
	return value
}

// maxRetold is how many ids of a kind are named where texts changed.
const maxRetold = 3

// retold counts what has other texts or facts, and names the first few.
func (t *comparison) retold() {
	var kinds []string
	for _, r := range t.Retold {
		if r.Kind == "questionnaire" {
			kinds = append(kinds, "the questionnaire's "+joined(r.IDs))
			continue
		}
		ids := strings.Join(r.IDs[:min(len(r.IDs), maxRetold)], ", ")
		if len(r.IDs) > maxRetold {
			ids += " …"
		}
		kinds = append(kinds, fmt.Sprintf("%s (%s)", counted(len(r.IDs), r.Kind), ids))
	}
	if len(kinds) > 0 {
		t.line("other texts or facts: %s", strings.Join(kinds, ", "))
	}
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

func eachOf(n int, what string) string {
	if n == 1 {
		return "the " + what
	}
	return "each of " + counted(n, what)
}

// nobodyMoves tells whether neither a sheet nor a persona gets anything else.
func (t *comparison) nobodyMoves() bool {
	return t.Paths.Moved.Count+t.Paths.Ties.Count+t.Careers.Moved.Count+t.Careers.Ties.Count+t.movedPersonas() == 0
}

// calm says that nobody moves, and what that rests on. Where more changed than words, it is only a sample.
func (t *comparison) calm() {
	seen := fmt.Sprintf("the same comes first on all %d random sheets, seed %d", t.Sheets, t.Seed)
	if n := len(t.Personas); n > 0 {
		seen += ", and for " + eachOf(n, "persona")
	}
	_, high := t.Paths.Moved.Interval()
	switch {
	case t.Same:
		t.line("\nnobody moves: %s", seen)
	case !t.WordsAlone():
		t.line("\nno move was found: %s (of all sheets %.*f %% may move, at the end of a 95 %% interval)", seen, placesOf(high), 100*high)
	case len(t.Retold) == 0:
		t.line("\nonly ids changed: nobody moves; %s", seen)
	case len(t.Renamed) == 0:
		t.line("\nonly texts or facts changed: nobody moves; %s", seen)
	default:
		t.line("\nonly ids, texts or facts changed: nobody moves; %s", seen)
	}
}

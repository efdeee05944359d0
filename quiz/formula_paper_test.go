package quiz_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A paper is a questionnaire as its author would have it on paper, with numbers as they are written.
// It is turned into a content file for the program, and worked out by hand in formula_oracle_test.go: the
// two have nothing in common but this.
type paper struct {
	traits   []string
	scale    []mark // of all items of kind scale
	items    []question
	outcomes [engine.NumGroups][]goal
}

type mark struct{ id, value string }

type question struct {
	id, kind, weight string // weight may be left out
	upTo             int
	reversed         bool
	traits, points   numbers // of a scale item
	options          []choice
}

type choice struct {
	id             string
	alone          bool
	traits, points numbers
}

type goal struct {
	id, path string // path of a career
	weights  numbers
}

type numbers map[string]string

// text writes the content file.
func (p paper) text() string {
	var b strings.Builder
	b.WriteString("format: 1\nid: drawn\nlanguage: en\ntitle: T\nsummary: S\nminutes: 1\n" +
		"thresholds: {balanced_within: 0.05, min_coverage: 0.5, bands: {best: 0.7, great: 0.6, good: 0.5}}\n" +
		"scales:\n  - id: marks\n    options:\n")
	for _, m := range p.scale {
		fmt.Fprintf(&b, "      - {id: %s, text: M, value: %s}\n", m.id, m.value)
	}
	b.WriteString("traits:\n")
	for _, id := range p.traits {
		fmt.Fprintf(&b, "  - {id: %s, name: T}\n", id)
	}
	b.WriteString("sections:\n  - id: all\n    title: A\n    items:\n")
	for _, item := range p.items {
		b.WriteString(item.text())
	}
	for g, goals := range p.outcomes {
		if len(goals) > 0 {
			fmt.Fprintf(&b, "%s:\n", engine.Group(g))
		}
		for _, o := range goals {
			fmt.Fprintf(&b, "  - {id: %s, name: N, summary: S%s%s}\n", o.id, key("path", o.path), o.weights.text("weights"))
		}
	}
	return b.String()
}

func (i question) text() string {
	if i.kind == "scale" {
		return fmt.Sprintf("      - {id: %s, text: Q, scale: marks, reversed: %t%s%s%s}\n",
			i.id, i.reversed, key("weight", i.weight), i.traits.text("traits"), i.points.text("points"))
	}
	upTo := ""
	if i.upTo > 0 {
		upTo = fmt.Sprint(i.upTo)
	}
	lines := fmt.Sprintf("      - id: %s\n        text: Q\n        kind: %s\n", i.id, i.kind)
	if more := strings.TrimPrefix(key("weight", i.weight), ", "); more != "" {
		lines += "        " + more + "\n"
	}
	if upTo != "" {
		lines += "        up_to: " + upTo + "\n"
	}
	lines += "        options:\n"
	for _, o := range i.options {
		lines += fmt.Sprintf("          - {id: %s, text: O, alone: %t%s%s}\n", o.id, o.alone, o.traits.text("traits"), o.points.text("points"))
	}
	return lines
}

// text writes ", key: {a: 1, b: -0.5}", or nothing where there are no numbers.
func (n numbers) text(name string) string {
	var entries []string
	for _, id := range slices.Sorted(maps.Keys(n)) {
		entries = append(entries, id+": "+n[id])
	}
	if entries == nil {
		return ""
	}
	return key(name, "{"+strings.Join(entries, ", ")+"}")
}

func key(name, value string) string {
	if value == "" {
		return ""
	}
	return ", " + name + ": " + value
}

// fatal is what tests and properties have in common.
type fatal interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

func (p paper) parse(t fatal) *quiz.Quiz {
	t.Helper()
	q, problems := quiz.Parse("drawn.yaml", []byte(p.text()))
	if q == nil {
		t.Fatalf("%s\n%s", problems.Error(), p.text())
	}
	return q
}

func TestAPaperIsWrittenAsAnAuthorWouldWriteIt(t *testing.T) {
	for _, line := range []string{
		"      - {id: half, text: M, value: 0.5}",
		"      - {id: backward, text: Q, scale: marks, reversed: true, weight: 1.25, traits: {care: 1, tech: -0.5}, points: {nurse: 0.5}}",
		"          - {id: none, text: O, alone: true}",
		"  - {id: nurse, name: N, summary: S, path: ward, weights: {care: 1}}",
	} {
		if !strings.Contains(tiny().text(), line+"\n") {
			t.Errorf("the line is missing: %s\n%s", line, tiny().text())
		}
	}
}

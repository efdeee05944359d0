package main

import (
	"fmt"
	"strings"

	"github.com/careerfit/careerfit/quiz/audit"
)

// maxCompared is how many lines of a kind the text has; JSON has all.
const maxCompared = 20

// comparisonText is the comparison for a person.
func comparisonText(c *audit.Comparison) string {
	t := &comparison{Comparison: c}
	t.line("old  %s %.12s, %d items", c.Old.Questionnaire, c.Old.Digest, c.Old.Items)
	t.line("new  %s %.12s, %d items", c.New.Questionnaire, c.New.Digest, c.New.Items)
	switch {
	case c.Same:
		t.line("both have the same content, to the letter")
	case c.Old.Questionnaire != c.New.Questionnaire:
		t.line("their ids differ: what has the same id in both is taken for the same thing")
	}
	t.renamed()
	t.parts("removed", c.Removed)
	t.parts("added", c.Added)
	t.rehomed()
	t.changes()
	t.retold()
	if t.nobodyMoves() {
		t.calm()
		return t.String()
	}
	t.personas()
	t.line("\n%d random sheets, seed %d; what a version lacks is not answered there", c.Sheets, c.Seed)
	t.moves("path", c.Paths)
	if len(c.Careers.Shares) > 0 {
		t.moves("career", c.Careers)
	}
	t.line("in brackets: 95 %% intervals")
	return t.String()
}

// comparison is the text as it is written.
type comparison struct {
	*audit.Comparison
	strings.Builder
}

func (t *comparison) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

// parts lists what one version alone has.
func (t *comparison) parts(what string, p audit.Parts) {
	for _, kind := range []struct {
		name string
		ids  []string
	}{{"traits", p.Traits}, {"scales", p.Scales}, {"items", p.Items}, {"options", p.Options}, {"paths", p.Paths}, {"careers", p.Careers}, {"courses", p.Courses}} {
		if n := len(kind.ids); n > maxCompared {
			t.line("%s %s: %s and %d more (see --json)", what, kind.name, strings.Join(kind.ids[:maxCompared], ", "), n-maxCompared)
		} else if n > 0 {
			t.line("%s %s: %s", what, kind.name, strings.Join(kind.ids, ", "))
		}
	}
}

// rehomed lists the careers that are on another path.
func (t *comparison) rehomed() {
	for _, r := range t.Rehomed[:min(len(t.Rehomed), maxCompared)] {
		t.line("on another path: %s, %s → %s", r.Career, r.Before, r.After)
	}
	if more := len(t.Rehomed) - maxCompared; more > 0 {
		t.line("and %d more on another path (see --json)", more)
	}
}

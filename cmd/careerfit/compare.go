package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
)

// compareFiles writes who gets something else by the new version of a content file, as text or as JSON.
// What is wrong with the files goes to errs. Personas that fail keep nobody from being compared, since
// that may be what there is to see; the error then is that of problems, after the comparison.
func compareFiles(ctx context.Context, before, after string, s audit.Settings, asJSON bool, out, errs io.Writer) error {
	if err := s.Check(); err != nil {
		return usageOf(err)
	}
	old, oldFails, err := loadCompared(before, errs)
	if err != nil {
		return err
	}
	now, nowFails, err := loadCompared(after, errs)
	if err != nil {
		return err
	}
	c, err := compareWatched(ctx, old, now, s, errs)
	if err != nil {
		return err
	}
	if err := writeComparison(out, c, asJSON); err != nil {
		return failure(fmt.Errorf("write comparison: %w", err))
	}
	if oldFails || nowFails {
		return problems()
	}
	return nil
}

// compareWatched tells a terminal how far it is.
func compareWatched(ctx context.Context, old, now *quiz.Quiz, s audit.Settings, errs io.Writer) (*audit.Comparison, error) {
	shown := progressOn(errs, "")
	s.Progress = shown
	c, err := audit.Compare(ctx, old, now, s)
	if err != nil { // the context's, which ends it
		shown.clear()
		return nil, failure(errors.New("interrupted"))
	}
	return c, nil
}

// loadCompared reads and compiles a content file whose personas may fail. Its problems are written to
// w; other errors among them end the command.
func loadCompared(name string, w io.Writer) (q *quiz.Quiz, fails bool, err error) {
	data, err := readContent(name)
	if err != nil {
		return nil, false, failure(err)
	}
	file, found := quiz.Read(name, data)
	for _, p := range found {
		fmt.Fprint(w, p.Long())
		if p.Severity == quiz.SeverityError && p.Rule != "persona" {
			fails = true
		}
	}
	if file.Quiz != nil {
		return file.Quiz, false, nil
	}
	if fails {
		return nil, true, problems()
	}
	q, err = quiz.Compile(file.Questionnaire)
	if err != nil {
		return nil, true, failure(err)
	}
	return q, true, nil
}

func writeComparison(w io.Writer, c *audit.Comparison, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(c)
	}
	_, err := io.WriteString(w, comparisonText(c))
	return err
}

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
	t.parts("removed", c.Removed)
	t.parts("added", c.Added)
	t.rehomed()
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
	}{{"items", p.Items}, {"options", p.Options}, {"paths", p.Paths}, {"careers", p.Careers}, {"courses", p.Courses}} {
		if n := len(kind.ids); n > maxCompared {
			t.line("%s %s: %s and %d more", what, kind.name, strings.Join(kind.ids[:maxCompared], ", "), n-maxCompared)
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
		t.line("and %d more on another path", more)
	}
}

// personas tells of each that moves, and how many do not.
func (t *comparison) personas() {
	if len(t.Personas) == 0 {
		return
	}
	moved := 0
	for _, p := range t.Personas {
		if p.Moved {
			moved++
		}
	}
	t.line("\npersonas: %d of %d get something else", moved, len(t.Personas))
	told := 0
	for _, p := range t.Personas {
		if !p.Moved {
			continue
		}
		if told++; told > maxCompared {
			t.line("  and %d more", moved-maxCompared)
			return
		}
		t.line("  %s%s: %s → %s", p.ID, personaNotes(p), personaText(p.Before), personaText(p.After))
	}
}

// personaNotes says which version has the persona, and what of its answers was left out.
func personaNotes(p audit.ComparedPersona) string {
	var notes []string
	switch {
	case p.In == "old" || p.In == "new":
		notes = append(notes, "only in the "+p.In+" version")
	case p.Rewritten:
		notes = append(notes, "by its old answers")
	}
	if len(p.Dropped) > 0 {
		notes = append(notes, "without an answer to "+strings.Join(p.Dropped, ", ")+" where it does not exist")
	}
	if len(notes) == 0 {
		return ""
	}
	return " (" + strings.Join(notes, "; ") + ")"
}

func personaText(p audit.Persona) string {
	text := fmt.Sprintf("%s %s, lead %.3f", p.Verdict, p.Path, p.Lead)
	if p.Career != "" {
		text += ", " + p.Career
	}
	return text
}

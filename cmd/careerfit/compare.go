package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
)

// A comparing is one comparison of two content files.
type comparing struct {
	before, after string
	settings      audit.Settings
	asJSON        bool
	atMost        float64 // how many percent of the random sheets may move
	out, errs     io.Writer
}

func (f *checkFlags) comparing(contents []content, out, errs io.Writer) comparing {
	return comparing{contents[0].file, contents[1].file, f.settings, f.format == "json", f.atMost, out, errs}
}

// run writes who gets something else by the new version of a content file, as text or as JSON. What is wrong
// with the files goes to errs. Personas that fail keep nobody from being compared, since that may be what there is
// to see; the error then is that of problems, after the comparison.
func (c comparing) run(ctx context.Context) error {
	if err := c.settings.Check(); err != nil {
		return usageOf(err)
	}
	old, oldFails, err := loadCompared(c.before, c.errs)
	if err != nil {
		return err
	}
	now, nowFails, err := loadCompared(c.after, c.errs)
	if err != nil {
		return err
	}
	found, err := c.watched(ctx, old, now)
	if err != nil {
		return err
	}
	if err := writeComparison(c.out, found, c.asJSON); err != nil {
		return failure(fmt.Errorf("write comparison: %w", err))
	}
	if err := tooMany(found, c.atMost); err != nil {
		return err
	}
	if oldFails || nowFails {
		return problems()
	}
	return nil
}

// watched compares, and tells a terminal how far it is.
func (c comparing) watched(ctx context.Context, old, now *quiz.Quiz) (*audit.Comparison, error) {
	shown := progressOn(c.errs, "")
	c.settings.Progress = shown
	found, err := audit.Compare(ctx, old, now, c.settings)
	if err != nil { // the context's, which ends it
		shown.clear()
		return nil, failure(errors.New("interrupted"))
	}
	return found, nil
}

// tooMany is the error where more than atMost percent of the sheets have another first path, or another first
// career. The share in the sample decides: the next run has the same one.
func tooMany(c *audit.Comparison, atMost float64) error {
	for _, g := range []struct {
		what  string
		moved audit.Share
	}{{"path", c.Paths.Moved}, {"career", c.Careers.Moved}} {
		if 100*float64(g.moved.Count) > atMost*float64(g.moved.Of) {
			return &exitError{exitProblems, fmt.Errorf("another %s comes first on %.2f %% of the random sheets, more than --at-most %v allows", g.what, 100*g.moved.Float(), atMost)}
		}
	}
	return nil
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

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
	"github.com/careerfit/careerfit/quiz/lint"
	"github.com/careerfit/careerfit/web"
)

const checkLong = `Check content files and print every problem as file:line:col: severity: message [rule].
Exit code 0: none, or notes only; 1: errors or warnings; 2: wrong use; 3: a file could not be read
or written, or the audit was interrupted. With --fail-on error, warnings alone leave it at 0.

With --audit also work out what can be said without a single taker: whether every outcome can
come first, who does how often, which items decide, and how much hangs on the exact weights.
What is unfair by that is told among the other problems. A file with errors is not audited. --html
writes the same as a page with pictures.

With --theme look at a theme, too: the name, the logo and the colours with which an institution serves
the quiz. Colours that cannot be told apart are errors, with the ratio that they have and need, and
the nearest lightness that would do. A theme is a file of its own, beside the questionnaires:

  name: Port College              # at the top of every page; at most 40 characters
  logo: logo.svg                  # beside this file, for light paper: SVG or PNG, at most 32 KB
  home: https://college.example   # at the foot of every page: Run by college.example
  light:
    paper: "#fbf8f3"              # what pages lie on
    card: "#ffffff"               # what choices and cards are made of
    ink: "#22302f"                # text
    brand: "#14595c"              # buttons, what is chosen, bars; links are made of it
    accent: "#b4541a"             # the second colour: great fits, balanced results
  dark: {brand: "#7fd0c8"}        # all of these may be left out

With --compare say what differs between two files, and who gets something else by the second than
by the first. Moves are no problems: the exit code is 1 only if a file has an error (warnings are not
looked for, a persona that fails is told and compared), or if on more than --at-most percent of
the random sheets another path comes first, or on more than that another career; ties that come or
go do not count.

--format json writes one array of all problems,
  [{"file","line","col","severity":"error"|"warning"|"note","rule","message","hint","source"}…]
line and col counting from 1, hint and source being "" where there is none; source is the line,
or of one with more than 1,000 characters the part around col. With --audit it writes
  {"problems":[…],"audits":[{"file", …}…]}
where an audit has the fields of the type Report in package quiz/audit.

--format github writes the annotations of a GitHub workflow and nothing else: what is wrong then
stands beside the lines of the file in a pull request.`

const checkExample = `  careerfit check content/*.yaml
  careerfit check --html audit.html content/ours.yaml
  careerfit check --compare before.yaml after.yaml
  careerfit check --compare --at-most 5 before.yaml after.yaml

  A step of a GitHub workflow that lets warnings pass:
    - name: Check the questionnaires
      run: careerfit check --format github --audit --fail-on error content/*.yaml`

func newCheck(now func() time.Time) *cobra.Command {
	f := checkFlags{settings: audit.DefaultSettings()}
	cmd := &cobra.Command{
		Use:     "check FILE…",
		Short:   "Check content files and print what is wrong with them, or audit or compare them",
		Long:    checkLong,
		Example: checkExample,
		Args: func(cmd *cobra.Command, _ []string) error {
			f.given(cmd.Flags()) // before the environment sets more, which is for every command
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error {
			c, err := f.checking(files, now(), cmd.OutOrStdout(), cmd.ErrOrStderr())
			if err != nil {
				return err // wrong use, as if cobra had seen it
			}
			if f.compare {
				return f.comparing(c.contents, cmd.OutOrStdout(), cmd.ErrOrStderr()).run(cmd.Context())
			}
			return c.run(cmd.Context())
		},
	}
	f.define(cmd.Flags())
	return cmd
}

// A checking is one run of the command.
type checking struct {
	contents []content
	theme    string // empty for none
	asOf     time.Time
	audit    bool
	html     string
	failOn   quiz.Severity // the mildest that makes the exit code 1
	settings audit.Settings
	shown    display
	errs     io.Writer

	found quiz.Problems
}

// run checks one file after the other. One that cannot be read does not hide what is wrong with the
// others.
func (c *checking) run(ctx context.Context) error {
	if c.html != "" {
		if err := tryToWrite(c.html); err != nil {
			return failure(err) // rather than after an audit
		}
	}
	failed := c.each(ctx)
	if err := c.shown.end(); err != nil {
		failed = append(failed, fmt.Errorf("write problems: %w", err))
	}
	switch {
	case len(failed) > 0:
		return failure(errors.Join(failed...))
	case slices.ContainsFunc(c.found, func(p quiz.Problem) bool { return p.Severity <= c.failOn }):
		return problems()
	}
	return nil
}

func (c *checking) each(ctx context.Context) (failed []error) {
	if err := c.checkTheme(); err != nil {
		failed = append(failed, err)
	}
	for _, file := range c.contents {
		if err := c.check(ctx, file); err != nil {
			failed = append(failed, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	return failed
}

// checkTheme does the theme, where there is one.
func (c *checking) checkTheme() error {
	if c.theme == "" {
		return nil
	}
	data, err := readContent(c.theme)
	if err != nil {
		return err
	}
	t, found := readTheme(c.theme, data)
	c.tell(found)
	if t != nil {
		c.shown.followers(c.theme, t.Followers)
	}
	return nil
}

// check does one file. What is wrong with it is told all at once, so after the audit; if that comes to no end,
// what the check alone found is told still.
func (c *checking) check(ctx context.Context, file content) error {
	data, err := file.read()
	if err != nil {
		return err
	}
	read, found := lint.Check(file.name, data, lint.Options{AsOf: c.asOf, Speaks: web.Languages()})
	switch {
	case !c.audit:
		c.tell(found)
		return nil
	case read.Quiz == nil:
		c.tell(found)
		fmt.Fprintf(c.errs, "%s has errors and was not audited\n", file.name)
		return nil
	}
	report, err := c.auditOf(ctx, file.name, read.Quiz)
	if err != nil {
		c.tell(found)
		return err
	}
	found = together(found, audit.Problems(read, report))
	c.tell(found)
	return c.show(file.name, read.Quiz, report, found)
}

func (c *checking) tell(found quiz.Problems) {
	c.found = append(c.found, found...)
	c.shown.problems(found)
}

// together puts what an audit found among what a check found, in the order of the file. What the check says of
// the file as a whole, how many more problems there are, stays the last.
func together(checked, audited quiz.Problems) quiz.Problems {
	end := len(checked)
	for end > 0 && checked[end-1].Line == 0 {
		end--
	}
	all := slices.Concat(checked[:end], audited)
	all.Sort()
	return append(all, checked[end:]...)
}

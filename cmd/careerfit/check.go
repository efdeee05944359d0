package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/lint"
)

const checkLong = `Check content files and print every problem as file:line:col: severity: message [rule].
Exit code 0: none, or notes only; 1: problems; 2: wrong use; 3: a file could not be read.

--format json writes one array of all problems,
  [{"file","line","col","severity":"error"|"warning"|"note","rule","message","hint","source"}…]
line and col counting from 1, hint and source being "" where there is none. --format github writes the
annotations of a GitHub workflow.`

func newCheck(now func() time.Time) *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check FILE…",
		Short: "Check content files and print what is wrong with them",
		Long:  checkLong,
		RunE: func(cmd *cobra.Command, files []string) error {
			c, err := f.checking(files, now(), cmd.OutOrStdout(), cmd.ErrOrStderr())
			if err != nil {
				return err // wrong use, as if cobra had seen it
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
	asOf     time.Time
	shown    display
	errs     io.Writer

	found quiz.Problems
}

// run checks one file after the other. One that cannot be read does not hide what is wrong with the
// others.
func (c *checking) run(ctx context.Context) error {
	var failed []error
	for _, file := range c.contents {
		if err := c.check(ctx, file); err != nil {
			failed = append(failed, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	if err := c.shown.end(); err != nil {
		failed = append(failed, fmt.Errorf("write problems: %w", err))
	}
	switch {
	case len(failed) > 0:
		return failure(errors.Join(failed...))
	case len(c.found) > c.found.Count(quiz.SeverityNote):
		return problems()
	}
	return nil
}

// check does one file.
func (c *checking) check(_ context.Context, file content) error {
	data, err := file.read()
	if err != nil {
		return err
	}
	_, found := lint.Check(file.name, data, lint.Options{AsOf: c.asOf})
	c.tell(found)
	return nil
}

func (c *checking) tell(found quiz.Problems) {
	c.found = append(c.found, found...)
	c.shown.problems(found)
}

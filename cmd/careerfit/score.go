package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/bulk"
)

func newScore() *cobra.Command {
	var file, in, out string
	o := bulk.Options{}
	cmd := &cobra.Command{
		Use:   "score [FILE]",
		Short: "Score sheets of answers, as NDJSON or CSV, by the million",
		Long: "Read sheets of answers from the file, or from standard input, and write a result for each, in their order.\n\n" +
			"NDJSON has one sheet a line, as in\n" +
			`  {"id":"a","answers":{"<item>":"<option>","<item>":["<option>"],"<item>":{"non_answer":"skipped"}}}` + "\n" +
			"and CSV a column an item; its header names them and may name a column id. A cell has the id of an option,\n" +
			"several with a semicolon between them, or !skipped, !dont_know, !doesnt_apply; an empty one is skipped.\n" +
			"Semicolons or tabs may separate the cells instead of commas: the header tells, and the results have the same.\n" +
			"An absent item is skipped. A sheet that cannot be scored is named on standard error with its line, and the\n" +
			"rest go on; the exit code then is 1. The sheets are told apart by the file's name or by how they begin.\n\n" +
			"Results are written as the sheets are: as NDJSON with everything, its lists best first, or as CSV with\n" +
			"what comes first. --fields says what to write instead, by these names:\n" + fieldsText() +
			"An id is written as it came, also where a spreadsheet might take it for a formula; a note then says so.",
		Args: oneTable,
		RunE: func(cmd *cobra.Command, sheets []string) error {
			if err := errors.Join(parseFormat(&o.In, "--in", in), parseFormat(&o.Out, "--out", out)); err != nil {
				return usageOf(err)
			}
			q, err := loadQuiz(file, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			input, err := openSheets(cmd, sheets, &o)
			if err != nil {
				return failure(err)
			}
			defer input.Close()
			return untilDone(cmd.Context(), func() error {
				return scoreSheets(cmd.Context(), q, input, cmd.OutOrStdout(), cmd.ErrOrStderr(), o)
			})
		},
	}
	cmd.Flags().StringVar(&file, "quiz", "", "score by this content `FILE` instead of the built-in questionnaire")
	cmd.Flags().StringVar(&in, "in", "", "the `FORMAT` of the sheets, ndjson or csv, where it is not recognised")
	cmd.Flags().StringVar(&out, "out", "", "the `FORMAT` of the results, ndjson or csv, where it is not that of the sheets")
	cmd.Flags().StringSliceVar(&o.Fields, "fields", nil, "write these `NAMES`, separated by commas, as in id,path,fit:nurse")
	cmd.Flags().BoolVar(&o.Stability, "stability", false, "add how sure each result is and what would change it")
	return cmd
}

func oneTable(_ *cobra.Command, files []string) error {
	if len(files) > 1 {
		return errors.New("name one file of sheets, or none to read standard input; each table has a header of its own")
	}
	return nil
}

// fieldsText lists the fields, one a line.
func fieldsText() string {
	var b strings.Builder
	for _, f := range bulk.Fields() {
		fmt.Fprintf(&b, "  %-12s %s\n", f.Name, f.About)
	}
	return b.String()
}

func parseFormat(f *bulk.Format, flag, name string) (err error) {
	if *f, err = bulk.ParseFormat(name); err != nil {
		err = fmt.Errorf("%s: %w", flag, err)
	}
	return err
}

// untilDone works until the work is done or the context is: Ctrl-C must end a program that waits for
// standard input.
func untilDone(ctx context.Context, work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return failure(errors.New("interrupted"))
	}
}

// openSheets opens the file, or standard input. A file's name may tell the format.
func openSheets(cmd *cobra.Command, name []string, o *bulk.Options) (io.ReadCloser, error) {
	if len(name) == 0 || name[0] == "-" {
		return io.NopCloser(cmd.InOrStdin()), nil
	}
	if o.In == bulk.Auto {
		o.In = bulk.FormatOf(name[0])
	}
	f, err := os.Open(name[0])
	if err != nil {
		return nil, plainPathError(name[0], err)
	}
	return f, nil
}

// scoreSheets scores all sheets. Bad ones are named and passed over.
func scoreSheets(ctx context.Context, q *quiz.Quiz, in io.Reader, out, errs io.Writer, o bulk.Options) error {
	closed := make(chan os.Signal, 1) // who reads the results may go away: then writing fails, which is told
	signal.Notify(closed, syscall.SIGPIPE)
	defer signal.Stop(closed)
	told := sheetsTold(errs, out)
	o.Progress = told.tell
	o.Bad = func(line int64, err error) {
		told.clear()
		fmt.Fprintf(errs, "line %d: %s\n", line, shortened(err.Error(), longestTold))
	}
	total, err := bulk.Score(ctx, q, in, out, o)
	told.clear()
	var header *bulk.HeaderError
	var field *bulk.FieldError
	switch {
	case errors.As(err, &header):
		fmt.Fprintln(errs, header)
		return problems()
	case errors.As(err, &field):
		return usageOf(fmt.Errorf("--fields: %w", err))
	case errors.Is(err, context.Canceled):
		return failure(errors.New("interrupted"))
	case err != nil:
		return failure(err)
	}
	return concluded(total, errs)
}

// longestTold is the most bytes that are told of one sheet: a cell may have a megabyte of text.
const longestTold = 4096

// concluded says what is to be said of all sheets together.
func concluded(total bulk.Summary, errs io.Writer) error {
	if total.Formulas > 0 {
		fmt.Fprintf(errs, "note: a spreadsheet may take ids that begin with =, +, - or @ for formulas; there are %d, written as they came\n", total.Formulas)
	}
	if total.Bad > 0 {
		fmt.Fprintf(errs, "%d of %d sheets could not be scored\n", total.Bad, total.Sheets())
		return problems()
	}
	return nil
}

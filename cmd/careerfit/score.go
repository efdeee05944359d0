package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
)

func newScore() *cobra.Command {
	var file string
	var stability bool
	cmd := &cobra.Command{
		Use:   "score",
		Short: "Score sheets of answers: NDJSON in, NDJSON out",
		Long: "Read one sheet a line from standard input, as in\n" +
			`  {"id":"a","answers":{"<item>":"<option>","<item>":["<option>"],"<item>":{"non_answer":"skipped"}}}` + "\n" +
			"and write one result a line, its lists best first:\n" +
			`  {"id","digest","verdict":"clear"|"balanced"|"none","lead","coverage","paths":[{"id","fit","rank"}…],` + "\n" +
			`   "careers":[{"id","path","fit","rank","path_rank","band":"best"|"great"|"good"|"none"}…],` + "\n" +
			`   "courses":[{"id","fit","rank"}…],"warnings":[{"code","message"}…]}` + "\n" +
			"With --stability each result also has \"stability\": what would change it, and how far it can be relied on.\n" +
			"An absent item is skipped. A bad line is named on standard error and the rest go on; the exit code then is 1.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			q, err := loadQuiz(file, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			return untilDone(cmd.Context(), func() error {
				return scoreLines(scorer{q, stability}, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
			})
		},
	}
	cmd.Flags().StringVar(&file, "quiz", "", "score by this content `FILE` instead of the built-in questionnaire")
	cmd.Flags().BoolVar(&stability, "stability", false, "add how sure each result is and what would change it")
	return cmd
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

// A scorer makes results by a questionnaire, with their stability or without.
type scorer struct {
	*quiz.Quiz
	stability bool
}

// scoreLines scores every line. Bad ones are reported and passed over.
func scoreLines(q scorer, in io.Reader, out, errs io.Writer) error {
	reader, writer := bufio.NewReaderSize(in, 64<<10), bufio.NewWriter(out)
	bad, err := scoreAll(q, reader, writer, errs)
	if flushed := writer.Flush(); err == nil && flushed != nil {
		err = fmt.Errorf("write results: %w", flushed)
	}
	switch {
	case err != nil:
		return failure(err)
	case bad > 0:
		return problems()
	}
	return nil
}

// scoreAll returns how many lines were bad. Whoever waits for a result before sending the next sheet
// gets it: nothing is held back while there is nothing to read.
func scoreAll(q scorer, in *bufio.Reader, out *bufio.Writer, errs io.Writer) (bad int, err error) {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for number := 1; ; number++ {
		if in.Buffered() == 0 {
			if err := out.Flush(); err != nil {
				return bad, fmt.Errorf("write results: %w", err)
			}
		}
		report, err := scoreNext(q, in)
		switch {
		case errors.Is(err, errBadLine):
			bad++
			fmt.Fprintf(errs, "line %d: %v\n", number, err)
			continue
		case errors.Is(err, io.EOF):
			return bad, nil
		case err != nil:
			return bad, fmt.Errorf("read sheets: %w", err)
		case report == nil: // an empty line
			continue
		}
		if err := enc.Encode(report); err != nil {
			return bad, fmt.Errorf("write results: %w", err)
		}
	}
}

// scoreNext scores the sheet of the next line; nil for a line that is empty.
func scoreNext(q scorer, in *bufio.Reader) (*quiz.Report, error) {
	line, err := readLine(in)
	if err != nil || len(bytes.TrimSpace(line)) == 0 {
		return nil, err
	}
	report, err := q.line(line)
	return &report, err
}

// errBadLine marks what is wrong with one line, not with the stream.
var errBadLine = errors.New("bad line")

type badLine struct{ error }

func (badLine) Is(target error) bool { return target == errBadLine }

// maxLine is the most bytes that a line may have, without its end.
const maxLine = 1 << 20

// readLine returns the next line without its end. A line that is too long is read to its end and
// then reported.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(line) <= maxLine+len("\r\n") { // else it is too long already
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || len(line) == 0) {
			return nil, err
		}
		if line = bytes.TrimRight(line, "\r\n"); len(line) > maxLine {
			return nil, badLine{fmt.Errorf("the line has more than %d bytes", maxLine)}
		}
		return line, nil
	}
}

// line scores one line.
func (q scorer) line(line []byte) (quiz.Report, error) {
	s, err := quiz.ParseSheetLine(line)
	if err != nil {
		return quiz.Report{}, badLine{err}
	}
	marks, err := q.Marks(s.Answers)
	if err != nil {
		return quiz.Report{}, badLine{err}
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		return quiz.Report{}, badLine{err}
	}
	report := q.Report(s.ID, sheet)
	if q.stability {
		stability := q.Stability(sheet)
		report.Stability = &stability
	}
	return report, nil
}

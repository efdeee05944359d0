package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
)

func newScore() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "score",
		Short: "Score sheets of answers: NDJSON in, NDJSON out",
		Long: "Read one sheet a line from standard input, as in\n" +
			`  {"id":"a","answers":{"<item>":"<option>","<item>":["<option>"],"<item>":{"non_answer":"skipped"}}}` + "\n" +
			"and write one result a line. A bad line is named on standard error and the rest go on; the exit code then is 1.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			q, err := loadQuiz(file, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			return scoreLines(q, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&file, "quiz", "", "score by this content `FILE` instead of the built-in questionnaire")
	return cmd
}

// maxLine is the most bytes that a line may have.
const maxLine = 1 << 20

// scoreLines scores every line. Bad ones are reported and passed over.
func scoreLines(q *quiz.Quiz, in io.Reader, out, errs io.Writer) error {
	reader := bufio.NewReaderSize(in, 64<<10)
	writer := bufio.NewWriter(out)
	enc := json.NewEncoder(writer)
	enc.SetEscapeHTML(false)
	bad := 0
	for number := 1; ; number++ {
		line, err := readLine(reader)
		if errors.Is(err, io.EOF) {
			break
		}
		var report quiz.Report
		if err == nil {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			report, err = scoreLine(q, line)
		}
		if err != nil {
			if !errors.Is(err, errBadLine) {
				return failure(fmt.Errorf("read sheets: %w", err))
			}
			bad++
			fmt.Fprintf(errs, "line %d: %v\n", number, err)
			continue
		}
		if err := enc.Encode(report); err != nil {
			return failure(fmt.Errorf("write results: %w", err))
		}
	}
	if err := writer.Flush(); err != nil {
		return failure(fmt.Errorf("write results: %w", err))
	}
	if bad > 0 {
		return problems()
	}
	return nil
}

// errBadLine marks what is wrong with one line, not with the stream.
var errBadLine = errors.New("bad line")

type badLine struct{ error }

func (badLine) Is(target error) bool { return target == errBadLine }

// readLine returns the next line without its end. A line that is too long is read to its end and
// then reported.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := r.ReadSlice('\n')
		if tooLong = tooLong || len(line)+len(part) > maxLine; !tooLong {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(line) == 0 && !tooLong):
			return nil, err
		case tooLong:
			return nil, badLine{fmt.Errorf("the line has more than %d bytes", maxLine)}
		}
		return bytes.TrimRight(line, "\r\n"), nil
	}
}

func scoreLine(q *quiz.Quiz, line []byte) (quiz.Report, error) {
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
	return q.Report(s.ID, sheet), nil
}

package bulk_test

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/bulk"
)

// The oracle scores sheets with the libraries that everybody has, one after the other.

// An outcome is what became of some sheets.
type outcome struct {
	results string
	bad     []string // "line 2: what was wrong"
	written bytes.Buffer
}

// add adds what became of one sheet.
func (o *outcome) add(t testing.TB, q *quiz.Quiz, line int, id string, answers map[string]quiz.Answer, err error, stability bool) {
	t.Helper()
	var marks []quiz.Mark
	if err == nil {
		marks, err = q.Marks(answers)
	}
	if err != nil {
		o.bad = append(o.bad, fmt.Sprintf("line %d: %v", line, err))
		return
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		t.Fatal(err)
	}
	report := q.Report(id, sheet)
	if stability {
		sure := q.Stability(sheet)
		report.Stability = &sure
	}
	enc := json.NewEncoder(&o.written)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(report); err != nil {
		t.Fatal(err)
	}
}

// ofNDJSON scores lines.
func ofNDJSON(t testing.TB, q *quiz.Quiz, input []byte, stability bool) (o outcome) {
	t.Helper()
	lines := bufio.NewReader(bytes.NewReader(bytes.TrimPrefix(input, []byte("\ufeff"))))
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if line = bytes.TrimRight(line, "\r\n"); len(bytes.TrimSpace(line)) > 0 {
			read, bad := quiz.ParseSheetLine(line)
			if errors.Is(bad, io.ErrUnexpectedEOF) {
				bad = fmt.Errorf("%w; write each sheet on one line, with no list around them, as jq -c '.[]' does", bad)
			}
			o.add(t, q, number, read.ID, read.Answers, bad, stability)
		}
		if err != nil {
			o.results = o.written.String()
			return o
		}
	}
}

// ofCSV scores rows; where they are bad it knows the lines alone.
func ofCSV(t testing.TB, q *quiz.Quiz, input []byte, separator rune) (o outcome) {
	t.Helper()
	input = bytes.TrimPrefix(input, []byte("\ufeff"))
	rows := csv.NewReader(bytes.NewReader(input))
	rows.Comma, rows.FieldsPerRecord = separator, -1
	header, err := rows.Read()
	if err != nil {
		t.Fatal(err)
	}
	for {
		begin := rows.InputOffset()
		row, err := rows.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			o.results = o.written.String()
			return o
		case errors.As(err, &wrong):
			o.bad = append(o.bad, fmt.Sprintf("line %d", wrong.StartLine))
			continue
		}
		if len(bytes.Trim(input[begin:rows.InputOffset()], string(separator)+" \t\r\n")) == 0 {
			continue
		}
		line, _ := rows.FieldPos(0)
		id, answers, ok := ofRow(header, row)
		if !ok {
			o.bad = append(o.bad, fmt.Sprintf("line %d", line))
			continue
		}
		bad := len(o.bad)
		if o.add(t, q, line, id, answers, nil, false); len(o.bad) > bad {
			o.bad[bad] = fmt.Sprintf("line %d", line)
		}
	}
}

// ofRow reads cells by their documentation.
func ofRow(header, row []string) (id string, answers map[string]quiz.Answer, ok bool) {
	if len(row) != len(header) {
		return "", nil, false
	}
	answers = map[string]quiz.Answer{}
	for n, name := range header {
		name = strings.TrimSpace(name)
		cell := strings.TrimSpace(row[n])
		switch {
		case name == "id":
			if id = row[n]; !utf8.ValidString(id) {
				return "", nil, false
			}
		case cell == "":
		case cell[0] == '!':
			answers[name] = quiz.Answer{NonAnswer: quiz.NonAnswer(cell[1:])}
			if cell == "!" {
				return "", nil, false
			}
		default:
			options := strings.Split(cell, ";")
			for i := range options {
				options[i] = strings.TrimSpace(options[i])
			}
			answers[name] = quiz.Chose(options...)
		}
	}
	return id, answers, true
}

// pieces is a reader that brings a few bytes at a time, as many as its seed says.
type pieces struct {
	text []byte
	seed uint64
}

func (p *pieces) Read(b []byte) (int, error) {
	if len(p.text) == 0 {
		return 0, io.EOF
	}
	p.seed = p.seed*6364136223846793005 + 1442695040888963407
	n := copy(b, p.text[:min(len(p.text), 1+int(p.seed>>60))])
	p.text = p.text[n:]
	return n, nil
}

// scored is what Score makes of the input.
func scored(t testing.TB, q *quiz.Quiz, in io.Reader, o bulk.Options) (outcome, bulk.Summary, error) {
	t.Helper()
	var got outcome
	var out strings.Builder
	o.Bad = func(line int64, err error) {
		got.bad = append(got.bad, fmt.Sprintf("line %d: %v", line, err))
	}
	s, err := bulk.Score(t.Context(), q, in, &out, o)
	got.results = out.String()
	if int(s.Bad) != len(got.bad) {
		t.Fatalf("%d sheets were bad, and %d told: %q", s.Bad, len(got.bad), got.bad)
	}
	return got, s, err
}

func wantSame(t testing.TB, got, want outcome) {
	t.Helper()
	if got.results != want.results {
		t.Fatalf("the results are\n%s\nwant\n%s", got.results, want.results)
	}
	if !slices.Equal(got.bad, want.bad) {
		t.Fatalf("told:\n%q\nwant:\n%q", got.bad, want.bad)
	}
}

// onlyLines leaves out what was wrong.
func onlyLines(bad []string) (lines []string) {
	for _, b := range bad {
		line, _, _ := strings.Cut(b, ":")
		lines = append(lines, line)
	}
	return lines
}

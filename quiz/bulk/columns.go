package bulk

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// A HeaderError says why the header of CSV, or the beginning of any input, cannot be understood.
type HeaderError struct {
	// Line is where that stands, from 1.
	Line int64
	Err  error
}

// Error says it with the line.
func (e *HeaderError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns what is wrong, without the line.
func (e *HeaderError) Unwrap() error { return e.Err }

// The columns of CSV say of each cell which item it is for.
type columns []int

const (
	// idColumn has the sheets' ids.
	idColumn = -1
	// namelessColumn has nothing in it: spreadsheets save such ones at the end.
	namelessColumn = -2
)

var (
	errUTF16 = errors.New("this is UTF-16; save the file as UTF-8")
	errCR    = errors.New("the lines end with CR alone; save the file with lines that end with LF or CRLF")
)

// hasID tells whether there are ids.
func (c columns) hasID() bool { return slices.Contains(c, idColumn) }

// readColumns reads the header; there is none where there is nothing at all.
func readColumns(q *quiz.Quiz, src *source) (columns, error) {
	record, line, err := src.header()
	switch {
	case errors.Is(err, io.EOF):
		return columns{idColumn}, nil
	case err != nil:
		return nil, fmt.Errorf("read sheets: %w", err)
	}
	cells := splitter{separator: src.separator}
	err = cells.split(record)
	if len(record) > MaxRecord {
		err = errLongRecord
	}
	if err != nil {
		return nil, &HeaderError{line, err}
	}
	c, err := newColumns(q, cells.cells, src.separator)
	if err != nil {
		return nil, &HeaderError{line, err}
	}
	return c, nil
}

func newColumns(q *quiz.Quiz, header [][]byte, separator byte) (columns, error) {
	seen, all := map[string]int{}, slices.Repeat(columns{namelessColumn}, len(header))
	for n, cell := range withoutNameless(header, separator) {
		name := strings.TrimSpace(string(cell))
		if before, twice := seen[name]; twice && name != "" {
			return nil, fmt.Errorf("columns %d and %d are both called %q", before+1, n+1, name)
		}
		seen[name] = n
		item, isItem := q.Item(name)
		switch {
		case name == "id" && isItem:
			return nil, errors.New(`"id" is an item of this questionnaire, which CSV has no column for; use NDJSON`)
		case name == "id":
			item = idColumn
		case !isItem:
			return nil, unknownColumn(q, n, name, len(header))
		}
		all[n] = item
	}
	return all, nil
}

// withoutNameless leaves out the cells of a header at its end that have nothing in them.
func withoutNameless(header [][]byte, separator byte) [][]byte {
	for len(header) > 0 && blankRow(header[len(header)-1], separator) {
		header = header[:len(header)-1]
	}
	return header
}

func unknownColumn(q *quiz.Quiz, n int, name string, of int) error {
	switch {
	case of == 1 && strings.ContainsAny(name, separators):
		return errors.New("the header is a single column, since it stands in quotes as a whole; leave those quotes out")
	case strings.Contains(name, "\r"):
		return errCR
	case name == "":
		return fmt.Errorf("column %d has no name; name it, or leave the column out", n+1)
	}
	known := []string{"id"}
	for _, item := range q.Items {
		known = append(known, item.ID)
	}
	return fmt.Errorf("column %d: there is no item %q; %s", n+1, name, quiz.Nearest(name, known))
}

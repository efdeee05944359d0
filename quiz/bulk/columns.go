package bulk

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// A HeaderError says why the header of CSV cannot be understood.
type HeaderError struct {
	// Line is where the header begins, from 1.
	Line int64
	Err  error
}

// Error says it with the line.
func (e *HeaderError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns what is wrong, without the line.
func (e *HeaderError) Unwrap() error { return e.Err }

// The columns of CSV say of each cell which item it is for.
type columns []int

// idColumn has the sheets' ids.
const idColumn = -1

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
	var cells splitter
	err = cells.split(record)
	if len(record) > MaxRecord {
		err = errLongRecord
	}
	if err != nil {
		return nil, &HeaderError{line, err}
	}
	c, err := newColumns(q, cells.cells)
	if err != nil {
		return nil, &HeaderError{line, err}
	}
	return c, nil
}

// header takes the first record that is not empty, without its line's end.
func (s *source) header() (record []byte, line int64, err error) {
	var c chunk
	for {
		if err := s.next(&c); err != nil {
			return nil, 0, err
		}
		for r := (records{rest: c.in, line: c.line}); r.next(); {
			if len(r.record) > 0 {
				s.unread(r.rest, r.line)
				return r.record, r.begins, nil
			}
		}
	}
}

func newColumns(q *quiz.Quiz, header [][]byte) (columns, error) {
	seen, all := map[string]int{}, make(columns, len(header))
	for n, cell := range header {
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

func unknownColumn(q *quiz.Quiz, n int, name string, of int) error {
	if of == 1 && strings.ContainsAny(name, ";\t") {
		return errors.New("the header is a single column; separate columns with commas, not with semicolons or tabs")
	}
	known := []string{"id"}
	for _, item := range q.Items {
		known = append(known, item.ID)
	}
	return fmt.Errorf("column %d: there is no item %q; %s", n+1, name, quiz.Nearest(name, known))
}

package bulk

import (
	"bytes"
	"fmt"
)

// records goes through the records of a chunk of CSV.
type records struct {
	rest      []byte
	separator byte
	line      int64 // on which rest begins
	record    []byte
	begins    int64 // the line on which record begins
}

// next takes the next record, without its line's end; false at the end. It may be blank.
func (r *records) next() bool {
	if len(r.rest) == 0 {
		return false
	}
	end := recordEnd(r.rest, r.separator)
	if end < 0 {
		end = len(r.rest)
	}
	record := r.rest[:end]
	r.begins, r.line = r.line, r.line+int64(bytes.Count(record, newline))
	r.record, r.rest = chomp(record), r.rest[end:]
	return true
}

// upTo adds to what is wrong with the record where it ends, unless it is one line: a quote that is not closed where
// it should be makes one record of many.
func (r *records) upTo(err error) error {
	more := int64(bytes.Count(r.record, newline))
	if err == nil || more == 0 {
		return err
	}
	return fmt.Errorf("%w (this record goes on to line %d)", err, r.begins+more)
}

// blankRow reports whether a record has nothing in any of its cells. Spreadsheets save such ones below the last row.
func blankRow(record []byte, separator byte) bool {
	for _, c := range record {
		if c != separator && c != ' ' && c != '\t' && c != '\r' {
			return false
		}
	}
	return true
}

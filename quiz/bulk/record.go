package bulk

import (
	"bytes"
	"errors"
	"fmt"
)

// recordEnd returns how long the first record of CSV is, its line's end included; −1 where it is not whole
// yet. What encoding/csv refuses ends with the line in which it does. A record that is too long ends with the
// line in which it becomes so: a quote that is never closed costs some of the sheets below it, but not all.
func recordEnd(b []byte, separator byte) int {
	end := quotedEnd(b, separator)
	if end > MaxRecord || end < 0 && len(b) > MaxRecord {
		if cut := lineEnd(b, MaxRecord); cut >= 0 {
			return cut
		}
	}
	return end
}

// lineEnd returns where the line ends in which the position is, −1 where its end is not there.
func lineEnd(b []byte, at int) int {
	if i := bytes.IndexByte(b[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return -1
}

// quotedEnd is recordEnd for records of any length.
func quotedEnd(b []byte, separator byte) int {
	line := lineEnd(b, 0)
	if line >= 0 && bytes.IndexByte(b[:line], '"') < 0 {
		return line
	}
	for at := 0; at < len(b); at++ { // a cell begins there
		if b[at] == '"' {
			if at = closingQuote(b, at+1); at < 0 {
				return -1
			}
			at++
		} else {
			for at < len(b) && b[at] != separator && b[at] != '\n' && b[at] != '"' {
				at++
			}
		}
		if at == len(b) || b[at] != separator {
			return lineEnd(b, at)
		}
	}
	return -1
}

// closingQuote returns where the quote is that ends the cell, from within it; −1 where it is not there, or
// where it may be the first half of a doubled one.
func closingQuote(b []byte, at int) int {
	for {
		i := bytes.IndexByte(b[at:], '"')
		if i < 0 || at+i+1 == len(b) {
			return -1
		}
		if at += i; b[at+1] != '"' {
			return at
		}
		at += 2
	}
}

// What is wrong with a record.
var (
	errBareQuote   = errors.New(`there is a quote in a cell that does not begin with one; write the cell as "…", each quote in it twice`)
	errAfterQuote  = errors.New(`something follows the closing quote of a cell; each quote within a cell is written twice`)
	errNeverClosed = errors.New("a quote is never closed")
	errLongRecord  = fmt.Errorf("the record has more than %d bytes; is a quote never closed?", MaxRecord)
	errLongLine    = fmt.Errorf("the line has more than %d bytes", MaxRecord)
)

// chomp returns the record without its line's end.
func chomp(record []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(record, []byte("\n")), []byte("\r"))
}

// A splitter splits records of CSV into cells, as encoding/csv does.
type splitter struct {
	separator byte
	cells     [][]byte
	room      []byte // for the texts of quoted cells
}

// split sets the cells to those of a record without its line's end.
func (s *splitter) split(record []byte) error {
	s.cells = s.cells[:0]
	if bytes.IndexByte(record, '"') >= 0 {
		return s.splitQuoted(record)
	}
	for {
		i := bytes.IndexByte(record, s.separator)
		if i < 0 {
			s.cells = append(s.cells, record)
			return nil
		}
		s.cells = append(s.cells, record[:i])
		record = record[i+1:]
	}
}

func (s *splitter) splitQuoted(record []byte) error {
	if cap(s.room) < len(record) { // no cell is longer than it was written
		s.room = make([]byte, 0, 2*len(record))
	}
	s.room = s.room[:0]
	for {
		var cell []byte
		var err error
		if len(record) > 0 && record[0] == '"' {
			cell, record, err = s.quoted(record[1:])
		} else {
			cell, record, err = s.plain(record)
		}
		if err != nil {
			return err
		}
		s.cells = append(s.cells, cell)
		if len(record) == 0 {
			return nil
		}
		record = record[1:] // the separator
	}
}

// plain takes a cell without quotes.
func (s *splitter) plain(record []byte) (cell, rest []byte, err error) {
	end := bytes.IndexByte(record, s.separator)
	if end < 0 {
		end = len(record)
	}
	if bytes.IndexByte(record[:end], '"') >= 0 {
		return nil, nil, errBareQuote
	}
	return record[:end], record[end:], nil
}

// quoted takes a cell from behind its opening quote. Within it, too, a line ends with \n alone.
func (s *splitter) quoted(record []byte) (cell, rest []byte, err error) {
	begin := len(s.room)
	for {
		i := bytes.IndexByte(record, '"')
		if i < 0 {
			return nil, nil, errNeverClosed
		}
		s.room = appendLines(s.room, record[:i])
		switch record = record[i+1:]; {
		case len(record) == 0 || record[0] == s.separator:
			return s.room[begin:], record, nil
		case record[0] != '"':
			return nil, nil, errAfterQuote
		}
		s.room, record = append(s.room, '"'), record[1:]
	}
}

// appendLines appends a text whose lines may end with \r\n.
func appendLines(b, text []byte) []byte {
	for {
		i := bytes.Index(text, []byte("\r\n"))
		if i < 0 {
			return append(b, text...)
		}
		b, text = append(b, text[:i]...), text[i+1:]
	}
}

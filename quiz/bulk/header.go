package bulk

import "strings"

const (
	// comma separates cells where nothing says otherwise.
	comma = ','
	// separators are all that may, the likelier first. Which it is depends on where a spreadsheet's owner lives,
	// and on what was chosen on saving.
	separators = ",;\t"
)

// header takes the first record that is not blank, without its line's end, and finds the separator by it. So the
// record is cut twice: as if commas were between its cells, and as it is.
func (s *source) header() (record []byte, line int64, err error) {
	var c chunk
	for found := false; ; {
		if err := s.next(&c); err != nil {
			return nil, 0, err
		}
		r := records{rest: c.in, separator: s.separator, line: c.line}
		for before := c.in; r.next(); before = r.rest {
			if len(strings.Trim(string(r.record), separators+" \r")) == 0 {
				continue
			}
			if found {
				s.unread(r.rest, r.line)
				return r.record, r.begins, nil
			}
			s.separator, found = separatorOf(r.record), true
			s.unread(before, r.begins)
			break
		}
	}
}

// separatorOf returns what stands between the cells of a header: a comma if there is one outside quotes, else a
// semicolon, else a tab. A single cell has none, which might as well be a comma.
func separatorOf(header []byte) byte {
	quoted := false
	outside := strings.Map(func(c rune) rune {
		if c == '"' {
			quoted = !quoted
		}
		if quoted {
			return -1
		}
		return c
	}, string(header))
	for _, c := range []byte(separators) {
		if strings.IndexByte(outside, c) >= 0 {
			return c
		}
	}
	return comma
}

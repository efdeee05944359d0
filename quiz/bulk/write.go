package bulk

// appendLine appends a result as a line of NDJSON.
func (s *scorer) appendLine(b []byte) []byte {
	for i := range s.fields {
		f := &s.fields[i]
		b = append(b, s.keys[i]...)
		if f.kind == list {
			b = f.json(b, s)
			continue
		}
		switch s.text = f.value(s.text[:0], s); {
		case f.kind == text:
			b = appendText(b, s.text)
		case len(s.text) == 0:
			b = append(b, "null"...)
		default:
			b = append(b, s.text...)
		}
	}
	return append(b, "}\n"...)
}

// appendRow appends a result as a row of CSV.
func (s *scorer) appendRow(b []byte) []byte {
	begin := len(b)
	for i := range s.fields {
		if i > 0 {
			b = append(b, s.separator)
		}
		if f := &s.fields[i]; f.kind == number {
			b = f.value(b, s)
		} else {
			s.text = f.value(s.text[:0], s)
			b = appendCell(b, s.text, s.separator)
		}
	}
	return endRow(b, begin)
}

// endRow ends a row. A single cell with nothing in it would be an empty line, which readers pass over.
func endRow(b []byte, begin int) []byte {
	if len(b) == begin {
		b = append(b, `""`...)
	}
	return append(b, '\n')
}

// header returns the first row of CSV.
func (p *plan) header() []byte {
	var b []byte
	for i, f := range p.fields {
		if i > 0 {
			b = append(b, p.separator)
		}
		b = appendCell(b, []byte(f.name), p.separator)
	}
	return endRow(b, 0)
}

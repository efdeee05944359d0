package bulk

import "bytes"

// records goes through the records of a chunk of CSV.
type records struct {
	rest   []byte
	line   int64 // on which rest begins
	record []byte
	begins int64 // the line on which record begins
}

// next takes the next record, without its line's end; false at the end. It may be empty.
func (r *records) next() bool {
	if len(r.rest) == 0 {
		return false
	}
	end := recordEnd(r.rest)
	if end < 0 {
		end = len(r.rest)
	}
	record := r.rest[:end]
	r.begins, r.line = r.line, r.line+int64(bytes.Count(record, newline))
	r.record, r.rest = chomp(record), r.rest[end:]
	return true
}

package bulk

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// A Format is how sheets or results are written.
type Format int

// The formats.
const (
	// Auto is what the sheets are recognised as: NDJSON where they begin with { or [, else CSV.
	Auto Format = iota
	NDJSON
	CSV
)

// String returns "auto", "ndjson" or "csv".
func (f Format) String() string { return [...]string{"auto", "ndjson", "csv"}[f] }

// ParseFormat reads "ndjson" or "csv"; "" is Auto.
func ParseFormat(name string) (Format, error) {
	switch name {
	case "":
		return Auto, nil
	case NDJSON.String():
		return NDJSON, nil
	case CSV.String():
		return CSV, nil
	}
	return Auto, fmt.Errorf("there is no format %q; %s", name, quiz.Nearest(name, []string{NDJSON.String(), CSV.String()}))
}

// FormatOf returns the format that a file's name tells, Auto where it tells none.
func FormatOf(name string) Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".ndjson", ".jsonl", ".json":
		return NDJSON
	case ".csv", ".tsv":
		return CSV
	}
	return Auto
}

// mark is the byte order mark, which some programs put before UTF-8.
var mark = []byte("\ufeff")

// isUTF16 reports whether the input begins as UTF-16 does, with or without its mark.
func isUTF16(begin []byte) bool {
	if len(begin) < 2 {
		return false
	}
	first, second := begin[0], begin[1]
	return first == 0 || second == 0 || first == 0xff && second == 0xfe || first == 0xfe && second == 0xff
}

// recognise looks at how the input begins; it needs to see more where it says Auto.
func recognise(begin []byte) Format {
	if len(begin) < len(mark) && bytes.HasPrefix(mark, begin) {
		return Auto
	}
	switch begin = bytes.TrimLeft(bytes.TrimPrefix(begin, mark), " \t\r\n"); {
	case len(begin) == 0:
		return Auto
	case begin[0] == '{' || begin[0] == '[':
		return NDJSON
	}
	return CSV
}

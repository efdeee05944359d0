package quiz

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// valueHint looks at how the value begins that stands in the line before the column: what means something to
// YAML there must be in quotes, and what is in quotes or brackets must be so to its end.
func valueHint(line string, col int) string {
	value, read := valueAt(line, col)
	if read == "" {
		return ""
	}
	first := value[:1]
	marked := "a text that begins with " + first + " must be in quotes, all of it"
	closing, closes := map[string]string{"[": "]", "{": "}", "'": "'", `"`: `"`}[first]
	_, behind, _ := strings.Cut(value[1:], closing)
	switch {
	case strings.Contains("@%`*&|>", first), strings.HasPrefix(value, "- "), strings.HasPrefix(value, "? "):
		return marked
	case !closes || !strings.Contains(read[1:], closing):
		return ""
	case keyBegins.MatchString(behind):
		return "a comma is missing here, between what is closed and the next key"
	case first == closing:
		return "quotes go around the whole text; if there are some within it, put the other kind around it: \"…\" or '…'"
	}
	return marked
}

// valueAt returns the value that begins in the line before the column, with all that is behind it, and of that
// what is read up to the column; nothing where none begins.
func valueAt(line string, col int) (value, read string) {
	before := string([]rune(line)[:min(col, utf8.RuneCountInString(line))])
	begin := max(strings.LastIndex(before, ": "), strings.LastIndex(before, "- "))
	if begin < 0 {
		return "", ""
	}
	begin += len(": ")
	return strings.TrimLeft(line[begin:], " "), strings.TrimLeft(before[begin:], " ")
}

// keyBegins finds a key behind a value.
var keyBegins = regexp.MustCompile(`^ *[a-z_]+: `)

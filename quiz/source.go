package quiz

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// readText checks that the bytes are a text that an editor could show, and remembers its lines. It
// returns the text without a byte order mark.
func (d *document) readText(data []byte) ([]byte, bool) {
	if len(data) > MaxSize {
		d.errorAt("", "size", "", "the file has more than %d bytes (4 MiB)", MaxSize)
		return nil, false
	}
	if parts(data) > maxParts {
		d.errorAt("", "size", "a questionnaire of 60 items and 900 careers has a sixth of that", "the file has more than %d commas, colons and other marks", maxParts)
		return nil, false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, 0) >= 0 {
		d.errorAt("", "encoding", `save it as "UTF-8" in your editor`, "the file is not UTF-8 text; it may be UTF-16 or no text at all")
		return nil, false
	}
	d.lines = splitLines(strings.ToValidUTF8(string(data), "\ufffd"))
	d.strides = stridesOf(d.lines)
	if i := invalidUTF8(data); i >= 0 {
		d.report(positionOf(data[:i]), SeverityError, "encoding", `save it as "UTF-8" in your editor`, "the file is not UTF-8 text from here on")
		return nil, false
	}
	if i := bytes.IndexFunc(data, isForbidden); i >= 0 {
		r, _ := utf8.DecodeRune(data[i:])
		d.report(positionOf(data[:i]), SeverityError, "encoding", "take it out; it cannot be seen", "there is a control character here, %U", r)
		return nil, false
	}
	return data, true
}

// maxParts is how many parts a file may have at most. It is read into a tree, and a file of nothing but
// commas would make one that is a thousand times as large.
const maxParts = 200_000

// parts counts the marks without which there are no values: each stands behind one of them, a key before one.
func parts(data []byte) int {
	marks := [256]int{',': 1, ':': 1, '-': 1, '?': 1, '[': 1, '{': 1, '!': 1, '&': 1, '*': 1, '"': 1, '\'': 1}
	n := 1
	for _, b := range data {
		n += marks[b]
	}
	return n
}

// breaks are what YAML ends a line at.
var breaks = []string{"\r\n", "\r", "\u0085", "\u2028", "\u2029"}

func splitLines(text string) []string {
	for _, b := range breaks {
		text = strings.ReplaceAll(text, b, "\n")
	}
	return strings.Split(text, "\n")
}

// maxLine is the most characters of a line that a problem keeps whole: a thousand problems in one line of
// megabytes would otherwise be gigabytes. Of a longer line it keeps three strides.
const maxLine, stride = 1000, 250

// stridesOf returns, by the number of each line that is too long, at which byte every 250th of its characters
// begins.
func stridesOf(lines []string) map[int][]int {
	strides := map[int][]int{}
	for i, line := range lines {
		if len(line) <= maxLine || utf8.RuneCountInString(line) <= maxLine {
			continue
		}
		n := 0
		for at := range line {
			if n%stride == 0 {
				strides[i+1] = append(strides[i+1], at)
			}
			n++
		}
	}
	return strides
}

// source returns the line with the position, or the part of it that is around, and where in that the position
// is; 0 where it is the whole line.
func (d *document) source(p Position) (text string, caret int) {
	line, strides := d.lines[p.Line-1], d.strides[p.Line]
	if len(strides) == 0 {
		return line, 0
	}
	from := min(max((p.Col-1)/stride-1, 0), len(strides)-1)
	if to := from + 3; to < len(strides) {
		line = line[:strides[to]]
	}
	return line[strides[from]:], p.Col - from*stride
}

// positionOf returns the place that follows the text.
func positionOf(before []byte) Position {
	lines := splitLines(string(before))
	return Position{len(lines), utf8.RuneCountInString(lines[len(lines)-1]) + 1}
}

// invalidUTF8 returns where the text stops to be UTF-8, −1 when it does not.
func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// isForbidden reports whether YAML refuses the character wherever it stands.
func isForbidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == 0x85:
		return false
	case r < ' ' || r >= 0x7f && r < 0xa0, r == 0xfeff, r == 0xfffe, r == 0xffff:
		return true
	}
	return false
}

// secondDocument returns where the line --- stands that begins another document.
func (d *document) secondDocument() Position {
	begun := false
	for i, line := range d.lines {
		if marker := strings.HasPrefix(line, "---"); marker && begun {
			return Position{i + 1, 1}
		}
		blank := strings.TrimSpace(line)
		begun = begun || blank != "" && blank[0] != '#' && blank[0] != '%'
	}
	return Position{1, 1}
}

// began says where what could not be read to its end began, as a part of a hint; nothing when the
// reader sees it anyway.
func began(at, end Position) string {
	if at.Line == 0 || at.Line == end.Line {
		return ""
	}
	return fmt.Sprintf("; what is being read here began in line %d, column %d", at.Line, at.Col)
}

package quiz

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Severity says what a problem means: an error makes the file unusable, a warning should be mended
// before anyone takes the quiz, a note is advice.
type Severity int

// The severities, the worst first.
const (
	SeverityError Severity = iota
	SeverityWarning
	SeverityNote
)

// String returns "error", "warning" or "note".
func (s Severity) String() string { return [...]string{"error", "warning", "note"}[s] }

// A Position is a place in a content file; Line and Col count from 1, Col in characters. The zero
// Position is the file as a whole.
type Position struct{ Line, Col int }

// A Problem is something wrong with a content file, where it is and what would mend it.
type Problem struct {
	File string
	Position
	Severity Severity
	Message  string
	// Rule is the name of the rule that found it.
	Rule string
	// Hint says what would mend it; it may be empty.
	Hint string
	// Source is the line of the file, or of one with more than 1,000 characters the part around Col; empty
	// for the file as a whole.
	Source string
	// Caret is where Col is in Source, counting from 1; 0 where Source is the whole line.
	Caret int
}

// String returns "file:line:col: severity: message [rule]".
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s [%s]", p.File, max(p.Line, 1), max(p.Col, 1), p.Severity, p.Message, p.Rule)
}

// Long returns String, and below it the line of the file with a caret and the hint.
func (p Problem) Long() string {
	var b strings.Builder
	b.WriteString(p.String() + "\n")
	if p.Source != "" {
		number := fmt.Sprintf("%5d", p.Line)
		line, col := window(p.Source, cmp.Or(p.Caret, p.Col))
		fmt.Fprintf(&b, "%s | %s\n%s | %s^\n", number, line, strings.Repeat(" ", len(number)), indent(line, col))
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "      = %s\n", p.Hint)
	}
	return b.String()
}

// maxShown is the most characters of a line that are shown.
const maxShown = 160

// window returns what is shown of a line, and where the column is in it: of a very long line what is
// around it, and no control characters.
func window(line string, col int) (string, int) {
	runes := []rune(visible(line))
	if len(runes) <= maxShown {
		return string(runes), col
	}
	from := min(max(col-maxShown/2, 0), len(runes)-maxShown)
	shown, col := string(runes[from:from+maxShown]), col-from
	if from > 0 {
		shown, col = "…"+shown, col+1
	}
	if from+maxShown < len(runes) {
		shown += "…"
	}
	return shown, col
}

// visible puts a mark in place of every character that would do something to a terminal.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return '\ufffd'
		}
		return r
	}, text)
}

// indent returns white space as wide as the characters before col: tabs stay tabs.
func indent(line string, col int) string {
	var b strings.Builder
	for i, r := range []rune(line) {
		if i >= col-1 {
			break
		}
		if r == '\t' {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Repeat(" ", cells(r)))
		}
	}
	return b.String()
}

// cells returns how wide a terminal shows the character: nothing for marks that combine with the one
// before, two cells for East Asian and pictured ones, else one.
func cells(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana),
		r >= 0x3000 && r <= 0x303f, r >= 0xff01 && r <= 0xff60, r >= 0x1f300 && r <= 0x1faff:
		return 2
	}
	return 1
}

// Problems are what was found in one or more files. As an error it is a list of lines.
type Problems []Problem

// Error returns every problem on a line of its own.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Err returns the problems as an error where one of them makes the file unusable, and else nil: a Problems
// without any would be an error that is not nil.
func (ps Problems) Err() error {
	if ps.Count(SeverityError) == 0 {
		return nil
	}
	return ps
}

// Count returns how many problems are of the severity.
func (ps Problems) Count(s Severity) int {
	n := 0
	for _, p := range ps {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Tally says how many there are of each severity, as in "2 errors, 1 note"; it is empty where there are none.
func (ps Problems) Tally() string {
	var parts []string
	for s := SeverityError; s <= SeverityNote; s++ {
		switch n := ps.Count(s); {
		case n == 1:
			parts = append(parts, "1 "+s.String())
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n, s))
		}
	}
	return strings.Join(parts, ", ")
}

// places returns where the problems are: those with a value, not those of what is missing in it.
func (ps Problems) places() map[Position]bool {
	places := make(map[Position]bool, len(ps))
	for _, p := range ps {
		if p.Rule != "missing-key" {
			places[p.Position] = true
		}
	}
	return places
}

// Sort puts problems into the order of the file, the worse first where they share a place.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col), cmp.Compare(a.Severity, b.Severity))
	})
}

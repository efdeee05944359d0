package quiz

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A slip is what makes a file no YAML: where, in which words, and what would mend it.
type slip struct {
	at            Position
	message, hint string
}

// slipAt looks for what made the YAML library stop here, with its message, while it read what began somewhere. It
// often stops lines behind the slip.
func (d *document) slipAt(from, here Position, message string) slip {
	if here.Line > len(d.lines) {
		here.Line = len(d.lines)
	}
	line := d.lines[here.Line-1]
	for _, look := range []func() slip{
		func() slip { return tabSlip(line, here) },
		func() slip { return d.openSlip(line, here) },
		func() slip { return d.colonSlip(from, here, message) },
		func() slip { return slip{here, message, valueHint(line, here.Col)} },
		func() slip { return d.depthSlip(line, here, message) },
		func() slip { return slip{here, message, d.lineHint(line, here, message)} },
	} {
		if s := look(); s.hint != "" {
			return s
		}
	}
	return slip{here, message, "look at the indentation, the colons and the quotes of this line and the one above it" + began(from, here)}
}

// tabSlip finds a tab among the blanks that a line begins with.
func tabSlip(line string, here Position) slip {
	begins := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	tab := strings.IndexByte(begins, '\t')
	if tab < 0 || utf8.RuneCountInString(begins) < here.Col-1 {
		return slip{}
	}
	return slip{Position{here.Line, tab + 1}, "there is a tab at the beginning of this line", "indent with spaces, not with tabs"}
}

// blockLine is a line that cannot stand within brackets: an entry with a dash, or a key at the line's beginning.
var blockLine = regexp.MustCompile(`^( *- |[a-z_]+:( |$))`)

// openSlip finds a quote or a bracket that was opened in an earlier line and never closed.
func (d *document) openSlip(line string, here Position) slip {
	open := d.openAt(here)
	if quote := open.unclosed(here); quote.mark != 0 {
		return slip{quote.at, fmt.Sprintf("the quote opened in line %d is never closed", quote.at.Line), fmt.Sprintf("write a second %c where the text ends", quote.mark)}
	}
	if bracket := open.around(); bracket.mark != 0 && bracket.at.Line < here.Line && blockLine.MatchString(line) {
		closing := map[rune]string{'[': "]", '{': "}"}[bracket.mark]
		return slip{bracket.at, fmt.Sprintf("the %c opened in line %d is never closed", bracket.mark, bracket.at.Line), "write " + closing + " where it ends, once for each that is opened"}
	}
	return slip{}
}

var (
	keyWithoutColon = regexp.MustCompile(`^ *(?:- +)?([a-z_]+) *$`)
	keyWithoutBlank = regexp.MustCompile(`^ *(?:- +)?([a-z_]+:)[^ ]`)
	firstWord       = regexp.MustCompile(`^ *(?:- +)?([^ :]+)`)
)

// colonSlip finds a key without its colon, or without the blank behind that.
func (d *document) colonSlip(from, here Position, message string) slip {
	switch {
	case strings.HasPrefix(message, "could not find expected ':'") && from.Line >= 1 && from.Line <= len(d.lines):
		line := d.lines[from.Line-1]
		if key := keyWithoutBlank.FindStringSubmatch(line); key != nil {
			return slip{from, fmt.Sprintf("a blank is missing behind %q", key[1]), fmt.Sprintf("write %q with a blank behind it", key[1])}
		}
		if word := firstWord.FindStringSubmatch(line); word != nil {
			return slip{from, "there is no colon in this line", fmt.Sprintf("if %[1]q is a key, write \"%[1]s: …\"; if the line goes on with the text above it, begin it further to the right", word[1])}
		}
	case strings.HasPrefix(message, "mapping values are not allowed"):
		if n := d.lineAbove(here.Line); n > 0 {
			if key := keyWithoutColon.FindStringSubmatchIndex(d.lines[n-1]); key != nil {
				word := d.lines[n-1][key[2]:key[3]]
				return slip{Position{n, key[2] + 1}, fmt.Sprintf("the key %q has no colon", word), fmt.Sprintf("write \"%s:\"", word)}
			}
		}
	}
	return slip{}
}

// lineAbove returns the number of the last line above that has more than blanks and a comment; 0 if none has.
func (d *document) lineAbove(number int) int {
	for n := number - 1; n >= 1; n-- {
		if text := strings.TrimSpace(d.lines[n-1]); text != "" && text[0] != '#' {
			return n
		}
	}
	return 0
}

// entryBegins and keyLine are how an entry of a list, and a key, begin in a line.
var (
	entryBegins = regexp.MustCompile(`^ *- `)
	keyLine     = regexp.MustCompile(`^( *(?:- +)*)[a-z_]+:(?: |$)`)
)

// depthSlip finds a line that begins a little further to the left or right than those like it.
func (d *document) depthSlip(line string, here Position, message string) slip {
	blanks := len(line) - len(strings.TrimLeft(line, " "))
	misplaced := blanks == here.Col-1 && strings.HasPrefix(message, "did not find expected")
	goesOn := strings.HasPrefix(message, "mapping values") && keyLine.MatchString(line) && strings.IndexByte(line, ':') == here.Col-1
	if !misplaced && !goesOn {
		return slip{}
	}
	n := d.neighbour(line, here.Line)
	if n == 0 {
		return slip{}
	}
	other := d.lines[n-1]
	at := len(other) - len(strings.TrimLeft(other, " "))
	if !entryBegins.MatchString(line) {
		at = keyBegin(other)
	}
	return slip{here, "this line begins too far to the " + map[bool]string{true: "left", false: "right"}[blanks < at],
		fmt.Sprintf("it begins with %s, and what it seems to belong to in line %d with %d: let both begin alike", spaces(blanks), n, at)}
}

func spaces(n int) string {
	if n == 1 {
		return "1 space"
	}
	return fmt.Sprintf("%d spaces", n)
}

// keyBegin returns behind how many blanks, and dashes, the key of a line begins.
func keyBegin(line string) int {
	if m := keyLine.FindStringSubmatch(line); m != nil {
		return len(m[1])
	}
	return 0
}

// neighbour returns the line above that is like the one given and begins nearly where it does; 0 if there is none
// in this part of the file.
func (d *document) neighbour(line string, number int) int {
	const nearly = 3
	entry := entryBegins.MatchString(line)
	begin := len(line) - len(strings.TrimLeft(line, " "))
	best, distance := 0, nearly+1
	for n := d.lineAbove(number); n > 0; n = d.lineAbove(n) {
		other := d.lines[n-1]
		at := len(other) - len(strings.TrimLeft(other, " "))
		like := entryBegins.MatchString(other)
		if !entry {
			like, at = keyLine.MatchString(other), keyBegin(other)
		}
		if off := max(at-begin, begin-at); like && off > 0 && off < distance {
			best, distance = n, off
		}
		if other[0] != ' ' {
			break
		}
	}
	return best
}

// keyBefore is a line with a key, up to somewhere in a text behind it without quotes or brackets.
var keyBefore = regexp.MustCompile(`^ *(?:- +)*[a-z_]+: +[^\[{"' ]`)

// lineHint looks at a line that is not YAML from the place on, when nothing else was found.
func (d *document) lineHint(line string, here Position, message string) string {
	const quotes = "if a text has a colon in it, put the whole text in quotes"
	runes := []rune(line)
	before, mark := string(runes[:min(here.Col-1, len(runes))]), ""
	if here.Col <= len(runes) {
		mark = string(runes[here.Col-1])
	}
	switch {
	case mark == "}" || mark == "]":
		return "there is one " + mark + " too many, or one too few of those that open"
	case mark == ":" && strings.Contains(message, "',' or"):
		return commaHint(before, quotes)
	case mark == ":" && keyBefore.MatchString(before):
		return quotes
	}
	return ""
}

// commaHint tells apart, within brackets, a text with a colon in it and a key before which the comma is missing.
func commaHint(before, quotes string) string {
	value, _ := valueAt(before, utf8.RuneCountInString(before))
	words := strings.Fields(value)
	if len(words) < 2 {
		return quotes
	}
	last := words[len(words)-1]
	comma := fmt.Sprintf("a comma is missing before %q", last)
	switch {
	case !idShape.MatchString(last):
		return quotes
	case numberShape.MatchString(words[len(words)-2]) && len(words) == 2, slices.Contains(formatKeys(), last):
		return comma
	}
	return comma + ", if that is a key; " + quotes
}

var numberShape = regexp.MustCompile(`^[-+]?[0-9.]+$`)

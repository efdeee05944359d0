package quiz

import (
	"regexp"
	"strings"
)

// An opening is a quote or a bracket that begins something, and where it stands. Its zero value is none.
type opening struct {
	mark rune
	at   Position
}

// openings are what is open while lines are read, roughly as YAML reads them: enough to tell where a quote or a
// bracket was opened that makes trouble lines later.
type openings struct {
	quote    opening
	brackets []opening
	// runaway is the first quoted text that went on over lines until a quote that was meant to begin or end
	// another one; ended is the line of that.
	runaway opening
	ended   int
}

var (
	// blockText ends a line after which a text without quotes stands on lines of its own.
	blockText = regexp.MustCompile(`[:-] +[|>][-+0-9]*\s*(#.*)?$`)
	// behindQuote is what may stand behind the end of a quoted text.
	behindQuote = regexp.MustCompile(`^\s*([,\]}:]|#|$)`)
)

// openAt returns what is open at the place.
func (d *document) openAt(end Position) *openings {
	o, deep := &openings{}, -1
	for i, text := range d.lines[:min(end.Line, len(d.lines))] {
		line := []rune(text)
		indent := len(text) - len(strings.TrimLeft(text, " "))
		if deep >= 0 && (indent > deep || strings.TrimSpace(text) == "") {
			continue // a text of its own
		}
		deep = -1
		if i+1 == end.Line {
			o.read(line, min(end.Col-1, len(line)), i+1)
			break
		}
		o.read(line, len(line), i+1)
		if o.quote.mark == 0 && blockText.MatchString(text) {
			deep = indent
		}
	}
	return o
}

// read goes on through a line, up to a column.
func (o *openings) read(line []rune, to, number int) {
	begins := true // a value may begin here
	for i := 0; i < to; i++ {
		r := line[i]
		switch {
		case o.quote.mark != 0:
			i += o.quoted(line, i, number)
			begins = false
			continue
		case r == '#' && (i == 0 || line[i-1] == ' '):
			return
		case begins && (r == '"' || r == '\''):
			o.quote = opening{r, Position{number, i + 1}}
		case (r == '[' || r == '{') && (begins || len(o.brackets) > 0):
			o.brackets = append(o.brackets, opening{r, Position{number, i + 1}})
		case (r == ']' || r == '}') && len(o.brackets) > 0:
			o.brackets = o.brackets[:len(o.brackets)-1]
		}
		begins = o.beginsBehind(line, i, begins)
	}
}

// quoted reads a character of a quoted text, and returns how many more belong to it.
func (o *openings) quoted(line []rune, i, number int) int {
	next := i+1 < len(line) && line[i+1] == '\''
	switch {
	case o.quote.mark == '"' && line[i] == '\\', o.quote.mark == '\'' && line[i] == '\'' && next:
		return 1
	case line[i] == o.quote.mark:
		if o.quote.at.Line < number && o.runaway.mark == 0 && !behindQuote.MatchString(string(line[i+1:])) {
			o.runaway, o.ended = o.quote, number
		}
		o.quote = opening{}
	}
	return 0
}

// beginsBehind reports whether a value may begin behind the character at i.
func (o *openings) beginsBehind(line []rune, i int, began bool) bool {
	blank := i+1 == len(line) || line[i+1] == ' '
	switch r := line[i]; {
	case r == ' ':
		return began
	case r == '-':
		return began && blank
	case r == ':':
		return blank
	case r == ',', r == '[', r == '{':
		return len(o.brackets) > 0
	}
	return false
}

// unclosed returns a quote that was opened in an earlier line and makes what is wrong at the place.
func (o *openings) unclosed(here Position) opening {
	switch {
	case o.runaway.mark != 0 && (here.Line-o.ended <= 2 || len(o.brackets) > 0): // within brackets YAML reads on longer
		return o.runaway
	case o.quote.mark != 0 && o.quote.at.Line < here.Line:
		return o.quote
	}
	return opening{}
}

// around returns the innermost bracket that is open.
func (o *openings) around() opening {
	if len(o.brackets) == 0 {
		return opening{}
	}
	return o.brackets[len(o.brackets)-1]
}

package bulk

import (
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/careerfit/careerfit/quiz"
)

// readLine sets the sheet to a line of NDJSON.
func (s *scorer) readLine(line []byte) error {
	if len(line) > MaxRecord {
		return errLongLine
	}
	if s.readPlain(line) {
		return nil
	}
	read, err := quiz.ParseSheetLine(line)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w; %s", err, oneLine)
	}
	if err != nil {
		return err
	}
	marks, err := s.Marks(read.Answers)
	if err != nil {
		return err
	}
	s.empty()
	s.id = []byte(read.ID)
	for i, m := range marks {
		if len(m.Options) == 0 {
			continue
		}
		if err := s.sheet.Answer(i, m.Options...); err != nil {
			return err
		}
	}
	return nil
}

// oneLine mends JSON that is written over several lines, or as one list.
const oneLine = "write each sheet on one line, with no list around them, as jq -c '.[]' does"

// A lineReader reads lines that look as programs write them.
type lineReader struct {
	b           []byte
	at          int
	id, answers bool // were there already
	// after has the item that stood behind each item in the line before, and first of all: most programs
	// write their items in one order.
	after []int
	// seen has the number of the line in which an item was answered last.
	seen []int64
	line int64
}

func newLineReader(p *plan) lineReader {
	r := lineReader{after: make([]int, len(p.names)+1), seen: make([]int64, len(p.names))}
	for i := range p.names {
		r.after[i+1] = min(i+1, len(p.names)-1)
	}
	return r
}

// readPlain sets the sheet to a line, and refuses, with false, all that is unusual or wrong. What it accepts,
// [quiz.ParseSheetLine] and [quiz.Quiz.Marks] accept with the same meaning.
func (s *scorer) readPlain(line []byte) bool {
	s.empty()
	r := &s.reader
	r.begin(line)
	if !r.token('{') {
		return false
	}
	for more := true; more; more = r.token(',') {
		if !s.readMember(r) {
			return false
		}
	}
	return r.answers && r.token('}') && r.end()
}

// readMember reads "id": … or "answers": …, each once.
func (s *scorer) readMember(r *lineReader) bool {
	key, ok := r.text()
	if !ok || !r.token(':') {
		return false
	}
	switch {
	case string(key) == "id" && !r.id:
		r.id = true
		s.id, ok = r.text()
		return ok
	case string(key) == "answers" && !r.answers:
		r.answers = true
		return s.readAnswers(r)
	}
	return false
}

// readAnswers reads {"item": …, …}.
func (s *scorer) readAnswers(r *lineReader) bool {
	if !r.token('{') {
		return false
	}
	if r.token('}') {
		return true
	}
	for last := 0; ; {
		key, ok := r.text()
		if !ok || !r.token(':') {
			return false
		}
		item := r.after[last]
		if s.names[item] != string(key) {
			if item, ok = s.item(key); !ok {
				return false
			}
			r.after[last] = item
		}
		if r.seen[item] == r.line || !s.readAnswer(r, item) {
			return false
		}
		r.seen[item], last = r.line, item+1
		if !r.token(',') {
			return r.token('}')
		}
	}
}

// readAnswer reads "option", ["option", …] or {"non_answer": …}.
func (s *scorer) readAnswer(r *lineReader, item int) bool {
	switch {
	case r.token('['):
		return s.readOptions(r, item)
	case r.token('{'):
		key, ok := r.text()
		if !ok || string(key) != "non_answer" || !r.token(':') {
			return false
		}
		word, ok := r.text()
		return ok && knownNonAnswer(word) && r.token('}')
	}
	id, ok := r.text()
	o := s.option(item, id)
	return ok && o >= 0 && s.sheet.Choose(item, o) == nil // an item's first alternatives are its options
}

func (s *scorer) readOptions(r *lineReader, item int) bool {
	s.chosen = s.chosen[:0]
	for {
		id, ok := r.text()
		o := s.option(item, id)
		if !ok || o < 0 {
			return false
		}
		s.chosen = append(s.chosen, o)
		if !r.token(',') {
			return r.token(']') && s.sheet.Answer(item, s.chosen...) == nil
		}
	}
}

func knownNonAnswer(word []byte) bool {
	for _, n := range quiz.NonAnswers {
		if string(n) == string(word) {
			return true
		}
	}
	return false
}

// begin begins with a line.
func (r *lineReader) begin(line []byte) {
	r.b, r.at, r.id, r.answers = line, 0, false, false
	r.line++
}

// space passes over white space.
func (r *lineReader) space() {
	for r.at < len(r.b) && (r.b[r.at] == ' ' || r.b[r.at] == '\t' || r.b[r.at] == '\r' || r.b[r.at] == '\n') {
		r.at++
	}
}

// token passes over the byte, and white space before it, if it comes next.
func (r *lineReader) token(c byte) bool {
	r.space()
	if r.at < len(r.b) && r.b[r.at] == c {
		r.at++
		return true
	}
	return false
}

// end reports whether nothing more comes.
func (r *lineReader) end() bool {
	r.space()
	return r.at == len(r.b)
}

// text reads a string without escapes.
func (r *lineReader) text() ([]byte, bool) {
	if !r.token('"') {
		return nil, false
	}
	begin, ascii := r.at, true
	for ; r.at < len(r.b); r.at++ {
		switch c := r.b[r.at]; {
		case c == '"':
			text := r.b[begin:r.at]
			r.at++
			return text, ascii || utf8.Valid(text)
		case c == '\\' || c < ' ':
			return nil, false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return nil, false
}

package bulk

import (
	"bytes"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A scorer scores one sheet after the other, in room that it uses again. Fields are written from it.
type scorer struct {
	*plan
	line   int64
	id     []byte
	sheet  *engine.Sheet
	result engine.Result
	place  [engine.NumGroups][]int // of each outcome in the ranking of its group
	sure   *quiz.StabilityReport   // once a field asked for it
	cells  splitter
	reader lineReader
	chosen []int  // of an item where several may be
	text   []byte // of one field
}

func newScorer(p *plan) *scorer {
	s := &scorer{plan: p, sheet: p.Model.NewSheet(), cells: splitter{separator: p.separator}, reader: newLineReader(p)}
	for g := range s.place {
		s.place[g] = make([]int, len(p.ids[g]))
	}
	return s
}

// chunk scores the sheets of a chunk, unless it is told to stop.
func (s *scorer) chunk(c *chunk, stopped func() bool) {
	if s.in == CSV {
		for r := (records{rest: c.in, separator: s.separator, line: c.line}); r.next() && !stopped(); {
			if !blankRow(r.record, s.separator) {
				s.line = r.begins
				s.add(c, r.upTo(s.readRow(r.record)))
			}
		}
		return
	}
	rest := c.in
	for s.line = c.line; len(rest) > 0 && !stopped(); s.line++ {
		var line []byte
		line, rest, _ = bytes.Cut(rest, newline)
		if line = bytes.TrimRight(line, "\r"); !blank(line) {
			s.add(c, s.readLine(line))
		}
	}
}

// blank reports whether a line has nothing in it but white space.
func blank(line []byte) bool {
	return len(line) == 0 || line[0] != '{' && len(bytes.TrimSpace(line)) == 0
}

// add adds what became of a sheet to its chunk.
func (s *scorer) add(c *chunk, bad error) {
	if bad != nil {
		c.bad = append(c.bad, badSheet{s.line, bad})
		c.Bad++
		return
	}
	s.score()
	c.Scored++
	if s.out == CSV {
		c.out = s.appendRow(c.out)
		if s.writesID() && looksLikeFormula(s.id) {
			c.Formulas++
		}
		return
	}
	c.out = s.appendLine(c.out)
}

// score evaluates the sheet.
func (s *scorer) score() {
	s.Model.EvaluateInto(&s.result, s.sheet)
	s.sure = nil
	for g, ranked := range s.result.Ranked {
		for at := range ranked {
			s.place[g][ranked[at].Outcome] = at
		}
	}
}

// stability looks from all sides at what the sheet says, once.
func (s *scorer) stability() *quiz.StabilityReport {
	if s.sure == nil {
		report := s.Stability(s.sheet)
		s.sure = &report
	}
	return s.sure
}

// empty makes the sheet and its id empty.
func (s *scorer) empty() {
	s.id = nil
	for i := range s.names {
		s.sheet.Clear(i)
	}
}

// looksLikeFormula reports whether a spreadsheet might take a cell for a formula.
func looksLikeFormula(cell []byte) bool {
	return len(cell) > 0 && bytes.IndexByte([]byte("=+-@\t\r"), cell[0]) >= 0
}

package audit

import (
	"math/bits"
	"math/rand/v2"

	"github.com/careerfit/careerfit/engine"
)

// sheets are random sheets: every item answered, each alternative as likely as any. They are numbered
// from 0, and a sheet depends on the seed and its number alone. Safe for use by several goroutines.
type sheets struct {
	seed uint64
	// alternatives is in how many ways each item can be answered.
	alternatives []int
}

// randomSheets returns those of a model.
func randomSheets(m *engine.Model, seed uint64) sheets {
	s := sheets{seed, make([]int, m.Items())}
	for i := range s.alternatives {
		s.alternatives[i] = m.Alternatives(i)
	}
	return s
}

// notAnswered stands in a sheet for no answer to an item. Random sheets have none.
const notAnswered int32 = -1

// fill writes the sheet with the number: the alternative of each item. No alternative is more likely
// than another by as much as one part in 2⁴⁴.
func (s sheets) fill(sheet []int32, number int) {
	start := scattered(scattered(s.seed) + uint64(number))
	r := rand.NewPCG(start, scattered(start))
	for i, n := range s.alternatives {
		drawn, _ := bits.Mul64(r.Uint64(), uint64(n))
		sheet[i] = int32(drawn)
	}
}

// A scoring works out the fits of one group on many sheets, each the alternatives of the items, without
// ranking what is not asked for. It is safe for use by several goroutines.
type scoring struct {
	table engine.Table
	means [][]int64
	gains [][][]int64 // of item and alternative
	all   []int       // the outcomes
}

func newScoring(m *engine.Model, g engine.Group) *scoring {
	s := &scoring{table: m.Table(g), gains: make([][][]int64, m.Items())}
	for i := range s.gains {
		s.means = append(s.means, s.table.Means(i))
		for a := range m.Alternatives(i) {
			s.gains[i] = append(s.gains[i], s.table.Gains(i, a))
		}
	}
	for c := range s.table.Outcomes() {
		s.all = append(s.all, c)
	}
	return s
}

// room returns space for the totals of a sheet.
func (s *scoring) room() []int64 { return make([]int64, len(s.all)) }

// totals writes what the sheet gives each outcome, in the outcome's own unit: its fit is that over its
// range.
func (s *scoring) totals(totals []int64, sheet []int32) {
	for c := range totals {
		totals[c] = s.table.Offset(c)
	}
	for i, a := range sheet {
		row := s.means[i]
		if a != notAnswered {
			row = s.gains[i][a]
		}
		row = row[:len(totals)]
		for c := range totals {
			totals[c] += row[c]
		}
	}
}

// fit returns an outcome's fit by the totals.
func (s *scoring) fit(totals []int64, outcome int) engine.Fit {
	return engine.Fit{Points: totals[outcome], Range: s.table.Range(outcome)}
}

// firstOf appends to firsts, which is empty, the outcomes that come first of those among, which rise:
// more than one where they are level, exactly.
func (s *scoring) firstOf(firsts []int, totals []int64, among []int) []int {
	for _, c := range among {
		by := 1
		if len(firsts) > 0 {
			by = s.fit(totals, c).Compare(s.fit(totals, firsts[0]))
		}
		if by > 0 {
			firsts = firsts[:0]
		}
		if by >= 0 {
			firsts = append(firsts, c)
		}
	}
	return firsts
}

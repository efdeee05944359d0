package audit

import "github.com/careerfit/careerfit/engine"

// firsts finds who comes first in one group, on sheet after sheet. It is for one goroutine at a time.
type firsts struct {
	*scoring
	totals []int64
	found  []int
}

func newFirsts(s *scoring) *firsts { return &firsts{scoring: s, totals: s.room()} }

// on returns the outcomes that come first on the sheet, more than one where they are level and none in a
// group without any. They are good until the next call.
func (f *firsts) on(sheet []int32) []int {
	f.scoring.totals(f.totals, sheet)
	return f.again()
}

// swap changes one answer of the sheet that was looked at last.
func (f *firsts) swap(item int, from, to int32) {
	gives, takes := f.gains[item][to], f.gains[item][from]
	for c := range f.totals {
		f.totals[c] += gives[c] - takes[c]
	}
}

// again returns who comes first after swaps.
func (f *firsts) again() []int {
	f.found = f.firstOf(f.found[:0], f.totals, f.all)
	return f.found
}

// scorings are those of the paths and of the careers.
type scorings [2]*scoring

func newScorings(m *engine.Model) scorings {
	return scorings{newScoring(m, engine.Paths), newScoring(m, engine.Careers)}
}

// firsts returns what finds the first paths and the first careers.
func (s scorings) firsts() [2]*firsts { return [2]*firsts{newFirsts(s[0]), newFirsts(s[1])} }

// apart reports whether nothing is in both: nothing that came first before does so after. Two groups
// without outcomes are not apart.
func apart(before, after []int) bool {
	for _, a := range before {
		for _, b := range after {
			if a == b {
				return false
			}
		}
	}
	return len(before)+len(after) > 0
}

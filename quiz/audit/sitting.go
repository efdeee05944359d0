package audit

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// stopping is how a sitting may end early: by what proves that nothing can change any more, and by what
// chooses the items of a short form. Takers get [engine.Model.Settled] and [engine.ShortForm].
type stopping struct {
	settled func(*engine.Sheet) engine.Settled
	short   interface {
		Next(*engine.Sheet) (item int, ok bool)
		PathDecided(*engine.Sheet) bool
		CareersDecided(*engine.Sheet) bool
	}
}

// A sitting is what one taker's answers show.
type sitting struct {
	lead    engine.Lead
	verdict engine.Verdict
	// path and clear are after how many items, in the author's order, [engine.Settled] says Path and
	// Clear; all of them if it never does, or only then. broken: the full sitting did not keep to it.
	path, clear int
	broken      bool
	short       shortSitting
}

// A shortSitting is what the same taker's short form shows beside the full sitting.
type shortSitting struct {
	// items is how many were asked, forPath how many until the path was decided.
	items, forPath int
	pathChanged    bool
	// ranked: the careers were certain enough to be ranked; sameCareer: and the first of them is the
	// full sitting's.
	ranked, sameCareer bool
}

// sit looks at a full sheet from all sides.
func (by stopping) sit(m *engine.Model, full *engine.Sheet) sitting {
	result := m.Evaluate(full)
	s := by.inOrder(m, full, result)
	s.short = by.inShort(m, full, result)
	return s
}

// inOrder asks in the author's order and stops where nothing can change. Of the short form it says nothing.
func (by stopping) inOrder(m *engine.Model, full *engine.Sheet, result engine.Result) sitting {
	s := sitting{lead: result.Lead, verdict: result.Verdict, path: m.Items(), clear: m.Items()}
	sheet := unasked(m)
	for n := range m.Items() {
		settled := by.settled(sheet)
		if settled.Path && n < s.path {
			s.path = n
			s.broken = !samePath(m.Evaluate(sheet), result)
		}
		if settled.Clear {
			s.clear = n
			s.broken = s.broken || result.Verdict != engine.Clear || !samePath(m.Evaluate(sheet), result)
			break
		}
		answer(sheet, full, n)
	}
	return s
}

// inShort asks what the short form wants.
func (by stopping) inShort(m *engine.Model, full *engine.Sheet, result engine.Result) shortSitting {
	s := shortSitting{forPath: -1}
	sheet := unasked(m)
	for {
		if s.forPath < 0 && by.short.PathDecided(sheet) {
			s.forPath = s.items
		}
		item, ok := by.short.Next(sheet)
		if !ok {
			break
		}
		answer(sheet, full, item)
		s.items++
	}
	if s.forPath < 0 {
		s.forPath = s.items
	}
	short := m.Evaluate(sheet)
	s.pathChanged = !samePath(short, result)
	careers := firstCareers(m, short)
	s.ranked = len(careers) > 0 && by.short.CareersDecided(sheet)
	s.sameCareer = s.ranked && slices.Equal(careers, firstCareers(m, result))
	return s
}

// unasked returns a sheet of which every item is open.
func unasked(m *engine.Model) *engine.Sheet {
	s := m.NewSheet()
	for i := range m.Items() {
		s.Open(i)
	}
	return s
}

// answer copies the answer to an item.
func answer(to, from *engine.Sheet, item int) {
	a, _ := from.Alternative(item)
	if err := to.Choose(item, a); err != nil {
		panic(err) // unreachable: takers answer everything
	}
}

// samePath reports whether the same path comes first in both results, or the same paths are level there.
func samePath(a, b engine.Result) bool {
	return slices.Equal(a.AllFirst(engine.Paths), b.AllFirst(engine.Paths))
}

// firstCareers returns the careers that come first within the first path; none where it has none.
func firstCareers(m *engine.Model, r engine.Result) []int {
	var first []int
	for _, c := range r.Ranked[engine.Careers] {
		if c.PathRank == 1 && m.Path(c.Outcome) == r.Ranked[engine.Paths][0].Outcome {
			first = append(first, c.Outcome)
		}
	}
	return first
}

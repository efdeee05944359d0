package web

import (
	"math/big"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// position is where the answers stand between the paths.
type position struct {
	// Paths are best first; two that stand at the ends of a scale are in the content's order, so that each
	// has its own end whoever takes the quiz.
	Paths []pathRow
	Scale *scale
	// Lead says how far the first path is ahead.
	Lead string
}

// pathRow is a path's place among its rivals. Bar is its fit in thousandths, for the picture.
type pathRow struct {
	Path    *quiz.Path
	Address string
	Fit     engine.Fit
	Tied    bool
	Bar     int
	First   bool
}

// scale has two paths at its ends. In its middle both fit alike; a lead of 100 points of a hundred is an
// end. All lengths are in thousandths of its width.
type scale struct {
	// Marker is where the answers stand, From and Wide are the way there from the middle.
	Marker, From, Wide int
	// BandFrom and BandWide are where a result is balanced; BandWide is 0 where only the middle is.
	BandFrom, BandWide int
}

func (r reading) position() position {
	rows := r.pathRows()
	p := position{Paths: rows, Lead: r.leadWords()}
	if len(rows) == 2 {
		p.Scale = r.scale()
		if r.first() != 0 {
			p.Paths = []pathRow{rows[1], rows[0]}
		}
	}
	return p
}

// scale places the answers by the lead: it is what the verdict hangs on, and fair to paths that are
// measured against different ranges.
func (r reading) scale() *scale {
	balanced := big.NewRat(int64(r.Quiz.Thresholds.BalancedWithin), int64(engine.One))
	lead, band := roundShare(r.result.Lead.Rat(), 500), roundShare(balanced, 500)
	s := &scale{Marker: 500 + lead, From: 500, Wide: lead, BandFrom: 500 - band, BandWide: 2 * band}
	if r.first() == 0 {
		s.Marker, s.From = 500-lead, 500-lead
	}
	return s
}

// pathRows are the paths, best first.
func (r reading) pathRows() []pathRow {
	var rows []pathRow
	ties := shared(r.result.Ranked[engine.Paths])
	for _, s := range r.result.Ranked[engine.Paths] {
		path := &r.Quiz.Paths[s.Outcome]
		rows = append(rows, pathRow{path, r.base + "/paths/" + path.ID, s.Fit, ties[s.Rank], roundShare(s.Fit.Rat(), 1000), s.Rank == 1})
	}
	return rows
}

// leadWords says how far the first path is ahead.
func (r reading) leadWords() string {
	if r.tied() {
		return upperFirst(r.say.T("%s have exactly the same fit.", r.list(engine.Paths, r.result.AllFirst(engine.Paths))))
	}
	return r.say.T("The first path is ahead of the second by %s.", r.say.lead(r.result.Lead))
}

// restsOn says how many answers the result rests on.
func (r reading) restsOn() string {
	if r.partial {
		return r.say.N(r.put(), "It rests on your answers to %[2]d of the %[1]d question that was put to you.",
			"It rests on your answers to %[2]d of the %[1]d questions that were put to you.", r.result.Coverage.Answered)
	}
	return r.say.N(r.result.Coverage.Answered, "It rests on %d question that you answered.", "It rests on %d questions that you answered.")
}

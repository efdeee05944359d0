package audit

import (
	"math"

	"github.com/careerfit/careerfit/engine"
)

// A contest is one group of outcomes as a search sees it: the table as floats, to look for things fast,
// and as whole numbers, to be sure of them.
type contest struct {
	model *engine.Model
	table engine.Table
	// fits are the table's gains as parts of the fit: of an alternative (counted over all items from
	// first), a row of outcomes.
	fits    [][]float64
	first   []int // of each item's alternatives, and of all
	offsets []float64
}

func newContest(m *engine.Model, g engine.Group) *contest {
	c := &contest{model: m, table: m.Table(g), first: []int{0}}
	n := c.table.Outcomes()
	for i := range m.Items() {
		for a := range m.Alternatives(i) {
			row, gains := make([]float64, n), c.table.Gains(i, a)
			for o, gain := range gains {
				row[o] = float64(gain) / float64(c.table.Range(o))
			}
			c.fits = append(c.fits, row)
		}
		c.first = append(c.first, len(c.fits))
	}
	for o := range n {
		c.offsets = append(c.offsets, float64(c.table.Offset(o))/float64(c.table.Range(o)))
	}
	return c
}

// row returns the parts of the fits that an alternative of an item brings.
func (c *contest) row(item int, alternative int32) []float64 {
	return c.fits[c.first[item]+int(alternative)]
}

// leads returns by how much the outcome is ahead of each other on a sheet, +Inf for itself; near enough
// to look, not to prove.
func (c *contest) leads(of int, sheet []int32) []float64 {
	fits := append([]float64(nil), c.offsets...)
	for i, a := range sheet {
		for o, part := range c.row(i, a) {
			fits[o] += part
		}
	}
	own := fits[of]
	for o := range fits {
		fits[o] = own - fits[o]
	}
	fits[of] = math.Inf(1)
	return fits
}

// An aim is what a sheet has to do for an outcome.
type aim int

const (
	ahead aim = iota // put it first, alone
	level            // put it first, alone or not
)

// reaches reports whether the sheet does that for the outcome, exactly, and its lead over the next.
func (c *contest) reaches(of int, sheet []int32, aim aim) (bool, engine.Lead) {
	points := make([]int64, c.table.Outcomes())
	for o := range points {
		points[o] = c.table.Offset(o)
	}
	for i, a := range sheet {
		for o, gain := range c.table.Gains(i, int(a)) {
			points[o] += gain
		}
	}
	own := engine.Fit{Points: points[of], Range: c.table.Range(of)}
	next := engine.Fit{Points: 0, Range: 1}
	for o := range points {
		if other := (engine.Fit{Points: points[o], Range: c.table.Range(o)}); o != of && other.Compare(next) > 0 {
			next = other
		}
	}
	by := own.Compare(next)
	return by > 0 || len(points) == 1 || by == 0 && aim == level, engine.Lead{First: own, Second: next}
}

// closeTo is how far floats are trusted.
const closeTo = 1e-9

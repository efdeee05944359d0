package page

import "math"

// A plot is a row's drawing. All places are in thousandths of its width, so that it can be as wide as
// the screen allows; whatever it shows stands in the row as text, too.
type plot struct {
	// Bar begins at 0 and ends here; it is not drawn when 0.
	Bar int
	// Low and High are the ends of the whisker, At is the dot's place; HasDot tells that they are drawn.
	Low, High, At int
	HasDot        bool
	// Mark is a line to compare with, unless it is below 0.
	Mark int
}

// A scale says which figure is at the right end of a plot; the left end is 0.
type scale float64

// scaleOf returns a scale on which all of the figures have room, ending at a round number.
func scaleOf(figures ...float64) scale {
	most := 0.0
	for _, f := range figures {
		most = max(most, f)
	}
	for _, round := range []float64{0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8} {
		if most <= round {
			return scale(round)
		}
	}
	return 1
}

// at returns the place of a figure.
func (s scale) at(figure float64) int {
	return int(math.Round(1000 * min(max(figure/float64(s), 0), 1)))
}

// String names the right end.
func (s scale) String() string { return percent(float64(s), 0) }

// bar draws a figure from 0, with nothing to compare with.
func (s scale) bar(figure float64) plot { return plot{Bar: s.at(figure), Mark: -1} }

// dot draws a figure and its whisker.
func (s scale) dot(low, figure, high float64) plot {
	return plot{Low: s.at(low), At: s.at(figure), High: s.at(high), HasDot: true, Mark: -1}
}

// beside adds a line to compare with.
func (p plot) beside(mark int) plot {
	p.Mark = mark
	return p
}

// A heat is how strongly a cell of a table is tinted, 0 (not at all) to heats.
type heat int

// heats is how many tints there are besides none.
const heats = 5

// heatOf returns the tint of a figure beside the largest of its table.
func heatOf(figure, most float64) heat {
	if figure <= 0 || most <= 0 {
		return 0
	}
	return heat(min(1+int(heats*figure/most), heats))
}

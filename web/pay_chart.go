package web

import (
	"math"
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// A payChart draws pay figures of one currency below each other on one axis. The figures of each source
// are apart, and nothing is drawn that the source does not say.
type payChart struct {
	Rows []payRow
	// Start and End are the sums at the axis's ends.
	Start, End string
	// Sources are where the rows come from, each once; empty where that is said for several charts together.
	Sources []payFigure
}

// payRow is what one source says, in words and as a line.
type payRow struct {
	// Of is whose pay it is, where that is not said beside the chart.
	Of quiz.Text
	payFigure
	Line payLine
	// Ticks divide the axis, in percents of its length.
	Ticks []float64
}

// payLine is where figures lie, in percents of the axis.
type payLine struct {
	// From and Wide are the range; Wide is 0 where there is none.
	From, Wide float64
	// Mark is the typical figure, where Marked tells that there is one.
	Mark   float64
	Marked bool
	// Up tells that it goes on above the axis's end, or that nobody knows how far; Down that nobody knows
	// where it begins.
	Up, Down bool
}

// payAxis is where an axis that begins at 0 ends, and the steps that divide it.
type payAxis struct{ step, end int }

// payAxes are the axes for all figures of the questionnaire, one a currency, so that charts on different
// pages can be compared.
func payAxes(q *quiz.Quiz) map[string]payAxis {
	highest := map[string]int{}
	note := func(all []quiz.Pay) {
		for _, p := range all {
			for _, amount := range []quiz.Amount{p.Low, p.Typical, p.High} {
				n, _ := amount.Whole()
				highest[p.Currency] = max(highest[p.Currency], n)
			}
		}
	}
	for i := range q.Paths {
		note(q.Paths[i].Pay)
	}
	for i := range q.Careers {
		note(q.Careers[i].Pay)
	}
	axes := map[string]payAxis{}
	for currency, n := range highest {
		if n > 0 {
			axes[currency] = axisTo(n)
		}
	}
	return axes
}

// axisTo returns the axis of at most four steps, each 1, 2 or 5 times a power of ten, that reaches n.
func axisTo(n int) payAxis {
	for unit := 1; ; unit *= 10 {
		for _, step := range []int{unit, 2 * unit, 5 * unit} {
			if steps := max(1, (n+step-1)/step); steps <= 4 {
				return payAxis{step, steps * step}
			}
		}
	}
}

// at returns where an amount lies; false where it is no number.
func (a payAxis) at(amount quiz.Amount) (float64, bool) {
	n, ok := amount.Whole()
	return percents(float64(n) / float64(a.end)), ok
}

// percents rounds a share to hundredths of a percent.
func percents(share float64) float64 { return math.Round(10000*share) / 100 }

func (a payAxis) ticks() []float64 {
	var all []float64
	for n := 0; n <= a.end; n += a.step {
		all = append(all, percents(float64(n)/float64(a.end)))
	}
	return all
}

// line places the figures on the axis. Beside a typical figure a range is drawn only where both of its ends are
// known or open: it would seem to begin or to end at the typical figure.
func (a payAxis) line(p quiz.Pay) payLine {
	low, hasLow := a.at(p.Low)
	high, hasHigh := a.at(p.High)
	mark, marked := a.at(p.Typical)
	if marked && !(hasLow && (hasHigh || p.High == quiz.AboveLimit)) {
		return payLine{From: mark, Mark: mark, Marked: true}
	}
	l := payLine{Mark: mark, Marked: marked, Up: p.High == quiz.AboveLimit || p.Typical == quiz.AboveLimit || p.Typical == "" && p.High == "", Down: p.Typical == "" && p.Low == ""}
	from, to := 100.0, 100.0 // where all that is known is that it is above
	if hasLow || l.Down {
		from = low
	}
	if hasHigh {
		to = high
	}
	l.From, l.Wide = from, percents((to-from)/100)
	return l
}

// To is where the range ends.
func (l payLine) To() float64 { return percents((l.From + l.Wide) / 100) }

// rowsOf are a row for each figure; of says whose they are, where nothing else does.
func rowsOf(figures []payFigure, of quiz.Text) []payRow {
	var rows []payRow
	for _, f := range figures {
		rows = append(rows, payRow{Of: of, payFigure: f})
	}
	return rows
}

// payCharts draws the rows, a chart for each currency, in the order in which they come.
func (say speech) payCharts(axes map[string]payAxis, rows []payRow) []payChart {
	var charts []payChart
	at := map[string]int{}
	for _, row := range rows {
		currency := row.pay.Currency
		axis, ok := axes[currency]
		if !ok { // no sum is known at all
			continue
		}
		if _, drawn := at[currency]; !drawn {
			at[currency] = len(charts)
			charts = append(charts, payChart{Start: say.Money(0, currency), End: say.Money(axis.end, currency)})
		}
		row.Line, row.Ticks = axis.line(row.pay), axis.ticks()
		chart := &charts[at[currency]]
		chart.Rows, chart.Sources = append(chart.Rows, row), withSource(chart.Sources, row.payFigure)
	}
	return charts
}

// withSource adds a source that is not among them yet.
func withSource(sources []payFigure, f payFigure) []payFigure {
	for _, s := range sources {
		if s.Official == f.Official && s.From == f.From {
			return sources
		}
	}
	return append(sources, f)
}

// commonSources are the sources of all the charts, if they are so few that they can be said once: one of
// each kind. Otherwise there are none in common.
func commonSources(charts []payChart) []payFigure {
	var common []payFigure
	for _, chart := range charts {
		for _, f := range chart.Sources {
			common = withSource(common, f)
		}
	}
	if len(common) > 2 || len(common) == 2 && common[0].Official == common[1].Official {
		return nil
	}
	return common
}

// unsourced are the charts without their sources, for where these are said beside them.
func unsourced(charts []payChart) []payChart {
	bare := slices.Clone(charts)
	for i := range bare {
		bare[i].Sources = nil
	}
	return bare
}

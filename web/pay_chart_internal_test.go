package web

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
)

func TestAnAxisReachesTheHighestSumInAFewRoundSteps(t *testing.T) {
	for n, want := range map[int]payAxis{
		0: {1, 1}, 1: {1, 1}, 4: {1, 4}, 5: {2, 6}, 8: {2, 8}, 9: {5, 10}, 21: {10, 30}, 30_000: {10_000, 30_000},
		293_610: {100_000, 300_000}, 300_000: {100_000, 300_000}, 400_001: {200_000, 600_000}, 1_119_000: {500_000, 1_500_000}, math.MaxInt32: {1_000_000_000, 3_000_000_000},
	} {
		if got := axisTo(n); got != want {
			t.Errorf("the axis for %d is %v, want %v", n, got, want)
		}
	}
}

// Every sum of the built-in questionnaire lies where it belongs, worked out without the code's own
// arithmetic: on an axis from 0 to 300,000, a hundredth of a percent is 30 dollars.
func TestPayIsDrawnWhereItBelongs(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for _, career := range q.Careers {
		charts := english(t).payCharts(payAxes(q), rowsOf(english(t).payFigures(q, career.Pay), ""))
		if len(charts) != 1 || charts[0].Start != "$0" || charts[0].End != "$300,000" || len(charts[0].Rows) != len(career.Pay) {
			t.Fatalf("%s is drawn as %+v", career.ID, charts)
		}
		for i, row := range charts[0].Rows {
			drawn++
			checkDrawn(t, career.ID, career.Pay[i], row.Line)
			if !slices.Equal(row.Ticks, []float64{0, 33.33, 66.67, 100}) {
				t.Errorf("%s has the ticks %v", career.ID, row.Ticks)
			}
		}
	}
	if drawn < 16 {
		t.Errorf("only %d figures are drawn", drawn)
	}
}

func checkDrawn(t *testing.T, id string, pay quiz.Pay, line payLine) {
	t.Helper()
	for _, end := range []struct {
		amount quiz.Amount
		at     float64
	}{{pay.Low, line.From}, {pay.Typical, line.Mark}, {pay.High, line.To()}} {
		if end.amount == "" {
			continue
		}
		n, _ := new(big.Rat).SetString(string(end.amount))
		want, _ := n.Quo(n, big.NewRat(3000, 1)).Float64()
		if math.Abs(end.at-want) > 0.0051 {
			t.Errorf("%s: %s of %+v lies at %v %%, want %v %%", id, end.amount, pay, end.at, want)
		}
	}
	if line.Marked != (pay.Typical != "") || (line.Wide > 0) != (pay.Low != "") || line.Up || line.Down {
		t.Errorf("%s: %+v is drawn as %+v", id, pay, line)
	}
}

// What a source does not say is not drawn, and what is open is open.
func TestOpenEndsAreDrawnOpen(t *testing.T) {
	axis := payAxis{25, 100}
	for _, c := range []struct {
		pay  quiz.Pay
		want payLine
	}{
		{quiz.Pay{Typical: "40"}, payLine{From: 40, Mark: 40, Marked: true}},
		{quiz.Pay{Low: "20", High: "70"}, payLine{From: 20, Wide: 50}},
		{quiz.Pay{Low: "20", Typical: "40", High: "70"}, payLine{From: 20, Wide: 50, Mark: 40, Marked: true}},
		{quiz.Pay{Low: "20", Typical: "40", High: "#"}, payLine{From: 20, Wide: 80, Mark: 40, Marked: true, Up: true}},
		{quiz.Pay{Low: "20", Typical: "40"}, payLine{From: 40, Mark: 40, Marked: true}},
		{quiz.Pay{Typical: "40", High: "70"}, payLine{From: 40, Mark: 40, Marked: true}},
		{quiz.Pay{Typical: "40", High: "#"}, payLine{From: 40, Mark: 40, Marked: true}},
		{quiz.Pay{Low: "20", High: "#"}, payLine{From: 20, Wide: 80, Up: true}},
		{quiz.Pay{Low: "20"}, payLine{From: 20, Wide: 80, Up: true}},
		{quiz.Pay{High: "70"}, payLine{Wide: 70, Down: true}},
		{quiz.Pay{Low: "20", Typical: "#", High: "#"}, payLine{From: 20, Wide: 80, Up: true}},
		{quiz.Pay{Typical: "#"}, payLine{From: 100, Up: true}},
		{quiz.Pay{High: "#"}, payLine{Wide: 100, Up: true, Down: true}},
	} {
		if got := axis.line(c.pay); got != c.want {
			t.Errorf("%+v is drawn as %+v, want %+v", c.pay, got, c.want)
		}
	}
}

// Where all that is known is that nobody can say, there is nothing to draw.
func TestWithoutASumNothingIsDrawn(t *testing.T) {
	q := &quiz.Quiz{Questionnaire: &quiz.Questionnaire{Careers: []quiz.Career{{Pay: []quiz.Pay{{Typical: "#", Currency: "USD"}}}}}}
	if charts := english(t).payCharts(payAxes(q), rowsOf(english(t).payFigures(q, q.Careers[0].Pay), "")); charts != nil {
		t.Errorf("%+v", charts)
	}
}

// Whatever figures a source gives, nothing lies outside the axis, and the typical sum lies within the range.
func TestNothingIsDrawnBesideTheAxis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sums := rapid.SliceOfN(rapid.IntRange(1, math.MaxInt32-1), 3, 3).Draw(t, "sums")
		slices.Sort(sums)
		amount := func(i int) quiz.Amount {
			if !rapid.Bool().Draw(t, "given") {
				return ""
			}
			return quiz.Amount(strconv.Itoa(sums[i]))
		}
		pay := quiz.Pay{Low: amount(0), Typical: amount(1), High: amount(2)}
		line := axisTo(sums[2]).line(pay)
		if line.From < 0 || line.Wide < 0 || line.To() > 100 || line.Marked && line.Wide > 0 && (line.Mark < line.From || line.Mark > line.To()+0.01) {
			t.Fatalf("%+v is drawn as %+v", pay, line)
		}
	})
}

// Sums of different currencies never share an axis, and sources are said once where they are few.
func TestEachCurrencyHasItsOwnAxis(t *testing.T) {
	q := &quiz.Quiz{Questionnaire: &quiz.Questionnaire{
		Sources: []quiz.Source{{ID: "s", Title: "A survey"}, {ID: "o", Title: "An office", Date: "May 2025"}},
		Careers: []quiz.Career{{Pay: []quiz.Pay{
			{Typical: "20", Currency: "USD", Source: "s"}, {Typical: "900", Currency: "SEK", Source: "s"}, {Official: true, Typical: "50", Currency: "USD", Source: "o"},
		}}},
	}}
	charts := english(t).payCharts(payAxes(q), rowsOf(english(t).payFigures(q, q.Careers[0].Pay), ""))
	if len(charts) != 2 || len(charts[0].Rows) != 2 || charts[0].End != "$60" || charts[1].End != "1,000\u00a0SEK" {
		t.Fatalf("%+v", charts)
	}
	if common := commonSources(charts); len(common) != 2 || common[0].From != "A survey" || common[1].From != "An office, May 2025" {
		t.Errorf("in common: %+v", common)
	}
	charts[1].Sources[0].From = "Another survey"
	if common := commonSources(charts); common != nil {
		t.Errorf("two surveys are told as one: %+v", common)
	}
}

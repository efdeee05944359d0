package web

import (
	"math/big"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func TestMoney(t *testing.T) {
	for _, c := range []struct {
		amount   quiz.Amount
		currency string
		want     string
	}{
		{"1", "USD", "$1"}, {"999", "USD", "$999"}, {"1000", "USD", "$1,000"}, {"82000", "USD", "$82,000"}, {"1234567", "USD", "$1,234,567"},
		{"82000", "EUR", "€82,000"}, {"82000", "CHF", "82,000\u00a0CHF"}, {"#", "USD", "more than the survey can show"},
	} {
		if got := english(t).money(c.amount, c.currency); got != c.want {
			t.Errorf("%s %s is written %q, want %q", c.amount, c.currency, got, c.want)
		}
	}
}

// A fit is never told as one that it does not reach.
func TestPercentRoundsDown(t *testing.T) {
	for _, c := range []struct {
		fit  engine.Fit
		want string
	}{
		{engine.Fit{Points: 0, Range: 7}, "0%"}, {engine.Fit{Points: 7, Range: 7}, "100%"}, {engine.Fit{Points: 1, Range: 3}, "33%"},
		{engine.Fit{Points: 2, Range: 3}, "66%"}, {engine.Fit{Points: 1, Range: 100}, "1%"}, {engine.Fit{Points: 1, Range: 101}, "0%"}, {engine.Fit{Points: 649, Range: 1000}, "64%"}, {engine.Fit{Points: 29, Range: 100}, "29%"},
		{engine.Fit{Points: 199, Range: 200}, "99%"}, {engine.Fit{Points: 1<<62 - 1, Range: 1 << 62}, "99%"},
	} {
		if got := english(t).percent(c.fit); got != c.want {
			t.Errorf("%d/%d is written %s, want %s", c.fit.Points, c.fit.Range, got, c.want)
		}
	}
}

func TestSignedPoints(t *testing.T) {
	for tenths, want := range map[int]string{0: "0.0", 1: "+0.1", -1: "−0.1", 42: "+4.2", -10: "−1.0", 1000: "+100.0", -1005: "−100.5"} {
		if got := english(t).signedPoints(tenths); got != want {
			t.Errorf("%d is written %q, want %q", tenths, got, want)
		}
	}
}

func TestShares(t *testing.T) {
	for share, want := range map[engine.Decimal]string{0: "0%", engine.One: "100%", engine.One / 20: "5%", engine.One / 40: "2.5%", engine.One / 1000: "0.1%"} {
		if got := english(t).share(share); got != want {
			t.Errorf("%s is written %q, want %q", share, got, want)
		}
	}
}

func TestLists(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"}} {
		if got := english(t).List(c.words); got != c.want {
			t.Errorf("%q is written %q, want %q", c.words, got, c.want)
		}
	}
}

func TestWordsInTheMiddleOfASentence(t *testing.T) {
	for text, want := range map[quiz.Text]string{
		"Project management": "project management", "IT": "IT", "UX design": "UX design", "Éducation": "éducation", "A": "A", "": "", "iPad": "iPad", "2 paths": "2 paths",
	} {
		if got := lowerFirst(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// Careers are words in a sentence, but for titles.
func TestCareersInTheMiddleOfASentence(t *testing.T) {
	for name, want := range map[quiz.Text]string{
		"Responsable de proyectos de informática de la salud": "responsable de proyectos de informática de la salud", "Skipper": "skipper", "Engineer in IT": "engineer in IT",
		"Health IT Project Manager": "Health IT Project Manager", "IT lead": "IT lead", "": "",
	} {
		if got := inSentence(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

func TestCountsAndDays(t *testing.T) {
	for n, want := range map[int]string{0: "0 questions", 1: "1 question", 24: "24 questions"} {
		if got := count(n, "question", "questions"); got != want {
			t.Errorf("%d is written %q", n, got)
		}
	}
	late := time.Date(2026, 11, 22, 23, 30, 0, 0, time.FixedZone("", -3600))
	if got := english(t).Date(late); got != "23 November 2026" {
		t.Errorf("%v is written %q", late, got)
	}
}

func TestEveryNonAnswerAndBandHasWords(t *testing.T) {
	seen := map[string]bool{}
	for _, n := range quiz.NonAnswers {
		seen[english(t).nonAnswer(n)] = true
	}
	seen[english(t).nonAnswer("")] = true
	for b := engine.NoBand; b <= engine.Best; b++ {
		seen[english(t).band(b)] = true
	}
	if len(seen) != len(quiz.NonAnswers)+1+4 || seen[""] {
		t.Errorf("two of them share words, or one has none: %v", seen)
	}
}

// Shares that are rounded to add up do add up, and none is moved by a whole part or more.
func TestRoundToSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		share := rapid.Custom(func(t *rapid.T) *big.Rat {
			return big.NewRat(rapid.Int64Range(-1000, 1000).Draw(t, "n"), rapid.Int64Range(1, 5000).Draw(t, "d"))
		})
		shares := rapid.SliceOfN(share, 0, 40).Draw(t, "shares")
		whole := rapid.SampledFrom([]int64{1, 100, 1000}).Draw(t, "whole")
		rounded := roundToSum(shares, whole)
		sum, total := new(big.Rat), 0
		for i, s := range shares {
			sum.Add(sum, s)
			total += rounded[i]
			exact := new(big.Rat).Mul(s, big.NewRat(whole, 1))
			if off := exact.Sub(exact, big.NewRat(int64(rounded[i]), 1)); off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
				t.Errorf("%v of %d is rounded to %d", s, whole, rounded[i])
			}
		}
		if want := roundShare(sum, whole); total != want {
			t.Errorf("%v add up to %d, want %d", shares, total, want)
		}
	})
}

func TestRoundToSumGivesTheLargestRemainderFirst(t *testing.T) {
	for _, c := range []struct {
		shares []*big.Rat
		want   []int
	}{
		{[]*big.Rat{big.NewRat(1, 3), big.NewRat(1, 3), big.NewRat(1, 3)}, []int{34, 33, 33}},
		{[]*big.Rat{big.NewRat(1, 6), big.NewRat(1, 3), big.NewRat(1, 2)}, []int{17, 33, 50}},
		{[]*big.Rat{big.NewRat(1, 2), big.NewRat(-1, 200), big.NewRat(1, 200)}, []int{50, 0, 0}},
		{[]*big.Rat{big.NewRat(-1, 3), big.NewRat(1, 3)}, []int{-33, 33}},
		{nil, nil},
	} {
		got := roundToSum(c.shares, 100)
		for i := range c.want {
			if got[i] != c.want[i] {
				t.Errorf("%v becomes %v, want %v", c.shares, got, c.want)
				break
			}
		}
	}
}

func TestPayInWords(t *testing.T) {
	q := &quiz.Quiz{Questionnaire: &quiz.Questionnaire{Sources: []quiz.Source{{ID: "s", Title: "Survey", Publisher: "Bureau", Date: "May 2025", Read: "November 2026"}}}}
	for _, c := range []struct {
		pay                 quiz.Pay
		figure, says, comes string
	}{
		{quiz.Pay{Typical: "82000"}, "$82,000 a year", "", ""},
		{quiz.Pay{Low: "72000", High: "119000"}, "$72,000 to $119,000 a year", "", ""},
		{quiz.Pay{Low: "72000"}, "from $72,000 a year", "", ""},
		{quiz.Pay{High: "72000"}, "up to $72,000 a year", "", ""},
		{quiz.Pay{Low: "72000", High: "#"}, "from $72,000 a year to more than the survey can show", "", ""},
		{quiz.Pay{Typical: "#"}, "more than the survey can show", "", ""},
		{quiz.Pay{Low: "1", Typical: "2", High: "3"}, "$2 a year", "$1 to $3", ""},
		{quiz.Pay{Official: true, Low: "1", Typical: "2", High: "3"}, "$2 a year", "one in ten earns less than $1, one in ten more than $3", ""},
		{quiz.Pay{Official: true, Low: "1", Typical: "2", High: "#"}, "$2 a year", "one in ten earns less than $1, one in ten more than the survey can show", ""},
		{quiz.Pay{Typical: "1", Source: "s"}, "$1 a year", "", "Bureau, May 2025"},
		{quiz.Pay{Typical: "1", Source: "s", Year: 2024}, "$1 a year", "", "Bureau, figures of 2024"},
	} {
		c.pay.Currency = "USD"
		got := english(t).payFigures(q, []quiz.Pay{c.pay})[0]
		if got.Figure != c.figure || got.Range != c.says || got.From != c.comes {
			t.Errorf("%+v is written %q, %q, %q", c.pay, got.Figure, got.Range, got.From)
		}
	}
}

package web

import (
	"math/big"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func TestToleranceIsRoundedDown(t *testing.T) {
	for _, c := range []struct {
		share *big.Rat
		want  string
	}{
		{big.NewRat(389, 1000), "each by less than 38%."}, {big.NewRat(38, 100), "each by less than 38%."},
		{big.NewRat(1, 1), "next to nothing and others for almost twice as much"}, {big.NewRat(9999, 10000), "each by less than 99%."},
		{big.NewRat(1, 100), "each by less than 1%."}, {big.NewRat(9, 1000), "less than 1% could already"},
	} {
		if got := english(t).tolerance("The path", c.share); !strings.Contains(got, c.want) {
			t.Errorf("%v is said %q, want %q", c.share, got, c.want)
		}
	}
}

// A lead that is balanced under ten points is not told as ten.
func TestALeadIsRoundedDownOnEveryPage(t *testing.T) {
	q := harbourQuiz(t)
	for _, c := range []struct {
		first, second engine.Fit
		want, listed  string
	}{
		{engine.Fit{Points: 5999, Range: 10_000}, engine.Fit{Points: 1, Range: 2}, "9.9 points of a hundred", "Fit 59.9%, only 9.9 points ahead of yard work."},
		{engine.Fit{Points: 3, Range: 5}, engine.Fit{Points: 1, Range: 2}, "10.0 points of a hundred", "Fit 60.0%, only 10.0 points ahead of yard work."},
		{engine.Fit{Points: 5010, Range: 10_000}, engine.Fit{Points: 1, Range: 2}, "0.1 points of a hundred", "Fit 50.1%, only 0.1 points ahead of yard work."},
		{engine.Fit{Points: 5009, Range: 10_000}, engine.Fit{Points: 1, Range: 2}, "less than 0.1 points of a hundred", "Fit 50.0%, less than 0.1 points ahead of yard work."},
		{engine.Fit{Points: 1, Range: 1}, engine.Fit{Points: 0, Range: 1}, "100.0 points of a hundred", "Fit 100.0%, only 100.0 points ahead of yard work."},
	} {
		lead := engine.Lead{First: c.first, Second: c.second}
		if got := english(t).lead(lead); got != c.want {
			t.Errorf("a lead of %v is told as %q, want %q", lead.Rat(), got, c.want)
		}
		r, told := engine.Result{Verdict: engine.Balanced, Lead: lead}, sitting{&quiz.Session{}, q, english(t)}
		r.Ranked[engine.Paths] = []engine.Standing{{Outcome: 0, Fit: c.first}, {Outcome: 1, Fit: c.second}}
		if got := told.ahead(r); got != c.listed {
			t.Errorf("a lead of %v is listed as %q, want %q", lead.Rat(), got, c.listed)
		}
		if got := (side{sitting: told, result: r}).inWords(nil).Lead; got != c.want {
			t.Errorf("a lead of %v is compared as %q, want %q", lead.Rat(), got, c.want)
		}
	}
}

// No chance is said to be more than it is, nor less than it may be.
func TestRetakeIsRoundedDown(t *testing.T) {
	for _, c := range []struct {
		chance engine.Chance
		flips  bool
		want   string
		exact  string
		// short stands in the picture.
		short string
	}{
		{engine.Chance{Low: 0.9799, High: 0.9799}, true, "first in about 98 of 100 times.", "97.9%", "about 98 of 100"},
		{engine.Chance{Low: 0.9949, High: 0.9949}, true, "first in about 99 of 100 times.", "99.4%", "about 99 of 100"},
		{engine.Chance{Low: 0.995, High: 0.995}, true, "first in more than 99 of 100 times.", "99.5%", "more than 99 of 100"},
		{engine.Chance{Low: 1, High: 1}, true, "first in more than 99 of 100 times.", "over 99.9%", "more than 99 of 100"}, // the sum of a thousand float64s
		{engine.Chance{Low: 0.997, High: 1}, true, "first in more than 99 of 100 times.", "between 99.7% and 100.0%", "more than 99 of 100"},
		{engine.Chance{Low: 1, High: 1}, false, "first every time.", "100.0%", "every time"},
		{engine.Chance{Low: 0.8811, High: 0.9034, Sampled: 10_000}, true, "first in at least 88 of 100 times.", "between 88.1% and 90.4%", "at least 88 of 100"},
		{engine.Chance{Low: 0.8811, High: 0.8811, Sampled: 10_000}, true, "first in at least 88 of 100 times.", "between 88.1% and 88.2%", "at least 88 of 100"},
		{engine.Chance{Low: 0.5, High: 0.52}, true, "first in at least 50 of 100 times.", "between 50.0% and 52.0%", "at least 50 of 100"},
		{engine.Chance{Low: 0.303, High: 0.555}, true, "first in 30 to 56 of 100 times.", "between 30.3% and 55.5%", "30 to 56 of 100"},
		{engine.Chance{Low: 0.303, High: 0.555, Sampled: 90}, true, "first in 30 to 56 of 100 times.", "between 30.3% and 55.5%", "30 to 56 of 100"},
		{engine.Chance{Low: 0.009, High: 0.009}, true, "first in hardly any of 100 times.", "0.9%", "hardly any of 100"},
		{engine.Chance{Low: 0, High: 0.0099}, true, "first in hardly any of 100 times.", "between 0.0% and 1.0%", "hardly any of 100"},
		{engine.Chance{Low: 0.005, High: 0.011, Sampled: 10_000}, true, "first in at most 2 of 100 times.", "between 0.5% and 1.1%", "at most 2 of 100"},
		{engine.Chance{Low: 0.002, High: 0.871}, true, "could not be worked out closely for so long a quiz: between 0 and 88 of 100 times.", "between 0.2% and 87.1%", "0 to 88 of 100"},
		{engine.Chance{Low: 0, High: 1}, true, "could not be worked out closely for so long a quiz: between 0 and 100 of 100 times.", "between 0.0% and 100.0%", "0 to 100 of 100"},
	} {
		if got := english(t).retake(c.chance, c.flips); !strings.HasSuffix(got, c.want) {
			t.Errorf("%+v is said %q, want %q", c.chance, got, c.want)
		}
		if got := english(t).chance(c.chance, c.flips); got != c.exact {
			t.Errorf("%+v is written %q, want %q", c.chance, got, c.exact)
		}
		if got := english(t).ofHundred(c.chance, c.flips); got != c.short {
			t.Errorf("%+v is %q in the picture, want %q", c.chance, got, c.short)
		}
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 10_000: "10,000", 1_234_567: "1,234,567"} {
		if got := english(t).Number(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
}

// The picture marks as many boxes as there are answers to change, or its share of them where boxes stand for
// several; never none where there is one.
func TestBoxes(t *testing.T) {
	for _, c := range []struct{ questions, marked, boxes, want int }{{24, 0, 24, 0}, {24, 7, 24, 7}, {9, 9, 9, 9}, {60, 1, 60, 1}, {600, 1, 60, 1}, {600, 300, 60, 30}, {1, 1, 1, 1}} {
		all, marked := boxes(c.questions, c.marked), 0
		for i, b := range all {
			if b.Marked {
				marked++
			}
			if b.X < 0 || b.X+b.Wide > 1000 || i > 0 && b.X < all[i-1].X+all[i-1].Wide {
				t.Errorf("%+v: box %d is at %+v after %+v", c, i, b, all[max(i-1, 0)])
			}
		}
		if len(all) != c.boxes || marked != c.want {
			t.Errorf("%+v: %d boxes, %d marked", c, len(all), marked)
		}
	}
}

// Every reason and every rule has words, and no two reasons the same; three differ by the rule.
func TestRulesAndReasonsHaveWords(t *testing.T) {
	for g := range engine.NumGroups {
		seen := map[string]bool{}
		for rule := range engine.NumRules {
			seen[english(t).ruleWords(rule, g)] = true
		}
		for _, reason := range []engine.Reason{engine.DirectPoints, engine.FewTraits, engine.FlatProfile, engine.NoOutcomes, engine.NoRange, engine.TooLarge} {
			for rule := range engine.NumRules {
				words := english(t).reasonWords(rule, reason, g)
				if seen[words] = true; rule == engine.Distance && strings.Contains(words, "shape") {
					t.Errorf("a distance knows no shape: %q", words)
				}
			}
		}
		if len(seen) != int(engine.NumRules)+6+3 || seen[""] {
			t.Errorf("%s: %v", g, seen)
		}
	}
}

package lint

import (
	"math/big"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// momentsOf returns the mean and the variance of numbers, by their definitions.
func momentsOf(numbers []*big.Rat) (mean, variance *big.Rat) {
	n := big.NewRat(int64(len(numbers)), 1)
	mean, variance = new(big.Rat), new(big.Rat)
	for _, x := range numbers {
		mean.Add(mean, x)
	}
	mean.Quo(mean, n)
	for _, x := range numbers {
		off := new(big.Rat).Sub(x, mean)
		variance.Add(variance, off.Mul(off, off))
	}
	return mean, variance.Quo(variance, n)
}

// fitsOf returns an outcome's fit on every sheet, and leadsOf that less another's.
func fitsOf(sheets []filled, g engine.Group, c int) []*big.Rat {
	var fits []*big.Rat
	for _, f := range sheets {
		fits = append(fits, f.fits[g][c].Rat())
	}
	return fits
}

func leadsOf(sheets []filled, g engine.Group, a, b int) []*big.Rat {
	var leads []*big.Rat
	for _, f := range sheets {
		leads = append(leads, f.lead(g, a, b))
	}
	return leads
}

// All full sheets together have the mean and the variance that are worked out item by item.
func TestMomentsAreThoseOfAllSheets(t *testing.T) {
	tryAll(t, func(t fatal, q *quiz.Quiz) {
		sheets := everySheet(t, q, false)
		for n, r := range rankings(q) {
			g := engine.Group(n)
			for c := range r.Outcomes() {
				mean, variance := momentsOf(fitsOf(sheets, g, c))
				if got := r.baseline(c); got.Cmp(mean) != 0 {
					t.Fatalf("%s %d: the baseline is %s, want %s", g, c, got, mean)
				}
				if got := r.varianceOf(c); got.Cmp(variance) != 0 {
					t.Fatalf("%s %d: the variance is %s, want %s", g, c, got, variance)
				}
				_, variance = momentsOf(leadsOf(sheets, g, c, 0))
				if got := r.varianceOfLead(c, 0); got.Cmp(variance) != 0 {
					t.Fatalf("%s: the variance of the lead of %d is %s, want %s", g, c, got, variance)
				}
			}
		}
	}, drawQuestionnaire)
}

func TestTheMedianIsInTheMiddle(t *testing.T) {
	for _, c := range []struct{ numbers, median []int64 }{
		{[]int64{7}, []int64{7, 1}}, {[]int64{9, 1}, []int64{5, 1}}, {[]int64{9, 1, 2}, []int64{2, 1}}, {[]int64{9, 1, 2, 3}, []int64{5, 2}},
	} {
		var numbers []*big.Rat
		for _, n := range c.numbers {
			numbers = append(numbers, big.NewRat(n, 1))
		}
		if got := median(numbers); got.Cmp(big.NewRat(c.median[0], c.median[1])) != 0 {
			t.Errorf("the median of %v is %s", c.numbers, got)
		}
		if numbers[0].Cmp(big.NewRat(c.numbers[0], 1)) != 0 {
			t.Error("the numbers were put into another order")
		}
	}
}

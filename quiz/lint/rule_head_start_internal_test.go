package lint

import (
	"math/big"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A head start is what its description says, seen on all sheets.
func TestHeadStartsAreThoseSeenOnAllSheets(t *testing.T) {
	ahead, behind, ofTwo, none := 0, 0, 0, 0
	tryAll(t, func(t fatal, q *quiz.Quiz) {
		sheets := everySheet(t, q, false)
		for n, r := range rankings(q) {
			g, got := engine.Group(n), map[int]int{}
			for _, h := range r.headStarts() {
				got[h.outcome] = h.ahead.Sign()
			}
			for c := range r.Outcomes() {
				want := bruteStart(sheets, g, c, r.Outcomes())
				if got[c] != want {
					t.Fatalf("%s: the start of %d is %d, want %d", g, c, got[c], want)
				}
				switch {
				case want > 0 && r.Outcomes() == 2:
					ofTwo++
				case want > 0:
					ahead++
				case want < 0:
					behind++
				default:
					none++
				}
			}
		}
	}, drawQuestionnaire, drawLopsided, drawLopsided, drawLopsided)
	if ahead == 0 || behind == 0 || ofTwo == 0 || none == 0 {
		t.Errorf("%d are ahead of the middle, %d behind it, %d ahead of the other one, %d neither", ahead, behind, ofTwo, none)
	}
}

// bruteStart is 1 or −1 for who stands too far ahead or behind. Of two only the one ahead counts.
func bruteStart(sheets []filled, g engine.Group, c, outcomes int) int {
	numbers, middle := fitsOf(sheets, g, c), new(big.Rat)
	if outcomes == 2 {
		numbers = leadsOf(sheets, g, c, 1-c)
	} else {
		var means []*big.Rat
		for other := range outcomes {
			mean, _ := momentsOf(fitsOf(sheets, g, other))
			means = append(means, mean)
		}
		middle = median(means)
	}
	mean, variance := momentsOf(numbers)
	off := mean.Sub(mean, middle)
	size := new(big.Rat).Abs(off)
	square := new(big.Rat).Mul(off, off)
	if size.Cmp(big.NewRat(1, 10)) < 0 || square.Cmp(variance.Mul(variance, big.NewRat(9, 4))) <= 0 || outcomes == 2 && off.Sign() < 0 {
		return 0
	}
	return off.Sign()
}

package lint

import (
	"math/big"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Twins are those, and all those, whose fits are equal on every sheet there is, with and without gaps.
func TestTwinsFitAlikeOnEverySheet(t *testing.T) {
	found, checked := 0, 0
	tryAll(t, func(t fatal, q *quiz.Quiz) {
		sheets := everySheet(t, q, true)
		for g, r := range rankings(q) {
			for c, first := range r.twins() {
				want := 0
				for !alwaysLevel(sheets, engine.Group(g), want, c) {
					want++
				}
				if first != want {
					t.Fatalf("%s: the first twin of %d is %d, want %d", engine.Group(g), c, first, want)
				}
				checked++
				if first != c {
					found++
				}
			}
		}
	}, drawQuestionnaire)
	if found == 0 || found == checked {
		t.Errorf("%d of %d outcomes are a twin", found, checked)
	}
}

func alwaysLevel(sheets []filled, g engine.Group, a, b int) bool {
	for _, f := range sheets {
		if f.fits[g][a].Compare(f.fits[g][b]) != 0 {
			return false
		}
	}
	return true
}

// Who is dominated is behind or level with the rival named on every full sheet, nobody else who is never behind does
// better on average, and nobody who is dominated is left out.
func TestWhoIsDominatedIsNeverAhead(t *testing.T) {
	found, free, never := 0, 0, 0
	tryAll(t, func(t fatal, q *quiz.Quiz) {
		sheets := everySheet(t, q, false)
		for g, r := range rankings(q) {
			leftOut := make([]bool, r.Outcomes())
			for c, first := range r.twins() {
				leftOut[c] = first != c || (c+len(sheets))%7 == 0
			}
			for c, got := range r.dominators(leftOut) {
				want := bruteDominator(sheets, engine.Group(g), c, leftOut)
				if got != want {
					t.Fatalf("%s: %d is dominated by %d, want %d", engine.Group(g), c, got, want)
				}
				if got >= 0 {
					found++
				} else {
					free++
				}
				if leftOut[c] {
					never++
				}
			}
		}
	}, drawQuestionnaire)
	if found == 0 || free == 0 || never == 0 {
		t.Errorf("%d outcomes were dominated, %d were not, %d left out", found, free, never)
	}
}

// bruteDominator looks at all sheets.
func bruteDominator(sheets []filled, g engine.Group, c int, leftOut []bool) int {
	rival, most := -1, new(big.Rat)
	for r := range leftOut {
		if r == c || leftOut[r] || leftOut[c] {
			continue
		}
		never, sum := true, new(big.Rat)
		for _, lead := range leadsOf(sheets, g, r, c) {
			never = never && lead.Sign() >= 0
			sum.Add(sum, lead)
		}
		if never && (rival < 0 || sum.Cmp(most) > 0) {
			rival, most = r, sum
		}
	}
	return rival
}

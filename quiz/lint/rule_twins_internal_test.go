package lint

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// Twins are those, and all those, whose fits are equal on every sheet there is, with and without gaps.
func TestTwinsFitAlikeOnEverySheet(t *testing.T) {
	found, checked := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuiz(t)
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
	})
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

// Who is dominated is behind or level with the rival named on every full sheet, nobody else leads by more at the
// least, and nobody who is so is left out.
func TestWhoIsDominatedIsNeverAhead(t *testing.T) {
	found, free, never := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuiz(t)
		sheets := everySheet(t, q, false)
		for g, r := range rankings(q) {
			leftOut := make([]bool, r.Outcomes())
			for c, first := range r.twins() {
				leftOut[c] = first != c || rapid.IntRange(0, 9).Draw(t, "left out") == 0
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
	})
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
		least := sheets[0].lead(g, r, c)
		for _, f := range sheets {
			if lead := f.lead(g, r, c); lead.Cmp(least) < 0 {
				least = lead
			}
		}
		if least.Sign() >= 0 && (rival < 0 || least.Cmp(most) > 0) {
			rival, most = r, least
		}
	}
	return rival
}

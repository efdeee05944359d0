package engine

import (
	"math"
	"math/big"
	"testing"
)

func TestFloatsOfWideNumbers(t *testing.T) {
	for _, n := range []int64{0, 1, -1, 4, -4, 1000003, -1000003, 1<<53 - 1, 1 - 1<<53, math.MaxInt64, math.MinInt64} {
		for times := int64(1); times <= 1<<40; times <<= 20 {
			a := wideOf(n).times(times)
			if want, _ := new(big.Float).SetInt(a.big()).Float64(); a.float() != want {
				t.Errorf("%d · %d is %v, want %v", n, times, a.float(), want)
			}
		}
	}
}

// What an item spreads two paths is the same whichever of its options comes first.
func TestTheOrderOfOptionsDoesNotChangeTheSpread(t *testing.T) {
	item := func(points ...Decimal) Item {
		it := Item{Weight: One}
		for _, p := range points {
			it.Options = append(it.Options, Option{Direct: [NumGroups][]Term{{{0, p * One}, {1, -p * One}}}})
		}
		return it
	}
	m, err := NewModel(Spec{
		Outcomes: [NumGroups][]Outcome{{{}, {}}}, Bands: BandCuts{One, One, One},
		Items: []Item{item(-2, 0, 2), item(2, 0, -2), item(0, 2, -2)},
	})
	if err != nil {
		t.Fatal(err)
	}
	v := m.tables[Paths].versus(0, 1)
	for i := range 3 {
		if got, first := m.variance(v, i), m.variance(v, 0); math.Abs(got-first) > 1e-12 || first == 0 {
			t.Errorf("item %d spreads by %v, the first by %v", i, got, first)
		}
	}
}

package engine

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// By hand: n = 10,000 and p̂ = 0.9, z² = 6.634897; the middle is (p̂ + z²/2n)/(1 + z²/n) = 0.899735, half
// the width z/(1 + z²/n)·√(p̂(1 − p̂)/n + z²/4n²) = 0.007729. With p̂ = 1 the lower end is n/(n + z²).
func TestTheIntervalIsWilsons(t *testing.T) {
	for successes, want := range map[int][2]float64{9000: {0.892005303, 0.907464257}, 10_000: {0.999336950, 1}, 0: {0, 0.000663050}} {
		got := wilson(successes, 10_000)
		if math.Abs(got.Low-want[0]) > 1e-9 || math.Abs(got.High-want[1]) > 1e-9 || got.Sampled != 10_000 {
			t.Errorf("%d of 10,000: %+v, want %v", successes, got, want)
		}
	}
}

func TestQuotientsAreRoundedDownAndUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.OneOf(rapid.Int64Range(-20, 20), rapid.Int64Range(-1<<61, 1<<61)).Draw(t, "a")
		b := rapid.OneOf(rapid.Int64Range(1, 9), rapid.Int64Range(1, 1<<61)).Draw(t, "b")
		down, rest := new(big.Int).DivMod(big.NewInt(a), big.NewInt(b), new(big.Int))
		if got := floorDiv(a, b); got != down.Int64() {
			t.Fatalf("%d/%d down is %d, got %d", a, b, down, got)
		}
		if got := ceilDiv(a, b); got != down.Int64()+int64(rest.Sign()) {
			t.Fatalf("%d/%d up is not %d", a, b, got)
		}
	})
}

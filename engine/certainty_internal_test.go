package engine

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The power of two is an upper bound, and no more than about twice too much where it matters.
func TestThePowerOfTwoIsAtLeastTheExponential(t *testing.T) {
	for _, x := range []float64{0, 1e-300, 0.7, 16.6, 700, 1e300, math.Inf(1)} {
		if got := atLeastExp(x); got < math.Exp(-x) {
			t.Errorf("for %g it is %g, less than %g", x, got, math.Exp(-x))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(0, 50).Draw(t, "x")
		if got, e := atLeastExp(x), math.Exp(-x); got < e || got > 2.01*e {
			t.Fatalf("for %g it is %g, where the exponential is %g", x, got, e)
		}
	})
}

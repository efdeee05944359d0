package engine

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// drawWide draws a number of at most so many bits, often near one where a carry goes from half to half.
func drawWide(t *rapid.T, bits int) (wide, *big.Int) {
	n := new(big.Int).SetUint64(rapid.Uint64().Draw(t, "high"))
	n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(rapid.OneOf(rapid.Uint64(), rapid.SampledFrom([]uint64{0, 1, 1<<63 - 1, 1 << 63, 1<<64 - 1})).Draw(t, "low")))
	n.Rsh(n, uint(128-rapid.OneOf(rapid.Just(bits), rapid.IntRange(0, bits)).Draw(t, "bits")))
	if rapid.Bool().Draw(t, "negative") {
		n.Neg(n)
	}
	return widen(n), n
}

// widen brings a big.Int of up to 127 bits to two's complement.
func widen(n *big.Int) wide {
	low := new(big.Int).And(n, new(big.Int).SetUint64(1<<64-1))
	return wide{new(big.Int).Rsh(n, 64).Int64(), low.Uint64()}
}

func wantWide(t *rapid.T, what string, got wide, want *big.Int) {
	t.Helper()
	if got.big().Cmp(want) != 0 || got != widen(want) {
		t.Fatalf("%s: got %s, want %s", what, got.big(), want)
	}
}

func TestWideSumsAndDifferencesAreThoseOfBigIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := drawWide(t, 126)
		b, y := drawWide(t, 126)
		wantWide(t, "a + b", a.plus(b), new(big.Int).Add(x, y))
		wantWide(t, "a − b", a.minus(b), new(big.Int).Sub(x, y))
		wantWide(t, "|a|", a.size(), new(big.Int).Abs(x))
		if rapid.Bool().Draw(t, "nearly equal") {
			b, y = a.plus(wideOf(1)), new(big.Int).Add(x, big.NewInt(1))
		}
		if got, want := a.compare(b), x.Cmp(y); got != want || a.less(b) != (want < 0) || a.compare(a) != 0 {
			t.Fatalf("%s against %s: %d and %t, want %d", x, y, got, a.less(b), want)
		}
		if a.sign() != x.Sign() || a.bitLen() != x.BitLen() {
			t.Fatalf("%s has the sign %d and %d bits", x, a.sign(), a.bitLen())
		}
	})
}

func TestWideProductsAreThoseOfBigIntegers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Min(0).Draw(t, "a"), rapid.Int64Min(0).Draw(t, "b")
		wantWide(t, "a · b", product(a, b), new(big.Int).Mul(big.NewInt(a), big.NewInt(b)))
		bits := rapid.IntRange(0, 63).Draw(t, "bits of the factor")
		factor := rapid.Int64Range(0, 1<<bits-1).Draw(t, "factor")
		w, x := drawWide(t, 127-bits)
		wantWide(t, "w · factor", w.times(factor), new(big.Int).Mul(x, big.NewInt(factor)))
	})
}

func TestAWideNumberIsShiftedDown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := drawWide(t, 127)
		n := rapid.UintRange(0, 63).Draw(t, "shift")
		wantWide(t, "a >> n", a.shifted(n), new(big.Int).Rsh(x, n)) // of big integers, too, down
	})
}

func TestWideNumbersComeFromAndGoToInt64(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.SampledFrom(edges), rapid.Int64()).Draw(t, "n")
		wantWide(t, "n", wideOf(n), big.NewInt(n))
		if got := wideOf(n).int(); got != n {
			t.Fatalf("%d comes back as %d", n, got)
		}
	})
}

func TestAWideRatioIsTheFraction(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := drawWide(t, 127)
		b, y := drawWide(t, 127)
		if y.Sign() != 0 && ratio(a, b).Cmp(new(big.Rat).SetFrac(x, y)) != 0 {
			t.Fatalf("%s/%s is %s", x, y, ratio(a, b))
		}
	})
}

// A float64 has 53 bits; both halves are rounded to them, and so is their sum.
func TestAWideFloatIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := drawWide(t, 127)
		off, _ := new(big.Float).Sub(new(big.Float).SetInt(x), big.NewFloat(a.float())).Float64()
		size, _ := new(big.Float).SetInt(new(big.Int).Abs(x)).Float64()
		if off > size/(1<<52) || off < -size/(1<<52) {
			t.Fatalf("%s is off by %v", x, off)
		}
	})
}

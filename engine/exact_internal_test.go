package engine

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// edges are numbers near which 64-bit arithmetic goes wrong.
var edges = []int64{
	0, 1, -1, 2, -2, 3, 1_000_000, 1<<31 - 1, 1 << 31, -1 << 31, 1 << 32, -1 << 32, 3037000499, 3037000500, -3037000500,
	1<<53 - 1, 1 << 53, 1 << 62, -1 << 62, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1,
}

// wantExact demands the number that big integers find, and an overflow just where an int64 cannot
// hold it. −2⁶³, which has no negative, may count as either.
func wantExact(t fatal, what string, got int64, e exact, want *big.Int) {
	t.Helper()
	if want.IsInt64() && !e.overflowed && got != want.Int64() || !want.IsInt64() && !e.overflowed {
		t.Fatalf("%s: got %d, want %s", what, got, want)
	}
	if want.IsInt64() && e.overflowed && want.Int64() != math.MinInt64 {
		t.Fatalf("%s is %s and was refused", what, want)
	}
}

type fatal interface {
	Helper()
	Fatalf(format string, args ...any)
}

func checkArithmetic(t fatal, a, b int64) {
	t.Helper()
	var product, sum exact
	wantExact(t, fmt.Sprintf("%d + %d", a, b), sum.add(a, b), sum, new(big.Int).Add(big.NewInt(a), big.NewInt(b)))
	if a != math.MinInt64 && b != math.MinInt64 {
		wantExact(t, fmt.Sprintf("%d · %d", a, b), product.mul(a, b), product, new(big.Int).Mul(big.NewInt(a), big.NewInt(b)))
	}
}

func TestArithmeticNeverWraps(t *testing.T) {
	for _, a := range edges {
		for _, b := range edges {
			checkArithmetic(t, a, b)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		checkArithmetic(t, rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b"))
	})
}

func TestAnOverflowIsRemembered(t *testing.T) {
	var e exact
	e.mul(math.MaxInt64, 2)
	e.add(1, 1)
	e.mul(1, 1)
	if !e.overflowed {
		t.Error("a later computation made the overflow forgotten")
	}
}

func TestProductsAreComparedAsBigIntegers(t *testing.T) {
	natural := rapid.OneOf(rapid.SampledFrom([]int64{0, 1, 1 << 32, 1<<53 - 1, math.MaxInt64 - 1, math.MaxInt64}), rapid.Int64Min(0))
	rapid.Check(t, func(t *rapid.T) {
		a, b := natural.Draw(t, "a"), natural.Draw(t, "b")
		c, d := natural.Draw(t, "c"), natural.Draw(t, "d")
		if rapid.Bool().Draw(t, "nearly equal") {
			c, d = b, a
			if a < math.MaxInt64 && rapid.Bool().Draw(t, "one more") {
				d++
			}
		}
		want := new(big.Int).Mul(big.NewInt(a), big.NewInt(b)).Cmp(new(big.Int).Mul(big.NewInt(c), big.NewInt(d)))
		if got := compareProducts(a, b, c, d); got != want {
			t.Fatalf("%d·%d against %d·%d: %d, want %d", a, b, c, d, got, want)
		}
	})
}

func TestFitsAreComparedAsFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func() Fit {
			r := rapid.Int64Range(1, maxRange).Draw(t, "range")
			return Fit{rapid.Int64Range(0, r).Draw(t, "points"), r}
		}
		f, g := draw(), draw()
		if got, want := f.Compare(g), f.Rat().Cmp(g.Rat()); got != want {
			t.Fatalf("%s against %s: %d, want %d", f.Rat(), g.Rat(), got, want)
		}
		if nearest, _ := f.Rat().Float64(); f.Float() != nearest {
			t.Fatalf("%s as a float is %v, want %v", f.Rat(), f.Float(), nearest)
		}
		cut := Decimal(rapid.Int64Range(0, int64(One)).Draw(t, "cut"))
		if got, want := f.AtLeast(cut), f.Rat().Cmp(big.NewRat(int64(cut), int64(One))) >= 0; got != want {
			t.Fatalf("%s at least %s: %t", f.Rat(), cut, got)
		}
		lead := Lead{f, g}
		if f.Compare(g) < 0 {
			lead = Lead{g, f}
		}
		if got, want := lead.Under(cut), lead.Rat().Cmp(big.NewRat(int64(cut), int64(One))) < 0; got != want {
			t.Fatalf("the lead %s under %s: %t", lead.Rat(), cut, got)
		}
	})
}

func TestTheGreatestCommonDivisorDividesBothAndIsTheGreatest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Int64Range(-1e9, 1e9)
		a, b := number.Draw(t, "a"), number.Draw(t, "b")
		want := new(big.Int).GCD(nil, nil, new(big.Int).Abs(big.NewInt(a)), new(big.Int).Abs(big.NewInt(b)))
		if got := gcd(a, b); got != want.Int64() {
			t.Fatalf("gcd(%d, %d) = %d, want %s", a, b, got, want)
		}
	})
}

func TestAlternativesAreTheAllowedSubsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		item := Item{UpTo: rapid.IntRange(0, 6).Draw(t, "up to")}
		for range rapid.IntRange(max(2, item.UpTo), 8).Draw(t, "options") {
			item.Options = append(item.Options, Option{Alone: rapid.IntRange(0, 3).Draw(t, "alone") == 0})
		}
		a, ok := newAlternatives(item, 1000)
		if !ok {
			t.Fatal("256 subsets at most, and 1000 were too few")
		}
		seen := map[uint64]bool{}
		for i, set := range a.sets {
			options := a.options(i)
			if seen[set] || !allowed(item, options) {
				t.Fatalf("alternative %d, %v, is there twice or must not be", i, options)
			}
			seen[set] = true
			if found, err := a.find(options); err != nil || found != i {
				t.Fatalf("the options %v are alternative %d, %v; want %d", options, found, err, i)
			}
		}
		for set := uint64(1); set < 1<<len(item.Options); set++ {
			options := alternatives{sets: []uint64{set}}.options(0)
			if _, err := a.find(options); (err == nil) != allowed(item, options) {
				t.Fatalf("the options %v: %v", options, err)
			}
		}
	})
}

func allowed(item Item, options []int) bool {
	if len(options) == 1 {
		return true
	}
	return len(options) <= item.UpTo && !slices.ContainsFunc(options, func(o int) bool { return item.Options[o].Alone })
}

func TestAlternativesComeSmallestFirst(t *testing.T) {
	item := Item{Options: []Option{{}, {Alone: true}, {}, {}}, UpTo: 3}
	a, _ := newAlternatives(item, 100)
	var got [][]int
	for i := range a.sets {
		got = append(got, a.options(i))
	}
	want := [][]int{{0}, {1}, {2}, {3}, {0, 2}, {0, 3}, {2, 3}, {0, 2, 3}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %v, want %v", got, want)
	}
}

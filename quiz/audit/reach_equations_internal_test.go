package audit

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// bigs makes fractions of whole numbers over a denominator.
func bigs(over int64, numbers ...int64) (all []*big.Rat) {
	for _, n := range numbers {
		all = append(all, big.NewRat(n, over))
	}
	return all
}

func TestEquationsThatHaveNoOrOneOrManySolutions(t *testing.T) {
	for story, c := range map[string]struct {
		equations [][]*big.Rat
		near      []float64
		want      []*big.Rat
	}{
		"one":                       {[][]*big.Rat{bigs(1, 1, 1, 1), bigs(1, 1, -2, 0)}, []float64{0.6, 0.4}, bigs(3, 2, 1)},
		"one, with an idle row":     {[][]*big.Rat{bigs(1, 1, 1, 1), bigs(1, 2, 2, 2), bigs(1, 1, -2, 0)}, []float64{0.6, 0.4}, bigs(3, 2, 1)},
		"none":                      {[][]*big.Rat{bigs(1, 1, 1, 1), bigs(1, 1, 1, 2)}, []float64{0.5, 0.5}, nil},
		"only a negative one":       {[][]*big.Rat{bigs(1, 1, 1, 1), bigs(1, 1, 0, 2)}, []float64{1, 0}, nil},
		"many, the nearest found":   {[][]*big.Rat{bigs(1, 1, 1, 1)}, []float64{0.75, 0.25}, bigs(4, 3, 1)},
		"many, the nearest below 0": {[][]*big.Rat{bigs(1, 1, 1, 1)}, []float64{0, 2}, nil},
	} {
		if got := solve(c.equations, c.near); !slices.EqualFunc(got, c.want, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 }) {
			t.Errorf("%s: %v, want %v", story, got, c.want)
		}
	}
}

// Equations made of a solution have it, or others that are as good.
func TestSolutionsSolveTheirEquations(t *testing.T) {
	exact := 0
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "variables")
		number := rapid.Custom(func(t *rapid.T) *big.Rat {
			return big.NewRat(int64(rapid.IntRange(-9, 9).Draw(t, "over")), int64(rapid.IntRange(1, 9).Draw(t, "under")))
		})
		var known []*big.Rat
		var near []float64
		for range n {
			x := number.Draw(t, "x")
			known = append(known, x.Abs(x))
			f, _ := x.Float64()
			near = append(near, f)
		}
		var equations, kept [][]*big.Rat
		for range rapid.IntRange(1, 8).Draw(t, "equations") {
			row := rapid.SliceOfN(number, n, n).Draw(t, "row")
			row = append(row, scalar(row, known))
			equations, kept = append(equations, row), append(kept, cloned(row))
		}
		got := solve(equations, near)
		if got == nil { // rounding what is free may make others negative
			if rank(kept) == n {
				t.Fatalf("it has the solution %v, and none is found", known)
			}
			return
		}
		for _, row := range kept {
			if scalar(row[:n], got).Cmp(row[n]) != 0 {
				t.Fatalf("%v does not solve %v", got, row)
			}
		}
		if rank(kept) == n && !slices.EqualFunc(got, known, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 }) {
			t.Fatalf("%v, want %v", got, known)
		}
		exact++
	})
	if !testing.Short() && exact < 50 {
		t.Errorf("only %d had a solution", exact)
	}
}

func scalar(a, b []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for n := range b {
		sum.Add(sum, new(big.Rat).Mul(a[n], b[n]))
	}
	return sum
}

func cloned(row []*big.Rat) (all []*big.Rat) {
	for _, n := range row {
		all = append(all, new(big.Rat).Set(n))
	}
	return all
}

// rank counts the equations, without their right sides, that do not follow from others: those whose
// determinant with others is not 0, by taking rows away one by one.
func rank(equations [][]*big.Rat) int {
	n := len(equations[0]) - 1
	most := 0
	for set := range 1 << len(equations) {
		var rows [][]*big.Rat
		for e := range equations {
			if set>>e&1 == 1 {
				rows = append(rows, equations[e][:n])
			}
		}
		if len(rows) == n && determinant(rows).Sign() != 0 {
			most = n
		}
	}
	return most
}

// determinant develops along the first row.
func determinant(rows [][]*big.Rat) *big.Rat {
	if len(rows) == 0 {
		return big.NewRat(1, 1)
	}
	sum := new(big.Rat)
	for c := range rows {
		var minor [][]*big.Rat
		for _, row := range rows[1:] {
			minor = append(minor, slices.Concat(row[:c], row[c+1:]))
		}
		part := new(big.Rat).Mul(rows[0][c], determinant(minor))
		if c%2 == 1 {
			part.Neg(part)
		}
		sum.Add(sum, part)
	}
	return sum
}

func TestFractionsMadeWhole(t *testing.T) {
	got := whole([]*big.Rat{big.NewRat(1, 2), big.NewRat(2, 3), new(big.Rat), big.NewRat(5, 6)})
	if want := []int64{3, 4, 0, 5}; !slices.EqualFunc(got, want, func(a *big.Int, b int64) bool { return a.Cmp(big.NewInt(b)) == 0 }) {
		t.Errorf("%v, want %v", got, want)
	}
}

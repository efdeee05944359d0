package engine

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// profileWeights draws the weights of an outcome, few or many, coarse or fine, and not all the same.
func profileWeights(t *rapid.T) []int64 {
	greatest := rapid.SampledFrom([]int64{1, 3, 1000, int64(MaxDecimal)}).Draw(t, "greatest")
	n := rapid.SampledFrom([]int{3, 4, 5, 12, 1000}).Draw(t, "traits")
	return rapid.SliceOfN(rapid.Int64Range(-greatest, greatest), n, n).
		Filter(func(w []int64) bool { return slices.Min(w) < slices.Max(w) }).Draw(t, "weights")
}

func TestACentredRowAddsUpToNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum := int64(0)
		for _, millionths := range centred(profileWeights(t)) {
			sum += millionths
		}
		if sum != 0 {
			t.Fatalf("the row adds up to %d millionths", sum)
		}
	})
}

func TestARowIsLessThanAMillionthOffTheTextbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := profileWeights(t)
		n, total, squares := int64(len(weights)), int64(0), new(big.Int)
		for _, w := range weights {
			total += w
		}
		for _, w := range weights {
			squares.Add(squares, new(big.Int).Mul(big.NewInt(n*w-total), big.NewInt(n*w-total)))
		}
		length := new(big.Float).SetPrec(300).SetInt(squares)
		length.Sqrt(length)
		for k, millionths := range centred(weights) {
			exact := new(big.Float).SetPrec(300).SetInt64((n*weights[k] - total) * 1_000_000)
			off, _ := exact.Quo(exact, length).Sub(exact, new(big.Float).SetInt64(millionths)).Float64()
			if off <= -1 || off >= 1 {
				t.Fatalf("weight %d of %v: %d is off by %v millionths", k, weights, millionths, off)
			}
		}
	})
}

// A number over a root is the largest q with q·√squares ≤ n·10¹².
func TestANumberOverARootIsRoundedDown(t *testing.T) {
	upTo := func(q int64, n, squares *big.Int) bool {
		left := new(big.Int).Mul(new(big.Int).Mul(big.NewInt(q), big.NewInt(max(q, -q))), squares)
		right := new(big.Int).Mul(n, new(big.Int).Abs(n))
		return left.Cmp(right.Mul(right, new(big.Int).Exp(big.NewInt(10), big.NewInt(24), nil))) <= 0
	}
	rapid.Check(t, func(t *rapid.T) {
		n := big.NewInt(rapid.Int64Range(-1e12, 1e12).Draw(t, "n"))
		squares := new(big.Int).Mul(n, n)
		squares.Add(squares, big.NewInt(rapid.OneOf(rapid.SampledFrom([]int64{1, 3, 4}), rapid.Int64Range(1, 1e18)).Draw(t, "the other squares")))
		if rapid.Bool().Draw(t, "a whole root") { // 3 and 4 make 5
			n = big.NewInt(rapid.SampledFrom([]int64{-4, -3, 0, 3, 4}).Draw(t, "n"))
			squares = big.NewInt(25)
		}
		if q := scaledDown(n, squares); !upTo(q, n, squares) || upTo(q+1, n, squares) {
			t.Fatalf("%s·10¹²/√%s is not %d, rounded down", n, squares, q)
		}
	})
}

func TestTargetsAreTheNearestMillionths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := profileWeights(t)
		greatest := max(slices.Max(weights), -slices.Min(weights))
		row, squares := targets(weights, greatest)
		for k, target := range row {
			exact := big.NewRat(weights[k]+greatest, 2*greatest)
			off := exact.Sub(exact.Mul(exact, big.NewRat(1_000_000, 1)), big.NewRat(target, 1))
			if off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 {
				t.Fatalf("weight %d of at most %d: the target %d is off by %s millionths", weights[k], greatest, target, off)
			}
			squares -= target * target
		}
		if squares != 0 {
			t.Fatalf("the squares are off by %d", squares)
		}
	})
}

func TestAQuotientOfAProductIsTheNearestWholeNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.OneOf(rapid.Int64Range(-9, 9), rapid.Int64Range(-1e12, 1e12)).Draw(t, "a")
		c := rapid.OneOf(rapid.Int64Range(1, 9), rapid.Int64Range(1, maxRange)).Draw(t, "c")
		b := rapid.Int64Range(0, c).Draw(t, "b")
		exact := new(big.Rat).Mul(big.NewRat(a, 1), big.NewRat(b, c))
		off := exact.Sub(exact, big.NewRat(mulDiv(a, b, c), 1))
		if off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 {
			t.Fatalf("%d·%d/%d is off by %s", a, b, c, off)
		}
	})
}

// thirds is three traits that every item moves alike, in steps of a third of a span that is finer than the
// unit of the table: by correlation nothing is left but what rounding makes of it.
func thirds() Spec {
	spec := Spec{Traits: 3}
	for range 3 {
		item := Item{Weight: 1_000_003}
		for points := range 4 {
			var o Option
			for k := range 3 {
				o.Traits = append(o.Traits, Term{k, Whole(points) + Decimal(points*k)})
			}
			item.Options = append(item.Options, o)
		}
		spec.Items = append(spec.Items, item)
	}
	for _, weights := range [][3]Decimal{{0, 0, 1}, {1, 0, 0}} {
		var o Outcome
		for k, w := range weights {
			o.Weights = append(o.Weights, Term{k, w * One})
		}
		spec.Outcomes[Paths] = append(spec.Outcomes[Paths], o)
	}
	return spec
}

func TestRoundingIsNoRange(t *testing.T) {
	spec := thirds()
	m, err := NewModel(spec)
	if err != nil {
		t.Fatal(err)
	}
	if o := m.PathOpinions(m.NewSheet())[Correlation]; o.Reason != NoRange {
		t.Errorf("got %+v with a range of %d", o, m.opinions[Paths][Correlation].t.ranges[0])
	}
	if o := m.PathOpinions(m.NewSheet())[Distance]; o.Reason != "" {
		t.Errorf("got %+v", o)
	}
}

// The spans of thirds are too fine for whole cells: each is 10⁻¹² a trait off at most.
func TestCellsFinerThanTheUnitAreRounded(t *testing.T) {
	spec := thirds()
	for i := range spec.Items { // an item a trait, so that the traits differ
		for o := range spec.Items[i].Options {
			spec.Items[i].Options[o].Traits = spec.Items[i].Options[o].Traits[i : i+1]
		}
	}
	m, err := NewModel(spec)
	if err != nil {
		t.Fatal(err)
	}
	rounded := 0
	for _, rule := range []Rule{Correlation, Distance} {
		p, _, _ := newProfiles(rule, &spec, Paths, m.alts, m.first)
		table := p.table(m.alts, m.first)
		for a := range 12 {
			for c := range 2 {
				first := a / 4 * 4
				off := new(big.Rat).Sub(p.exactly(a, c), p.exactly(first, c))
				off.Sub(off, big.NewRat(table.row(a)[c]-table.row(first)[c], 1))
				if rounded += off.Sign() * off.Sign(); off.Abs(off).Cmp(big.NewRat(3, 1)) > 0 {
					t.Errorf("%s: alternative %d is worth %s units more to path %d than it should", rule, a, off, c)
				}
			}
		}
	}
	if rounded == 0 {
		t.Error("nothing was rounded; the test tests nothing")
	}
}

// exactly returns what an alternative is worth to an outcome, in 10⁻¹².
func (p *profiles) exactly(alternative, outcome int) *big.Rat {
	worth := new(big.Rat)
	for n, k := range p.measured {
		worth.Add(worth, new(big.Rat).Mul(big.NewRat(p.rows[outcome][n], 1), big.NewRat(p.traits.row(alternative)[k], p.traits.ranges[k])))
	}
	return worth.Mul(worth, big.NewRat(1_000_000, 1))
}

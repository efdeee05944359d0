package engine

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// game is a start and the steps of some items; the first step of each is 0.
type game struct {
	start *big.Int
	items [][]step
}

// drawGame draws steps of up to so many bits. The start is about what some steps take away, so that a sum
// is at the very edge.
func drawGame(t *rapid.T, bits int) game {
	g := game{start: big.NewInt(rapid.Int64Range(-1, 1).Draw(t, "edge"))}
	unit := big.NewInt(rapid.SampledFrom([]int64{1, 1, 3, 1000}).Draw(t, "unit"))
	for range rapid.IntRange(1, 5).Draw(t, "items") {
		steps := []step{{wide{}, 0}}
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			_, by := drawWide(t, bits-10)
			steps = append(steps, step{widen(by.Mul(by, unit)), 0})
		}
		left := 1.0
		for n := range steps {
			steps[n].chance = left * rapid.SampledFrom([]float64{0.25, 0.5, 0.875}).Draw(t, "chance")
			left -= steps[n].chance
		}
		steps[0].chance += left
		g.items = append(g.items, steps)
		g.start.Sub(g.start, steps[rapid.IntRange(0, len(steps)-1).Draw(t, "edge step")].by.big())
	}
	return g
}

// chance tries every way.
func (g game) chance(from int, sum *big.Int) float64 {
	if from == len(g.items) {
		if sum.Sign() > 0 {
			return 1
		}
		return 0
	}
	p := 0.0
	for _, s := range g.items[from] {
		p += s.chance * g.chance(from+1, new(big.Int).Add(sum, s.by.big()))
	}
	return p
}

// width returns by how much the sums differ at most, and the greatest common divisor of the steps.
func (g game) width() (width, divisor *big.Int) {
	width, divisor = new(big.Int), new(big.Int)
	for _, steps := range g.items {
		least, most := new(big.Int), new(big.Int)
		for _, s := range steps {
			by := s.by.big()
			divisor.GCD(nil, nil, divisor, by)
			if by.Cmp(least) < 0 {
				least = by
			}
			if by.Cmp(most) > 0 {
				most = by
			}
		}
		width.Add(width, most.Sub(most, least))
	}
	return width, divisor
}

// states returns how many sums a grid of the steps' common divisor has, −1 for too many.
func (g game) states() int64 {
	width, divisor := g.width()
	if divisor.Sign() > 0 {
		width.Quo(width, divisor)
	}
	if width.BitLen() > 16 {
		return -1
	}
	return width.Int64() + 1
}

// around returns the chances from starts that are lower, and higher, by as many 16,000ths of the width as
// there are items: more than rounding to a grid of 32,768 sums can do.
func (g game) around() (low, high float64) {
	off, _ := g.width()
	off.Rsh(off, 14).Add(off, big.NewInt(2)).Mul(off, big.NewInt(int64(len(g.items))))
	return g.chance(0, new(big.Int).Sub(g.start, off)), g.chance(0, new(big.Int).Add(g.start, off))
}

func TestOddsHoldTheChanceHoweverTheyAreRounded(t *testing.T) {
	for _, bits := range []int{14, 27, 40, 64, 100} {
		exact, open := 0, 0
		rapid.Check(t, func(t *rapid.T) {
			for range 10 {
				g := drawGame(t, bits)
				want, got := g.chance(0, g.start), odds(widen(g.start), g.items, maxWork)
				if want < got.Low-1e-12 || want > got.High+1e-12 || got.Low > got.High || got.Sampled != 0 {
					t.Fatalf("the chance is %v, got %+v", want, got)
				}
				if low, high := g.around(); got.Low < low-1e-12 || got.High > high+1e-12 {
					t.Fatalf("%+v is wider than the grid, which has it from %v to %v", got, low, high)
				}
				switch n := g.states(); {
				case n > 0 && n <= maxStates:
					if exact++; got.Low != got.High {
						t.Fatalf("%d states, and %+v is not exact", n, got)
					}
				case got.High-got.Low > 1e-6:
					open++
				}
			}
		})
		t.Logf("up to %d bits: %d exact, %d in an open bracket", bits, exact, open)
		if bits < 27 && exact == 0 || bits > 40 && min(exact, open) == 0 {
			defer t.Errorf("up to %d bits: %d exact, %d in an open bracket: too few", bits, exact, open)
		}
	}
}

// Many chances that are all but 1 add up to more than 1 in float64.
func TestOddsAreNeverMoreThanOne(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var items [][]step
		for range 5 + r.IntN(20) {
			rho, steps := []float64{0.15, 1e-3, 1e-6}[r.IntN(3)], []step{{}}
			for n := range 1 + r.IntN(4) {
				steps = append(steps, step{wideOf(int64(n) - 2), 0})
			}
			for n := range steps {
				steps[n].chance = rho / float64(len(steps)-1)
			}
			steps[0].chance = 1 - rho
			items = append(items, steps)
		}
		if got := odds(wideOf(r.Int64N(20)), items, maxWork); got.High > 1 || got.Low > got.High {
			t.Fatalf("got %v to 1 + %v", got.Low, got.High-1)
		}
	}
}

// Sums that are far from 0 either way, whatever an int64 holds of them.
func TestOddsOfWhatCannotBeOtherwise(t *testing.T) {
	steps := [][]step{{{wide{}, 0.5}, {wideOf(3), 0.25}, {wideOf(-2), 0.25}}}
	for bits := uint(2); bits < 127; bits++ {
		for off := int64(-9); off <= 9; off++ {
			n := new(big.Int).Lsh(big.NewInt(1), bits)
			n.Add(n, big.NewInt(off))
			if n.Cmp(big.NewInt(4)) < 0 {
				continue
			}
			if won := odds(widen(n), steps, maxWork); won != (Chance{Low: 1, High: 1}) {
				t.Errorf("from %s: %+v", n, won)
			}
			if lost := odds(widen(n.Neg(n)), steps, maxWork); lost != (Chance{}) {
				t.Errorf("from %s: %+v", n, lost)
			}
		}
	}
}

// Picks have many alternatives. The sums of two such items are few enough for the grid, but not the work.
func TestOddsOfManyStepsHoldTheChance(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	const n = 20_000
	var sums [2][]int64
	items := make([][]step, 2)
	for i := range items {
		for k := range n {
			by := int64(0)
			if k > 0 {
				by = r.Int64N(30_001) - 15_000
			}
			sums[i], items[i] = append(sums[i], by), append(items[i], step{wideOf(by), 1.0 / n})
		}
	}
	slices.Sort(sums[1])
	for _, start := range []int64{-10_000, 0, 1, 7_777} {
		above := 0
		for _, by := range sums[0] {
			at, _ := slices.BinarySearch(sums[1], -start-by+1)
			above += n - at
		}
		want, got := float64(above)/n/n, odds(wideOf(start), items, maxWork)
		if want < got.Low-1e-9 || want > got.High+1e-9 || got.High-got.Low > 0.004 {
			t.Errorf("from %d: %+v, want %v", start, got, want)
		}
		if got.Low == got.High {
			t.Errorf("from %d: %+v is exact, for 60,000 sums times 40,000 steps of work", start, got)
		}
	}
}

func TestWhatAnAnswerTurnsInto(t *testing.T) {
	options := make([]Option, 5)
	alone := slices.Clone(options)
	alone[4].Alone = true
	for story, c := range map[string]struct {
		item  Item
		given []int
		want  [][]int
	}{
		"the lower end of a scale, inwards":      {Item{Options: options, Scale: 1}, []int{0}, [][]int{{1}}},
		"a middle of a scale, either way":        {Item{Options: options, Scale: 1}, []int{2}, [][]int{{1}, {3}}},
		"the upper end of a scale, inwards":      {Item{Options: options, Scale: 1}, []int{4}, [][]int{{3}}},
		"one of two on a scale, the other":       {Item{Options: options[:2], Scale: 1}, []int{1}, [][]int{{0}}},
		"a choice, any other":                    {Item{Options: options[:3]}, []int{1}, [][]int{{0}, {2}}},
		"one of a pick, another one":             {Item{Options: options[:3], UpTo: 2}, []int{1}, [][]int{{0}, {2}}},
		"two of a pick, one of them swapped":     {Item{Options: options[:4], UpTo: 3}, []int{0, 2}, [][]int{{0, 1}, {0, 3}, {1, 2}, {2, 3}}},
		"two of a pick beside one that is alone": {Item{Options: alone, UpTo: 2}, []int{0, 2}, [][]int{{0, 1}, {0, 3}, {1, 2}, {2, 3}}},
		"none of these, any one":                 {Item{Options: alone, UpTo: 2}, []int{4}, [][]int{{0}, {1}, {2}, {3}}},
		"all of a pick, anything else":           {Item{Options: options[:2], UpTo: 2}, []int{0, 1}, [][]int{{0}, {1}}},
		"an answer on a scale that is a pick":    {Item{Options: options[:3], Scale: 1, UpTo: 2}, []int{0}, [][]int{{1}, {2}}},
	} {
		a, _ := newAlternatives(c.item, 100)
		m := &Model{spec: Spec{Items: []Item{c.item}}, alts: []alternatives{a}}
		given, err := a.find(c.given)
		if err != nil {
			t.Fatal(err)
		}
		var got [][]int
		for _, other := range m.Others(0, given) {
			got = append(got, a.options(other))
		}
		if !slices.EqualFunc(got, c.want, slices.Equal) {
			t.Errorf("%s: %v, want %v", story, got, c.want)
		}
	}
}

package audit

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// formula computes the chances of an item's alternatives as the package comment has them, from the
// content.
func formula(t *Takers, item int, position []float64, sharpness float64) []float64 {
	var chances []float64
	total := 0.0
	for a := range t.q.Model.Alternatives(item) {
		agreement := 0.0
		for _, o := range t.q.Model.Options(item, a) {
			option := t.q.Options(item)[o]
			for id, points := range option.Traits {
				agreement += position[t.at["trait "+id]] * points.Float()
			}
			for id, points := range option.Points {
				agreement += position[t.at[id]] * points.Float()
			}
		}
		chances = append(chances, math.Exp(sharpness*agreement))
		total += chances[a]
	}
	for a := range chances {
		chances[a] /= total
	}
	return chances
}

func TestChancesAreTheFormula(t *testing.T) {
	for _, text := range []string{small, three, string(quiz.BuiltinSource())} {
		takers := NewTakers(parsed(t, text), 2, 1)
		for number := range 20 {
			position := takers.taker(number).position
			for item := range takers.items {
				for _, sharpness := range []float64{0, 0.3, 1, 5} {
					want, got := formula(takers, item, position, sharpness), takers.chances(nil, item, position, sharpness)
					if !slices.EqualFunc(want, got, func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }) {
						t.Fatalf("item %d, sharpness %g: %v, want %v", item, sharpness, got, want)
					}
				}
			}
		}
	}
}

// counted expects each alternative about as often as its chance says: the squared deviations over what
// was to be expected add up to about their number.
func counted(t *testing.T, what string, counts []int, chances []float64) {
	t.Helper()
	n, deviation := 0, 0.0
	for _, count := range counts {
		n += count
	}
	for a, chance := range chances {
		expected := chance * float64(n)
		deviation += (float64(counts[a]) - expected) * (float64(counts[a]) - expected) / expected
	}
	free := float64(len(chances) - 1)
	if deviation > free+5*math.Sqrt(2*free) {
		t.Errorf("%s: counted %v of %d, the chances are %v", what, counts, n, chances)
	}
}

func TestAlternativesAreChosenAsOftenAsTheFormulaSays(t *testing.T) {
	takers := NewTakers(parsed(t, small), 2, 1)
	position, luck := takers.taker(3).position, rand.New(rand.NewPCG(5, 6))
	for item := range takers.items {
		chances := formula(takers, item, position, 0.8)
		counts := make([]int, len(chances))
		for range 20_000 {
			counts[drawn(takers.chances(nil, item, position, 0.8), luck.Float64())]++
		}
		counted(t, takers.q.Items[item].ID, counts, chances)
	}
}

func TestTheLastOfTheLuckIsAnAlternative(t *testing.T) {
	if got := drawn([]float64{0.25, 0.5, 0.25 - 1e-9}, 1-1e-12); got != 1 {
		t.Errorf("what rounding leaves over falls to %d", got)
	}
	for luck, want := range map[float64]int{0: 0, 0.2499: 0, 0.25: 1, 0.7499: 1, 0.75: 2, 0.9999: 2} {
		if got := drawn([]float64{0.25, 0.5, 0.25}, luck); got != want {
			t.Errorf("%g is drawn as %d, want %d", luck, got, want)
		}
	}
}

func TestSharpnessZeroIsUniform(t *testing.T) {
	q := builtin(t)
	takers := NewTakers(q, 2, 1)
	counts := make([][]int, len(q.Items))
	for item := range q.Items {
		counts[item] = make([]int, q.Model.Alternatives(item))
	}
	for number := range 5000 {
		for item, a := range answers(takers.Sheet(number, 0), q) {
			counts[item][a]++
		}
	}
	for item, n := range counts {
		counted(t, q.Items[item].ID, n, slices.Repeat([]float64{1 / float64(len(n))}, len(n)))
	}
}

// Sharp takers choose what they agree with most: whoever stands high on a trait disagrees with a
// reversed item.
func TestSharpTakersChooseWhatTheyAgreeWithMost(t *testing.T) {
	takers := NewTakers(parsed(t, small), 1, 1)
	position := make([]float64, len(takers.at))
	position[takers.at["trait plans"]] = 1
	for item, want := range map[int]int{0: 2, 1: 0, 2: 0, 4: 0} {
		if chances := takers.chances(nil, item, position, maxSharpness); chances[want] < 0.999 {
			t.Errorf("item %d: %v, want alternative %d", item, chances, want)
		}
	}
	if _, there := takers.at["trait unused"]; there {
		t.Error("takers have a position on a trait that nothing is asked about")
	}
}

func TestSheetsAreFullAndDependOnSeedNumberAndSharpness(t *testing.T) {
	q := builtin(t)
	same := func(a, b *Takers, n, m int, sharp, sharper float64) bool {
		var x, y []int
		for next := range 5 {
			x = append(x, answers(a.Sheet(n+next, sharp), q)...)
			y = append(y, answers(b.Sheet(m+next, sharper), q)...)
		}
		return slices.Equal(x, y)
	}
	one, again, other, apart := NewTakers(q, 2, 1), NewTakers(q, 2, 1), NewTakers(q, 2, 9), NewTakers(q, 3, 1)
	if again.Sheet(8, 1); !same(one, again, 7, 7, 0.7, 0.7) {
		t.Error("the same taker answers differently")
	}
	for story, is := range map[string]bool{
		"seeds":       same(one, other, 7, 7, 0.7, 0.7),
		"numbers":     same(one, one, 7, 8, 0.7, 0.7),
		"sharpnesses": same(one, one, 7, 7, 0, 0.7),
		"distances":   same(one, apart, 7, 7, 0.7, 0.7),
	} {
		if is {
			t.Errorf("two %s have the same answers", story)
		}
	}
	if one.Sheet(7, 0.7).Answered() != len(q.Items) {
		t.Error("an item has no answer")
	}
}

func answers(s interface{ Alternative(int) (int, bool) }, q *quiz.Quiz) []int {
	var all []int
	for i := range q.Items {
		a, _ := s.Alternative(i)
		all = append(all, a)
	}
	return all
}

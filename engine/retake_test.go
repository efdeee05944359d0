package engine_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

const rounding = 1e-12

// drawRho draws the chance that an answer comes out differently, most often the usual one.
func drawRho(t *rapid.T) engine.Decimal {
	return rapid.OneOf(rapid.Just(engine.Rho), rapid.SampledFrom([]engine.Decimal{0, 1, engine.One / 2, engine.One})).Draw(t, "rho")
}

func TestARetakeOfTwoPathsIsTheSumOverAllSecondSittings(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q, rho := drawInquiry(t, bounds{2, 1, 5, 4}), drawRho(t)
		for _, f := range q.sheets(t, 20) {
			got, ok := q.m.Retake(q.sheet(t, f), rho)
			if leaders := first(q.tallies[engine.Paths].fits(f.picks), q.all(engine.Paths)); ok != (len(leaders) == 1) {
				t.Fatalf("%v come first, and there is a chance: %t", leaders, ok)
			}
			if !ok {
				seen["tied"]++
				continue
			}
			want := q.agreement(f, rho.Float())
			if got.Sampled != 0 || want < got.Low-rounding || want > got.High+rounding {
				t.Fatalf("by %s: the chance is %v, got %+v", q.spec.Rules[engine.Paths], want, got)
			}
			checkChance(t, got)
			exact := q.exactly(f)
			seen["exact"] += count(exact && want < 1)
			seen["in a bracket"] += count(!exact)
			if exact && got.Low != got.High {
				t.Fatalf("the lattice is small, and the chance is in a bracket %+v", got)
			}
		}
	})
	wantAll(t, seen, "tied", "exact", "in a bracket")
}

func checkChance(t fatal, c engine.Chance) {
	t.Helper()
	if !(c.Low >= 0 && c.Low <= c.High && c.High <= 1) {
		t.Fatal("no chance, and no bracket: ", c)
	}
}

func TestWhoAnswersAlikeAgainKeepsThePath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, small)
		for _, f := range q.sheets(t, 3) {
			got, ok := q.m.Retake(q.sheet(t, f), 0)
			if ok && (got.High != 1 || got.Low != 1 && got.Sampled == 0 || got.Low < 0.999) {
				t.Fatalf("nothing comes out differently, and the chance is %+v", got)
			}
		}
	})
}

// An item without an answer stays without, and so does an open one.
func TestWithoutAnswersARetakeIsTheSame(t *testing.T) {
	spec := opposed(3)
	spec.Items[0].Options[4].Traits[0].Points = engine.Whole(3) // so that the baselines differ
	m := compile(t, spec)
	s := m.NewSheet()
	s.Open(1)
	if got, ok := m.Retake(s, engine.One); !ok || got != (engine.Chance{Low: 1, High: 1}) {
		t.Errorf("got %+v, %t", got, ok)
	}
}

func TestARetakeOfOneItemIsWorkedOutByHand(t *testing.T) {
	for _, c := range []struct {
		option int
		want   float64
	}{
		{4, 1},                  // at the end: inwards is still ahead
		{3, 1 - 0.15/2},         // one step back is a tie
		{1, 1 - 0.15/2}, {0, 1}, // the other path
	} {
		m := compile(t, opposed(1))
		got, ok := m.Retake(sheetOf(t, m, answer(c.option)), engine.Rho)
		if !ok || math.Abs(got.Low-c.want) > rounding || got.Low != got.High {
			t.Errorf("option %d: got %+v, want %v", c.option, got, c.want)
		}
	}
}

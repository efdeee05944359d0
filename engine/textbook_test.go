package engine_test

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

// occupations is a questionnaire of 12 traits and 40 items of four options, with 900 careers.
func occupations(rule engine.Rule, r *rand.Rand) engine.Spec {
	const traits = 12
	spec := engine.Spec{Traits: traits}
	spec.Rules[engine.Careers] = rule
	for i := range 40 {
		item := engine.Item{Weight: engine.Decimal(1+r.IntN(4)) * engine.One / 2}
		for range 4 {
			var o engine.Option
			for k := range 3 {
				o.Traits = append(o.Traits, engine.Term{Of: (i + 5*k) % traits, Points: engine.Decimal(r.IntN(13)-4) * engine.One / 4})
			}
			item.Options = append(item.Options, o)
		}
		spec.Items = append(spec.Items, item)
	}
	spec.Outcomes[engine.Paths] = []engine.Outcome{wants(1), wants(-1)}
	for range 900 {
		var o engine.Outcome
		for k := range traits {
			o.Weights = append(o.Weights, engine.Term{Of: k, Points: engine.Decimal(r.IntN(6001)-3000) * 1000})
		}
		spec.Outcomes[engine.Careers] = append(spec.Outcomes[engine.Careers], o)
	}
	return spec
}

// taker is a sheet in floats: each trait scaled to [0,1] by what the items can give it.
func taker(spec engine.Spec, picks []int) []float64 {
	score, least, most := make([]float64, spec.Traits), make([]float64, spec.Traits), make([]float64, spec.Traits)
	for i, item := range spec.Items {
		points := make([][]float64, spec.Traits)
		for k := range points {
			points[k] = make([]float64, len(item.Options))
		}
		for o, option := range item.Options {
			for _, term := range option.Traits {
				points[term.Of][o] = item.Weight.Float() * term.Points.Float()
			}
		}
		for k, p := range points {
			least[k] += slices.Min(p)
			most[k] += slices.Max(p)
			score[k] += chosen(p, picks[i])
		}
	}
	for k := range score {
		score[k] = (score[k] - least[k]) / (most[k] - least[k])
	}
	return score
}

// chosen returns the option's points, or their mean where none was chosen.
func chosen(points []float64, option int) float64 {
	if option < len(points) {
		return points[option]
	}
	total := 0.0
	for _, p := range points {
		total += p
	}
	return total / float64(len(points))
}

// dense returns an outcome's weights in floats.
func dense(o engine.Outcome, traits int) []float64 {
	row := make([]float64, traits)
	for _, w := range o.Weights {
		row[w.Of] = w.Points.Float()
	}
	return row
}

// pearson returns r = Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)² Σ(y−ȳ)²).
func pearson(x, y []float64) float64 {
	var mx, my, xy, xx, yy float64
	for k := range x {
		mx += x[k] / float64(len(x))
		my += y[k] / float64(len(y))
	}
	for k := range x {
		xy += (x[k] - mx) * (y[k] - my)
		xx += (x[k] - mx) * (x[k] - mx)
		yy += (y[k] - my) * (y[k] - my)
	}
	return xy / math.Sqrt(xx*yy)
}

// nearness returns the squared Euclidean distance between x and the targets ½ + w/(2·greatest), negated.
func nearness(x, weights []float64, greatest float64) float64 {
	sum := 0.0
	for k, w := range weights {
		d := x[k] - (0.5 + w/(2*greatest))
		sum -= d * d
	}
	return sum
}

// wantTextbookOrder demands that every two outcomes whose values differ by 10⁻⁵ or more are ranked as
// their values are, and returns how many such pairs there are.
func wantTextbookOrder(t *testing.T, values []float64, ranked []engine.Standing) (pairs int) {
	t.Helper()
	const tolerance = 1e-5
	slices.SortStableFunc(ranked, func(a, b engine.Standing) int { // a tie with a clear difference is wrong, too
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(values[a.Outcome], values[b.Outcome]))
	})
	behind := math.Inf(-1) // the greatest value of those ranked behind
	for _, s := range slices.Backward(ranked) {
		if v := values[s.Outcome]; behind-v >= tolerance {
			t.Fatalf("outcome %d has rank %d and %v; one ranked behind it has %v", s.Outcome, s.Rank, v, behind)
		}
		behind = max(behind, values[s.Outcome])
	}
	sorted := slices.Sorted(slices.Values(values))
	for i, below := 0, 0; i < len(sorted); i++ {
		for sorted[i]-sorted[below] >= tolerance {
			below++
		}
		pairs += below
	}
	return pairs
}

// rankedAsInTheTextbook compares 1,000 random sheets, a tenth of their items without an answer.
func rankedAsInTheTextbook(t *testing.T, rule engine.Rule, value func(x, weights []float64, greatest float64) float64) {
	t.Helper()
	r := rand.New(rand.NewPCG(uint64(rule), 12))
	spec := occupations(rule, r)
	m := compile(t, spec)
	var profiles [][]float64
	greatest := 0.0
	for _, o := range spec.Outcomes[engine.Careers] {
		profiles = append(profiles, dense(o, spec.Traits))
		greatest = max(greatest, slices.Max(profiles[len(profiles)-1]), -slices.Min(profiles[len(profiles)-1]))
	}
	pairs, values := 0, make([]float64, len(profiles))
	for range 1000 {
		s, picks := m.NewSheet(), make([]int, len(spec.Items))
		for i := range picks {
			if picks[i] = 4; r.IntN(10) > 0 {
				picks[i] = r.IntN(4)
				if err := s.Choose(i, picks[i]); err != nil {
					t.Fatal(err)
				}
			}
		}
		x := taker(spec, picks)
		for c, weights := range profiles {
			values[c] = value(x, weights, greatest)
		}
		pairs += wantTextbookOrder(t, values, m.Rank(nil, s, engine.Careers))
	}
	if t.Logf("%d pairs were compared", pairs); pairs < 1000*900*899/2*99/100 {
		t.Errorf("only %d pairs were compared", pairs)
	}
}

func TestCorrelationRanksAsPearsonsR(t *testing.T) {
	rankedAsInTheTextbook(t, engine.Correlation, func(x, weights []float64, _ float64) float64 { return pearson(x, weights) })
}

func TestDistanceRanksAsSquaredEuclideanDistance(t *testing.T) {
	rankedAsInTheTextbook(t, engine.Distance, nearness)
}

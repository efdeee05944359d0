package quiz_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// randomSheets is how many uniformly random sheets the shares are taken of: enough for a standard error
// of a quarter of a percentage point.
const randomSheets = 40_000

// uniform fills every item in, each alternative as likely as the others.
func uniform(t testing.TB, q *quiz.Quiz, r *rand.Rand) *engine.Sheet {
	t.Helper()
	s := q.Model.NewSheet()
	for i := range q.Items {
		if err := s.Choose(i, r.IntN(q.Model.Alternatives(i))); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// firsts adds to counts who comes first; those who share the place share the sheet.
func firsts(counts map[string]float64, q *quiz.Quiz, r engine.Result, g engine.Group) {
	_, tied := r.First(g)
	for _, s := range r.Ranked[g] {
		if s.Rank == 1 {
			counts[q.IDs(g)[s.Outcome]] += 1 / float64(tied)
		}
	}
}

func TestRandomSheetsFavourNobody(t *testing.T) {
	q, r := builtin(t), rand.New(rand.NewPCG(2026, 11))
	paths, careers, elsewhere := map[string]float64{}, map[string]float64{}, 0.0
	for range randomSheets {
		result := q.Model.Evaluate(uniform(t, q, r))
		firsts(paths, q, result, engine.Paths)
		firsts(careers, q, result, engine.Careers)
		for _, w := range result.Warnings {
			if w.Code == engine.CareerElsewhere {
				elsewhere++
			}
		}
	}
	for _, id := range q.IDs(engine.Paths) {
		if share := paths[id] / randomSheets; share < 0.45 || share > 0.55 {
			t.Errorf("path %s is first on %.1f %% of random sheets, want 45 to 55 %%", id, 100*share)
		}
	}
	for _, id := range q.IDs(engine.Careers) {
		share := careers[id] / randomSheets
		t.Logf("%s is first on %.1f %%", id, 100*share)
		if share < 0.04 {
			t.Errorf("career %s is first on %.1f %% of random sheets, want 4 %% at least", id, 100*share)
		}
	}
	t.Logf("the first career lies outside the first path on %.1f %%", 100*elsewhere/randomSheets)
	if elsewhere/randomSheets > 0.10 {
		t.Errorf("the first career lies outside the first path on %.1f %% of random sheets, want 10 %% at most", 100*elsewhere/randomSheets)
	}
}

func TestThePathsMirrorEachOther(t *testing.T) {
	q, r := builtin(t), rand.New(rand.NewPCG(1, 2))
	if len(q.Paths) != 2 {
		t.Fatalf("there are %d paths", len(q.Paths))
	}
	for id, weight := range q.Paths[0].Weights {
		if q.Paths[1].Weights[id] != -weight {
			t.Errorf("trait %s counts %s for one path and %s for the other", id, weight, q.Paths[1].Weights[id])
		}
	}
	one := big.NewRat(1, 1)
	for range 1000 {
		s := uniform(t, q, r)
		for i := range q.Items {
			if r.IntN(4) == 0 {
				s.Clear(i)
			}
		}
		p := q.Model.Evaluate(s).Ranked[engine.Paths]
		if sum := new(big.Rat).Add(p[0].Fit.Rat(), p[1].Fit.Rat()); sum.Cmp(one) != 0 || p[0].Fit.Range != p[1].Fit.Range {
			t.Fatalf("the fits are %s and %s; they make %s", p[0].Fit.Rat(), p[1].Fit.Rat(), sum)
		}
	}
}

// Who does not read the questions, or agrees with everything, is not sent anywhere.
func TestAnsweringWithoutReadingLeadsNowhere(t *testing.T) {
	q := builtin(t)
	for story, choose := range map[string]func(item, options int) int{
		"always the first option": func(_, _ int) int { return 0 },
		"always the last option":  func(_, options int) int { return options - 1 },
		"always strongly agree":   func(item, options int) int { return onScale(q, item, options-1) },
		"always agree":            func(item, options int) int { return onScale(q, item, options-2) },
		"always disagree":         func(item, _ int) int { return onScale(q, item, 1) },
		"always strong disagree":  func(item, _ int) int { return onScale(q, item, 0) },
	} {
		s := q.Model.NewSheet()
		for i := range q.Items {
			if o := choose(i, len(q.Options(i))); o >= 0 {
				if err := s.Answer(i, o); err != nil {
					t.Fatal(err)
				}
			}
		}
		lead := q.Model.Evaluate(s).Lead
		t.Logf("%s: a lead of %.4f", story, lead.Float())
		if !lead.Under(q.Thresholds.BalancedWithin) {
			t.Errorf("%s: the lead is %.4f, want less than %s", story, lead.Float(), q.Thresholds.BalancedWithin)
		}
	}
}

// onScale chooses for agreement items only; −1 is no answer.
func onScale(q *quiz.Quiz, item, option int) int {
	if q.Items[item].IsScale() {
		return option
	}
	return -1
}

func TestEveryCareerHasAFairChance(t *testing.T) {
	q := builtin(t)
	quarter := big.NewRat(1, 4)
	least, most := math.Inf(1), 0.0
	low, high := math.Inf(1), 0.0
	for c, career := range q.Careers {
		inform := 0
		for i, item := range q.Items {
			span := q.Model.Span(engine.Careers, c, i)
			if span.Points > 0 {
				inform++
			}
			if span.Rat().Cmp(quarter) > 0 {
				t.Errorf("item %s decides %.3f of %s, more than a quarter", item.ID, span.Float(), career.ID)
			}
		}
		if inform < 5 {
			t.Errorf("%d items inform %s, want 5 at least", inform, career.ID)
		}
		baseline, reach := q.Model.Baseline(engine.Careers, c).Float(), reachOf(q, career)
		t.Logf("%s: %d items, baseline %.3f, range %.1f", career.ID, inform, baseline, reach)
		least, most = min(least, reach), max(most, reach)
		low, high = min(low, baseline), max(high, baseline)
	}
	if most > 2*least {
		t.Errorf("the careers' ranges go from %.1f to %.1f, more than twice as far", least, most)
	}
	if high-low > 0.1 {
		t.Errorf("the careers' baselines go from %.3f to %.3f, more than 0.1", low, high)
	}
}

// reachOf computes a career's range in points, as the content states them.
func reachOf(q *quiz.Quiz, career quiz.Career) float64 {
	reach := 0.0
	for i, item := range q.Items {
		weight, lo, hi := 1.0, math.Inf(1), math.Inf(-1)
		if item.Weight != nil {
			weight = item.Weight.Float()
		}
		for a := range q.Model.Alternatives(i) {
			sum := 0.0
			for _, o := range q.Model.Options(i, a) {
				option := q.Options(i)[o]
				for trait, points := range option.Traits {
					sum += points.Float() * career.Weights[trait].Float()
				}
				sum += option.Points[career.ID].Float()
			}
			lo, hi = min(lo, sum), max(hi, sum)
		}
		reach += weight * (hi - lo)
	}
	return reach
}

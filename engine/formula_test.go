package engine_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

func TestFitsAreTheFractionsOfTheFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		r := m.Evaluate(sheetOf(t, m, answers))
		for g := range engine.NumGroups {
			for c := range spec.Outcomes[g] {
				fit, want := fitOf(r, g, c), oracle{spec}.fit(g, c, answers)
				if fit.Rat().Cmp(want) != 0 {
					t.Fatalf("%s %d: the fit is %s, the formula gives %s", g, c, fit.Rat(), want)
				}
				if nearest, _ := want.Float64(); fit.Float() != nearest {
					t.Fatalf("%s %d: %v is not the float64 nearest to %s, %v", g, c, fit.Float(), want, nearest)
				}
				if fit.Points < 0 || fit.Points > fit.Range {
					t.Fatalf("%s %d: the fit %s is not in [0,1]", g, c, fit.Rat())
				}
			}
		}
	})
}

func TestRanksAreCompetitionRanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		r := m.Evaluate(sheetOf(t, m, answers))
		for g := range engine.NumGroups {
			order, ranks := oracle{spec}.order(g, answers)
			for i, s := range r.Ranked[g] {
				if s.Outcome != order[i] || s.Rank != ranks[i] {
					t.Fatalf("%s: place %d has outcome %d, rank %d; want %d, rank %d", g, i, s.Outcome, s.Rank, order[i], ranks[i])
				}
			}
		}
	})
}

func TestACareerIsRankedAmongThoseOfItsPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		for _, s := range m.Evaluate(sheetOf(t, m, answers)).Ranked[engine.Careers] {
			fit, path, want := oracle{spec}.fit(engine.Careers, s.Outcome, answers), spec.Outcomes[engine.Careers][s.Outcome].Path, 1
			for other, career := range spec.Outcomes[engine.Careers] {
				if career.Path == path && (oracle{spec}).fit(engine.Careers, other, answers).Cmp(fit) > 0 {
					want++
				}
			}
			if s.PathRank != want {
				t.Fatalf("career %d of path %d has rank %d there, want %d", s.Outcome, path, s.PathRank, want)
			}
			if m.Path(s.Outcome) != path {
				t.Fatalf("career %d: the model says path %d, the spec %d", s.Outcome, m.Path(s.Outcome), path)
			}
		}
	})
}

func TestBaselineAndContributionsAddUpToTheFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		sheet := sheetOf(t, m, answers)
		r, empty := m.Evaluate(sheet), make([][]int, len(answers))
		for g := range engine.NumGroups {
			for c := range spec.Outcomes[g] {
				sum := m.Baseline(g, c).Rat()
				if want := (oracle{spec}).fit(g, c, empty); sum.Cmp(want) != 0 {
					t.Fatalf("%s %d: the baseline is %s, the formula gives %s", g, c, sum, want)
				}
				for i, part := range m.Contributions(sheet, g, c) {
					if want := (oracle{spec}).contribution(g, c, i, answers[i]); part.Item != i || part.Rat().Cmp(want) != 0 {
						t.Fatalf("%s %d, item %d: the contribution is %s, the formula gives %s", g, c, part.Item, part.Rat(), want)
					}
					if nearest, _ := part.Rat().Float64(); part.Float() != nearest {
						t.Fatalf("%s as a float is %v, want %v", part.Rat(), part.Float(), nearest)
					}
					sum = plus(sum, part.Rat())
				}
				if fit := fitOf(r, g, c).Rat(); sum.Cmp(fit) != 0 {
					t.Fatalf("%s %d: baseline and contributions make %s, the fit is %s", g, c, sum, fit)
				}
			}
		}
	})
}

func TestNonAnswersContributeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		sheet := sheetOf(t, m, answers)
		for i, set := range answers {
			for _, g := range []engine.Group{engine.Paths, engine.Careers, engine.Courses} {
				for c := range spec.Outcomes[g] {
					if part := m.Contributions(sheet, g, c)[i]; set == nil && part.Points != 0 {
						t.Fatalf("item %d was not answered and gives %s %d %s", i, g, c, part.Rat())
					}
				}
			}
		}
	})
}

func TestItemsShareTheRangeOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		for g := range engine.NumGroups {
			for c := range spec.Outcomes[g] {
				whole := new(big.Rat)
				for i := range spec.Items {
					lo, hi, _ := oracle{spec}.item(g, c, i)
					span := m.Span(g, c, i).Rat()
					if want := new(big.Rat).Quo(minus(hi, lo), oracle{spec}.span(g, c)); span.Cmp(want) != 0 {
						t.Fatalf("item %d decides %s of %s %d, want %s", i, span, g, c, want)
					}
					whole = plus(whole, span)
				}
				if whole.Cmp(big.NewRat(1, 1)) != 0 {
					t.Fatalf("%s %d: the items decide %s of the range together", g, c, whole)
				}
			}
		}
	})
}

func TestAFitReachesZeroAndOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		g := engine.Group(rapid.IntRange(0, int(engine.NumGroups)-1).Filter(func(g int) bool { return len(spec.Outcomes[g]) > 0 }).Draw(t, "group"))
		c := rapid.IntRange(0, len(spec.Outcomes[g])-1).Draw(t, "outcome")
		worst, best := make([][]int, len(spec.Items)), make([][]int, len(spec.Items))
		for i := range spec.Items {
			lo, hi, _ := oracle{spec}.item(g, c, i)
			for _, set := range (oracle{spec}).sets(i) {
				switch p := (oracle{spec}).points(g, c, i, set); {
				case p.Cmp(hi) == 0:
					best[i] = set
				case p.Cmp(lo) == 0:
					worst[i] = set
				}
			}
			if worst[i] == nil { // nothing about this item matters for the outcome
				worst[i] = best[i]
			}
		}
		if fit := fitOf(m.Evaluate(sheetOf(t, m, worst)), g, c); fit.Points != 0 {
			t.Errorf("the worst sheet for %s %d gives %s, not 0", g, c, fit.Rat())
		}
		if fit := fitOf(m.Evaluate(sheetOf(t, m, best)), g, c); fit.Points != fit.Range {
			t.Errorf("the best sheet for %s %d gives %s, not 1", g, c, fit.Rat())
		}
	})
}

func TestWhatHasNoRangeIsRefused(t *testing.T) {
	refused, compiled := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		spec := drawSpec(t)
		_, err := engine.NewModel(spec)
		if ok := (oracle{spec}).ranked(); ok != (err == nil) {
			t.Fatalf("every outcome has a range: %t; the engine says: %v", ok, err)
		}
		if err == nil {
			compiled++
		} else {
			refused++
		}
	})
	if refused == 0 || compiled == 0 {
		t.Errorf("%d refused, %d compiled: the property saw one kind only", refused, compiled)
	}
}

package engine_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// eachRanked visits every group of many drawn questionnaires and sheets, and demands that it saw each rule.
func eachRanked(t *testing.T, visit func(t *rapid.T, q inquiry, g engine.Group, f filled)) {
	t.Helper()
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, small)
		for _, f := range q.sheets(t, 10) {
			for g := range engine.NumGroups {
				if len(q.spec.Outcomes[g]) > 0 {
					seen[q.spec.Rules[g].String()]++
					visit(t, q, g, f)
				}
			}
		}
	})
	wantAll(t, seen, "share", "correlation", "distance")
}

func TestByEveryRuleFitsAreTheFractionsOfTheDesign(t *testing.T) {
	eachRanked(t, func(t *rapid.T, q inquiry, g engine.Group, f filled) {
		r := q.m.Evaluate(q.sheet(t, f))
		for c := range q.spec.Outcomes[g] {
			fit, want := fitOf(r, g, c), q.books[g].fit(c, f.picks)
			if fit.Rat().Cmp(want) != 0 {
				t.Fatalf("%s %d by %s: the fit is %s, the formula gives %s", g, c, q.spec.Rules[g], fit.Rat(), want)
			}
			if fit.Points < 0 || fit.Points > fit.Range {
				t.Fatalf("%s %d by %s: the fit %s is not in [0,1]", g, c, q.spec.Rules[g], fit.Rat())
			}
		}
	})
}

func TestByEveryRuleRanksFollowTheFits(t *testing.T) {
	eachRanked(t, func(t *rapid.T, q inquiry, g engine.Group, f filled) {
		fits := q.tallies[g].fits(f.picks)
		var order []int
		for c := range fits {
			order = append(order, c)
		}
		slices.SortStableFunc(order, func(a, b int) int { return int(min(max(fits[b]-fits[a], -1), 1)) })
		for place, s := range q.m.Rank(nil, q.sheet(t, f), g) {
			rank := 1
			for _, fit := range fits {
				if fit > fits[s.Outcome] {
					rank++
				}
			}
			if s.Outcome != order[place] || s.Rank != rank {
				t.Fatalf("%s by %s: place %d has outcome %d, rank %d; want %d, rank %d", g, q.spec.Rules[g], place, s.Outcome, s.Rank, order[place], rank)
			}
		}
	})
}

func TestByEveryRuleBaselineAndContributionsAddUpToTheFit(t *testing.T) {
	eachRanked(t, func(t *rapid.T, q inquiry, g engine.Group, f filled) {
		s, book := q.sheet(t, f), q.books[g]
		r := q.m.Evaluate(s)
		for c := range q.spec.Outcomes[g] {
			total := q.m.Baseline(g, c).Rat()
			if want := book.fit(c, book.empty()); total.Cmp(want) != 0 {
				t.Fatalf("%s %d by %s: the baseline is %s, the formula gives %s", g, c, q.spec.Rules[g], total, want)
			}
			for i, part := range q.m.Contributions(s, g, c) {
				if want := book.contribution(c, i, f.picks[i]); part.Rat().Cmp(want) != 0 {
					t.Fatalf("%s %d by %s: item %d contributes %s, the formula gives %s", g, c, q.spec.Rules[g], i, part.Rat(), want)
				}
				total = plus(total, part.Rat())
			}
			if fit := fitOf(r, g, c); fit.Rat().Cmp(total) != 0 {
				t.Fatalf("%s %d by %s: baseline and contributions make %s, the fit is %s", g, c, q.spec.Rules[g], total, fit.Rat())
			}
		}
	})
}

func TestByEveryRuleAnEmptySheetGetsTheBaselines(t *testing.T) {
	eachRanked(t, func(t *rapid.T, q inquiry, g engine.Group, _ filled) {
		for _, s := range q.m.Rank(nil, q.m.NewSheet(), g) {
			if base := q.m.Baseline(g, s.Outcome); s.Fit != base {
				t.Fatalf("%s %d by %s: an empty sheet fits %s, the baseline is %s", g, s.Outcome, q.spec.Rules[g], s.Fit.Rat(), base.Rat())
			}
		}
	})
}

// In every group some outcome reaches 1 on some sheet, and some outcome 0.
func TestTheGroupsRangeIsReachedAtBothEnds(t *testing.T) {
	eachRanked(t, func(t *rapid.T, q inquiry, g engine.Group, _ filled) {
		book := q.books[g]
		ends := map[int]bool{}
		for c := range q.spec.Outcomes[g] {
			for _, end := range []int{-1, 1} {
				fit := fitOf(q.m.Evaluate(q.sheet(t, filled{picks: book.furthest(c, end)})), g, c)
				ends[end] = ends[end] || fit.Points == int64(max(end, 0))*fit.Range
			}
		}
		if !ends[-1] || !ends[1] {
			t.Fatalf("%s by %s: no sheet has a fit of 0 and no sheet one of 1: %v", g, q.spec.Rules[g], ends)
		}
	})
}

// furthest picks of each item what gives the outcome the least points, or the most.
func (b ledger) furthest(outcome, end int) []int {
	picks := make([]int, len(b.points))
	for i, sets := range b.points {
		for n := range len(sets) - 1 {
			if sets[n][outcome].Cmp(sets[picks[i]][outcome]) == end {
				picks[i] = n
			}
		}
	}
	return picks
}

// A trait that no item measures is not looked at, by any rule.
func TestByEveryRuleAnUnmeasuredTraitChangesNothing(t *testing.T) {
	eachRanked(t, func(t *rapid.T, q inquiry, g engine.Group, f filled) {
		spec := q.spec
		spec.Traits++
		spec.Outcomes[g] = slices.Clone(spec.Outcomes[g])
		for c := range spec.Outcomes[g] {
			o := &spec.Outcomes[g][c]
			o.Weights = append(slices.Clone(o.Weights), engine.Term{Of: spec.Traits - 1, Points: engine.Whole(c*100 - 50)})
		}
		after := evaluate(t, spec, q.answers(f.picks))
		for c := range spec.Outcomes[g] {
			if got, want := fitOf(after, g, c).Rat(), q.books[g].fit(c, f.picks); got.Cmp(want) != 0 {
				t.Fatalf("%s %d by %s: the fit was %s and is %s", g, c, spec.Rules[g], want, got)
			}
		}
	})
}

// Correlation looks at the shape of a profile alone: ten more of each trait, and twice as much, change nothing.
func TestCorrelationLooksAtTheShapeAlone(t *testing.T) {
	spec := profiled(engine.Correlation)
	before := evaluate(t, spec, answer(2, 0, 1))
	spec.Outcomes[engine.Paths] = []engine.Outcome{wants(16, 12, 10), wants(10, 11, 12), wants(7, 16, 10)}
	after := evaluate(t, spec, answer(2, 0, 1))
	for c := range spec.Outcomes[engine.Paths] {
		if was, is := fitOf(before, engine.Paths, c).Rat(), fitOf(after, engine.Paths, c).Rat(); was.Cmp(is) != 0 {
			t.Errorf("the fit of path %d was %s and is %s", c, was, is)
		}
	}
}

// Three traits at (1, 0, ½) of their spans; the targets are (1, ⅔, ½), (½, ⅔, 5/6) and (⅓, 5/6, ½):
// the squared distances are 0.4444…, 0.8055… and 1.1388….
func TestDistanceRanksTheNearestFirst(t *testing.T) {
	spec := profiled(engine.Distance)
	r := evaluate(t, spec, answer(2, 0, 1))
	var order []int
	for _, s := range r.Ranked[engine.Paths] {
		order = append(order, s.Outcome)
	}
	if !slices.Equal(order, []int{0, 1, 2}) {
		t.Fatalf("the order is %v", order)
	}
	first, second := r.Ranked[engine.Paths][0].Fit, r.Ranked[engine.Paths][1].Fit
	third := r.Ranked[engine.Paths][2].Fit
	got, _ := new(big.Rat).Quo(minus(first.Rat(), second.Rat()), minus(second.Rat(), third.Rat())).Float64()
	if want := (0.80555555 - 0.44444444) / (1.13888888 - 0.80555555); got < want-1e-4 || got > want+1e-4 {
		t.Errorf("the gaps are as %v, want %v", got, want)
	}
}

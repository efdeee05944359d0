package audit

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// about reports whether two floats differ by no more than rounding does.
func about(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(a)) }

// spreadOver is the standard deviation of a number that all sheets have, by visiting them all.
func spreadOver(a account, number func(fits []*big.Int) *big.Int) float64 {
	sum, squares, sheets := new(big.Int), new(big.Int), int64(0)
	a.everySheet(func(_ []int, fits []*big.Int) {
		n := number(fits)
		sum.Add(sum, n)
		squares.Add(squares, new(big.Int).Mul(n, n))
		sheets++
	})
	// n·Σx² − (Σx)², over n² and the unit's square
	above := squares.Mul(squares, big.NewInt(sheets))
	above.Sub(above, sum.Mul(sum, sum))
	below := new(big.Int).Mul(big.NewInt(sheets), a.unit)
	square, _ := new(big.Rat).SetFrac(above, below.Mul(below, below)).Float64()
	return math.Sqrt(square)
}

// spans are how far each item can move each outcome: in points by the rule share, else in fits.
func spans(q *quiz.Quiz, g engine.Group, outcome int) (all []*big.Rat) {
	_, parts := publishedParts(q.Model, g)
	for i, item := range q.Items {
		var column []*big.Rat
		for _, row := range parts[i] {
			column = append(column, row[outcome])
		}
		if q.Rule.Of(g) == engine.Share {
			column = pointColumn(q.Questionnaire, item, q.IDs(g)[outcome], weightsIn(q.Questionnaire, g, outcome))
		}
		all = append(all, new(big.Rat).Sub(slices.MaxFunc(column, (*big.Rat).Cmp), slices.MinFunc(column, (*big.Rat).Cmp)))
	}
	return all
}

func TestOutcomesStandAsAllSheetsSay(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := drawLittle(t)
		found := outcomes(q)
		for g := range engine.NumGroups {
			for c, id := range q.IDs(g) {
				got := found[0]
				found = found[1:]
				a := newAccount(q, g)
				want := Outcome{ID: id, Group: g.String(), Baseline: q.Model.Baseline(g, c).Float()}
				want.Spread = spreadOver(a, func(fits []*big.Int) *big.Int { return fits[c] })
				want.Range, want.Widest, want.WidestShare = rangeOf(q, g, c)
				if got.ID != id || got.Group != want.Group || got.Baseline != want.Baseline || got.Widest != want.Widest ||
					!about(got.Spread, want.Spread) || !about(got.Range, want.Range) || !about(got.WidestShare, want.WidestShare) {
					t.Fatalf("got  %+v\nwant %+v\n%s", got, want, q.Canonical)
				}
				seen[q.Rule.Of(g).String()]++
			}
		}
		if len(found) > 0 {
			t.Fatalf("%d more are told of", len(found))
		}
	})
	if !testing.Short() && len(seen) < 3 {
		t.Errorf("seen were %v", seen)
	}
}

// rangeOf adds up the spans and names the widest.
func rangeOf(q *quiz.Quiz, g engine.Group, outcome int) (span float64, widest string, part float64) {
	all := spans(q, g, outcome)
	sum, most := new(big.Rat), 0
	for i, s := range all {
		sum.Add(sum, s)
		if s.Cmp(all[most]) > 0 {
			most = i
		}
	}
	if sum.Sign() == 0 {
		return 0, "", 0
	}
	span, _ = sum.Float64()
	part, _ = new(big.Rat).Quo(all[most], sum).Float64()
	return span, q.Items[most].ID, part
}

// Worked out by hand for the path Care of the small questionnaire, which wants people twice over.
func TestTheRangeIsInPointsOfTheFile(t *testing.T) {
	q := parsed(t, small)
	got := outcomes(q)[1]
	// chaotic: −0.5 … 0.5 people, two points each: 2. day: 4. like: talks 2, and both 1 besides: 3. rather: 2.
	want := Outcome{ID: "care", Group: "paths", Range: 11, Widest: "day", WidestShare: 4.0 / 11}
	want.Baseline, want.Spread = got.Baseline, got.Spread
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	// Variances: of 2, 1 and 0 it is 2/3 (thirds of chaotic), of 4 and twice nothing 32/9, of rather 1;
	// of like's seven ways 0, 2, 1, 0, 2, 1 and 3 it is 52/49.
	if want := math.Sqrt(2.0/3+32.0/9+1+52.0/49) / 11; !about(got.Spread, want) {
		t.Errorf("the spread is %g, want %g", got.Spread, want)
	}
}

// By correlation with weights of 1, −1 and 0 it counts how far the first trait is ahead of the second;
// where every answer gives as much of both, nothing moves that.
func TestAnOutcomeWhoseTraitsCancelOutHasNoRange(t *testing.T) {
	same := pairItem("same", 1)
	same.Options[0].Traits["y"] = engine.One
	other := pairItem("other", 0)
	other.Options[0].Traits = quiz.Points{"z": engine.One}
	q, err := opened(&quiz.Questionnaire{
		Format: quiz.Format, ID: "still", Language: "en", Title: "Still", Summary: "Still.", Minutes: 1,
		Rule:     quiz.Rules{Paths: "correlation"},
		Traits:   []quiz.Trait{{ID: "x", Name: "X"}, {ID: "y", Name: "Y"}, {ID: "z", Name: "Z"}},
		Sections: []quiz.Section{{ID: "all", Title: "All", Items: []quiz.Item{same, other}}},
		Paths: []quiz.Path{
			{ID: "still", Name: "Still", Summary: "S.", Weights: quiz.Points{"x": engine.One, "y": -engine.One}},
			{ID: "moved", Name: "Moved", Summary: "M.", Weights: quiz.Points{"z": engine.One}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := outcomes(q)
	if want := (Outcome{ID: "still", Group: "paths", Baseline: got[0].Baseline}); got[0] != want {
		t.Errorf("got %+v, want %+v", got[0], want)
	}
	// Of 2/√6 up and as far down in the first item, twice a half, and in the second: half of the range each.
	if got[1].Range != 1 || !about(got[1].WidestShare, 0.5) {
		t.Errorf("%+v moves all the way", got[1])
	}
}

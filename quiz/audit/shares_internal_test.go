package audit

import (
	"context"
	"math"
	"math/big"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func TestWhatRandomSheetsShowIsWhatARecountShows(t *testing.T) {
	seen := census{}
	rapid.Check(t, func(t *rapid.T) {
		drawn := drawLittle(t)
		drawn.Thresholds.BalancedWithin = engine.Decimal(rapid.IntRange(0, 300).Draw(t, "balanced within")) * 1000
		q, err := opened(drawn.Questionnaire)
		if err != nil {
			t.Fatal(err)
		}
		s := Settings{Sheets: 70, Seed: rapid.Uint64().Draw(t, "seed")}
		got, err := sampleWins(context.Background(), q, s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(recounted(q, s), got, cmp.AllowUnexported(wonTally{})); diff != "" {
			t.Fatalf("(-want +got):\n%s\n%s", diff, q.Canonical)
		}
		seen["outside"] += got.outside
		seen["tied"] += got.tied
		seen["balanced"] += got.verdicts[engine.Balanced]
		seen["clear"] += got.verdicts[engine.Clear]
	})
	for _, story := range []string{"outside", "tied", "balanced", "clear"} {
		if !testing.Short() && seen[story] < 100 {
			t.Errorf("%d sheets were %s", seen[story], story)
		}
	}
}

func sharesOf(t fatal, q *quiz.Quiz, s Settings) Shares {
	t.Helper()
	all, err := shares(context.Background(), q, s)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Of two paths the shares are those of every sheet there is; of more they are the sample's.
func TestSharesOfPaths(t *testing.T) {
	two, more := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		q, s := drawLittle(t), Settings{Sheets: 50, Seed: 3}
		got, sample := sharesOf(t, q, s), recounted(q, s)
		for c, career := range got.Careers {
			if on := q.Model.Path(c); career.OnPath != (Share{sample.onPath[c], sample.paths[on]}) || career.All != (Share{sample.careers[c], 50}) {
				t.Fatalf("%+v; the sample is %+v", career, sample)
			}
		}
		if got.Exact != (len(q.Paths) == 2) {
			t.Fatalf("%d paths: %+v", len(q.Paths), got)
		}
		if got.Exact {
			two++
			holdsEverySheet(t, q, [3]Bracket{got.Paths[0].Alone, got.Paths[1].Alone, got.Tied}, q.Rule.Paths == "")
			return
		}
		more++
		for p, path := range got.Paths {
			if path.ID != q.Paths[p].ID || path.Alone != sampledBracket(Share{sample.alone[p], 50}) {
				t.Fatalf("%+v, of the sample %d", path, sample.alone[p])
			}
		}
		if got.Tied != sampledBracket(Share{sample.tied, 50}) {
			t.Fatalf("%+v, of the sample %d are tied", got.Tied, sample.tied)
		}
	})
	if !testing.Short() && (two < 5 || more < 5) {
		t.Errorf("%d had two paths, %d more", two, more)
	}
}

// holdsEverySheet expects the shares of all sheets on which the first path is alone first, the second is,
// and neither.
func holdsEverySheet(t *rapid.T, q *quiz.Quiz, got [3]Bracket, exact bool) {
	won, lost, all := enumerated(q, engine.Paths, 0, 1)
	for i, n := range []int64{won, lost, all - won - lost} {
		want := float64(n) / float64(all)
		if got[i].Low > want || got[i].High < want || got[i].Low < 0 || got[i].High > 1 || exact && got[i] != (Bracket{want, want, want}) {
			t.Fatalf("%+v, want %g\n%s", got, want, q.Canonical)
		}
	}
}

// Coarse counts say of ties, too, how many there are at least and at most.
func TestCoarseSharesHoldTheTruth(t *testing.T) {
	wide := 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawLittle(t)
		alone, tied, err := countPaths(context.Background(), q, int64(1)<<rapid.IntRange(10, 18).Draw(t, "work in bits"))
		if err != nil {
			t.Fatal(err)
		}
		holdsEverySheet(t, q, [3]Bracket{alone[0], alone[1], tied}, false)
		if tied.Low < tied.High {
			wide++
		}
	})
	if !testing.Short() && wide < 5 {
		t.Errorf("%d were brackets", wide)
	}
}

// Of the careers that are on a path someone comes first whenever the path does.
func TestCareerSharesNameThePathAndItsSheets(t *testing.T) {
	q := parsed(t, small)
	got := sharesOf(t, q, Settings{Sheets: 2000, Seed: 1})
	sample := recounted(q, Settings{Sheets: 2000, Seed: 1})
	for c, career := range got.Careers {
		path := q.Model.Path(c)
		want := CareerShare{q.Careers[c].ID, q.Paths[path].ID, Share{sample.careers[c], 2000}, Share{sample.onPath[c], sample.paths[path]}}
		if career != want {
			t.Errorf("%+v, want %+v", career, want)
		}
	}
	if got.Outside != (Share{sample.outside, 2000}) || got.Outside.Count == 0 {
		t.Errorf("outside: %+v", got.Outside)
	}
	if none := sharesOf(t, parsed(t, three), Settings{Sheets: 100, Seed: 1}); none.Outside.Of != 0 || len(none.Careers) > 0 {
		t.Errorf("without careers: %+v", none)
	}
}

// One sheet in 64 of six statements that are agreed to or not has the same answer throughout, twice that
// with both; a seventh item does not change it.
func TestSheetsWithoutAResultAreCounted(t *testing.T) {
	text := strings.NewReplacer(
		"      - {id: neither, text: Neither, value: 0}\n", "",
		"      - {id: orderly, text: I plan., scale: agreement, weight: 2, traits: {plans: 1}}\n", statements(6),
		"      - {id: chaotic, text: Plans bore me., scale: agreement, reversed: true, traits: {plans: 2, people: -0.5}}\n", "",
	).Replace(small)
	got := sharesOf(t, parsed(t, text), Settings{Sheets: 20_000, Seed: 2})
	if low, high := got.NoResult.Interval(); low > 1.0/32 || high < 1.0/32 {
		t.Errorf("no result: %+v, want about 1/32", got.NoResult)
	}
	if none := sharesOf(t, parsed(t, small), Settings{Sheets: 2000, Seed: 2}); none.NoResult != (Share{0, 2000}) {
		t.Errorf("with two statements: %+v", none.NoResult)
	}
}

func statements(n int) string {
	all := ""
	for _, id := range ids("statement", n) {
		all += "      - {id: " + id + ", text: I plan " + id + "., scale: agreement, traits: {plans: 1}}\n"
	}
	return all
}

func TestSampledSharesDoNotDependOnTheProcessors(t *testing.T) {
	q, s := builtin(t), Settings{Sheets: 3000, Seed: 7}
	before := sharesOf(t, q, s)
	old := runtime.GOMAXPROCS(1)
	one := sharesOf(t, q, s)
	runtime.GOMAXPROCS(7)
	seven := sharesOf(t, q, s)
	runtime.GOMAXPROCS(old)
	if diff := cmp.Diff(before, one) + cmp.Diff(before, seven); diff != "" {
		t.Error(diff)
	}
	if s.Seed++; cmp.Equal(before, sharesOf(t, q, s)) {
		t.Error("another seed shows the same")
	}
}

// The counted shares of the built-in questionnaire are near those of a sample.
func TestCountedAndSampledSharesAgree(t *testing.T) {
	q := builtin(t)
	got, s := sharesOf(t, q, Settings{Sheets: 1000, Seed: 1}), Settings{Sheets: 40_000, Seed: 5}
	sample, err := sampleWins(t.Context(), q, s)
	if err != nil {
		t.Fatal(err)
	}
	for p, path := range got.Paths {
		share := path.Alone.Share
		far := 4 * math.Sqrt(share*(1-share)/float64(s.Sheets))
		if is := sample.share(sample.alone[p]).Float(); math.Abs(is-share) > far || path.Alone.Low != path.Alone.High {
			t.Errorf("%s: %+v counted, %g sampled", path.ID, path.Alone, is)
		}
	}
}

func TestTiesAreWhatIsLeftOver(t *testing.T) {
	of := func(wonLeast, wonMost, lostLeast, lostMost int64) Bracket {
		n := big.NewInt
		return sheetCount{n(10), n(wonLeast), n(wonMost), n(lostLeast), n(lostMost)}.tied()
	}
	for _, c := range []struct{ got, want Bracket }{
		{of(4, 4, 5, 5), Bracket{0.1, 0.1, 0.1}},
		{of(4, 4, 6, 6), Bracket{0, 0, 0}},
		{of(2, 4, 3, 5), Bracket{0.3, 0.1, 0.5}},
		{of(2, 6, 3, 6), Bracket{0.25, 0, 0.5}},
	} {
		if !about(c.got.Share, c.want.Share) || !about(c.got.Low, c.want.Low) || !about(c.got.High, c.want.High) {
			t.Errorf("%+v, want %+v", c.got, c.want)
		}
	}
}

func TestEndsOfABracketAreRoundedOutwards(t *testing.T) {
	third := bracket(big.NewInt(1), big.NewInt(2), big.NewInt(3))
	low, high := new(big.Rat).SetFloat64(third.Low), new(big.Rat).SetFloat64(third.High)
	if low.Cmp(big.NewRat(1, 3)) >= 0 || high.Cmp(big.NewRat(2, 3)) <= 0 || math.Abs(third.Share-0.5) > 1e-15 {
		t.Errorf("%+v", third)
	}
	if third.High-third.Low > 1.0/3+1e-15 {
		t.Errorf("%+v is wider than it has to be", third)
	}
	if all := bracket(big.NewInt(0), big.NewInt(3), big.NewInt(3)); all != (Bracket{0.5, 0, 1}) {
		t.Errorf("%+v", all)
	}
	if one := bracket(big.NewInt(1), big.NewInt(1), big.NewInt(3)); one != (Bracket{1.0 / 3, 1.0 / 3, 1.0 / 3}) {
		t.Errorf("%+v", one)
	}
}

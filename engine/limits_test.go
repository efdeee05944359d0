package engine_test

import (
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/engine"
)

// refusal compiles what must be refused and returns the words.
func refusal(t *testing.T, spec engine.Spec) string {
	t.Helper()
	m, err := engine.NewModel(spec)
	if err == nil || m != nil {
		t.Fatalf("compiled, with the error %v", err)
	}
	return err.Error()
}

// one is a trait of each option of an item, worth points.
func one(weight engine.Decimal, points ...engine.Decimal) engine.Item {
	item := engine.Item{Weight: weight}
	for _, p := range points {
		item.Options = append(item.Options, engine.Option{Traits: []engine.Term{{Of: 0, Points: p}}})
	}
	return item
}

// paths are outcomes that want one trait so much.
func paths(weights ...engine.Decimal) (all []engine.Outcome) {
	for _, w := range weights {
		all = append(all, engine.Outcome{Weights: []engine.Term{{Of: 0, Points: w}}})
	}
	return all
}

func TestNumbersThatDoNotFitAreRefusedInWords(t *testing.T) {
	const fine, coarse = engine.Decimal(1), engine.MaxDecimal
	for story, spec := range map[string]engine.Spec{
		"a product of three large numbers and a fine one": {
			Items: []engine.Item{one(coarse, -coarse, coarse), one(fine, fine, 2*fine)}, Outcomes: groups(paths(coarse, fine)),
		},
		"fine trait points beside large direct ones": {
			Items: append(slices.Repeat([]engine.Item{direct(coarse, -coarse, coarse)}, 5), one(coarse, fine, 2*fine)), Outcomes: groups(paths(fine, coarse)),
		},
		"a range just over the limit": { // 5 × 10⁶ × 2 × 10⁹ + 1 > 2⁵³
			Items: []engine.Item{one(5*engine.One, -coarse, coarse), one(fine, fine, 2*fine)}, Outcomes: groups(paths(engine.One, engine.One)),
		},
		"a sum of −2⁶³, the one int64 without a negative": {
			Items:    []engine.Item{one(1<<5, -(1 << 29), 0), one(1, 1, 2)},
			Outcomes: groups(paths(1<<29, 1)),
		},
	} {
		spec.Traits = 1
		t.Log(story)
		words := refusal(t, spec)
		if !strings.Contains(words, "too large or too fine together; use smaller weights or fewer decimal places") {
			t.Errorf("%s: %s", story, words)
		}
	}
}

// 2²⁹ points × 2⁶ × the item's weight 2²⁹ are 2⁶⁴, which int64 takes for 0: the item would count for
// nothing, and nobody would notice.
func TestANumberThatWouldWrapToNothingIsRefused(t *testing.T) {
	spec := engine.Spec{Traits: 2, Items: []engine.Item{one(1<<29, 0, 1<<29), one(1, 1, 2)}}
	spec.Items[1].Options[0].Traits = append(spec.Items[1].Options[0].Traits, engine.Term{Of: 1, Points: 1})
	spec.Outcomes[engine.Paths] = append(paths(1<<6), engine.Outcome{Weights: []engine.Term{{Of: 1, Points: 1}}})
	if words := refusal(t, spec); !strings.Contains(words, "the numbers for paths are too large or too fine together") {
		t.Error(words)
	}
}

func direct(weight engine.Decimal, points ...engine.Decimal) engine.Item {
	item := engine.Item{Weight: weight}
	for _, p := range points {
		var o engine.Option
		o.Direct[engine.Paths] = []engine.Term{{Of: 0, Points: p}, {Of: 1, Points: -p}}
		item.Options = append(item.Options, o)
	}
	return item
}

func groups(paths []engine.Outcome) (all [engine.NumGroups][]engine.Outcome) {
	all[engine.Paths] = paths
	return all
}

func TestTheLargestNumbersAloneAreFine(t *testing.T) {
	const most = engine.MaxDecimal
	spec := engine.Spec{Traits: 1, Items: []engine.Item{one(most, -most, most)}, Outcomes: groups(paths(most, -most))}
	r := evaluate(t, spec, answer(1))
	if r.Ranked[engine.Paths][0].Fit.Float() != 1 || r.Lead.Float() != 1 {
		t.Errorf("got %+v", r)
	}
}

func TestAnOutcomeThatNoAnswerMovesIsRefused(t *testing.T) {
	for story, spec := range map[string]engine.Spec{
		"no weights":             {Items: []engine.Item{one(engine.One, 0, engine.One)}, Outcomes: groups([]engine.Outcome{paths(engine.One)[0], {}})},
		"options all alike":      {Items: []engine.Item{one(engine.One, engine.One, engine.One)}, Outcomes: groups(paths(engine.One, engine.One))},
		"a trait nobody asks of": {Items: []engine.Item{direct(engine.One, 0, 0)}, Outcomes: groups(paths(engine.One, engine.One))},
	} {
		spec.Traits = 1
		if words := refusal(t, spec); !strings.Contains(words, "paths, outcome 1: no answer moves its fit") {
			t.Errorf("%s: %s", story, words)
		}
	}
}

func TestTooManyWaysToAnswerAreRefusedAtOnce(t *testing.T) {
	spec := opposed(1)
	var pick engine.Item = one(engine.One, make([]engine.Decimal, engine.MaxOptions)...)
	pick.UpTo = engine.MaxOptions / 2 // 10¹⁸ subsets and more
	spec.Items = append(spec.Items, pick)
	start := time.Now()
	words := refusal(t, spec)
	if !strings.Contains(words, "item 1: the ways to answer up to this item, times 2 outcomes, are more than 4000000; let fewer options be picked") {
		t.Error(words)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %s to say so", took)
	}
}

func TestTheTableMayBeFullButNotFuller(t *testing.T) {
	spec := engine.Spec{Traits: 1, Outcomes: groups(paths(engine.One, -engine.One))}
	outcomes := engine.MaxCells / 4
	for len(spec.Outcomes[engine.Careers])+2 < outcomes {
		spec.Outcomes[engine.Careers] = append(spec.Outcomes[engine.Careers], paths(engine.One)...)
	}
	spec.Items = []engine.Item{one(engine.One, 0, 0, 0, engine.One)}
	compile(t, spec)
	spec.Items = append(spec.Items, one(engine.One, 0, engine.One))
	refusal(t, spec)
	spec.Items = spec.Items[:1]
	spec.Outcomes[engine.Careers] = append(spec.Outcomes[engine.Careers], paths(engine.One)...)
	refusal(t, spec)
}

// primes are numbers of options whose common multiple is over 2⁵³.
var primes = []int{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47}

// manySizes asks one item of each size; weight is what the first two paths want of its trait.
func manySizes(weight, other engine.Decimal) engine.Spec {
	spec := engine.Spec{Traits: 1, Outcomes: groups(paths(weight, other))}
	for _, n := range primes {
		points := make([]engine.Decimal, n)
		points[n-1] = engine.One
		spec.Items = append(spec.Items, one(engine.One, points...))
	}
	return spec
}

func TestMeansAreAMillionthOfTheRangeOffAtMost(t *testing.T) {
	for _, weights := range [][2]engine.Decimal{
		{engine.One, engine.One}, {engine.MaxDecimal, engine.One}, {engine.MaxDecimal, engine.One / 1000}, {engine.MaxDecimal, 1},
	} {
		spec := manySizes(weights[0], weights[1])
		m := compile(t, spec)
		sheet := sheetOf(t, m, answer(make([]int, len(primes))...))
		rounded, limit := false, big.NewRat(1, 1_000_000)
		for c := range 2 {
			for i, part := range m.Contributions(sheet, engine.Paths, c) {
				off := minus(part.Rat(), oracle{spec}.contribution(engine.Paths, c, i, []int{0}))
				rounded = rounded || off.Sign() != 0
				if off.Abs(off).Cmp(limit) > 0 {
					t.Errorf("weights %v, path %d, item %d: the mean is off by %s of the range", weights, c, i, off.FloatString(12))
				}
				if units := times(off, big.NewRat(part.Range, 1)); units.Cmp(big.NewRat(1, 2)) > 0 {
					t.Errorf("weights %v, path %d, item %d: the mean is off by %s units; it is not the nearest", weights, c, i, units.FloatString(3))
				}
				if part.Range < 1<<52 || part.Range >= 1<<53 {
					t.Errorf("weights %v, path %d: a range of %d units is not as fine as fits", weights, c, part.Range)
				}
			}
		}
		if !rounded {
			t.Errorf("weights %v: nothing was rounded; the test tests nothing", weights)
		}
	}
}

func TestARoundedMeanIsTheMeanEverywhere(t *testing.T) {
	m := compile(t, manySizes(engine.MaxDecimal, 1))
	sheet := sheetOf(t, m, answer(1, -1, 2, -1, 4))
	r := m.Evaluate(sheet)
	for c := range 2 {
		sum := m.Baseline(engine.Paths, c).Rat()
		for _, part := range m.Contributions(sheet, engine.Paths, c) {
			sum = plus(sum, part.Rat())
		}
		if fit := fitOf(r, engine.Paths, c).Rat(); fit.Cmp(sum) != 0 {
			t.Errorf("path %d: baseline and contributions make %s, the fit is %s", c, sum, fit)
		}
	}
}

// The second path wants the same as the first, a billion times less: its range is as small, and its
// rounded means are the same shares of it.
func TestTwinsTieWhateverTheirSize(t *testing.T) {
	spec := manySizes(engine.MaxDecimal, 1)
	r := evaluate(t, spec, answer(0, -1, 2, -1, 4))
	if fits := r.Ranked[engine.Paths]; !r.Lead.Tied() || fits[0].Fit != fits[1].Fit {
		t.Errorf("the fits are %s and %s", fits[0].Fit.Rat(), fits[1].Fit.Rat())
	}
}

func TestEverythingWrongIsSaidAtOnce(t *testing.T) {
	spec := opposed(2)
	spec.Items[0].Weight = 0
	spec.Items[1].Options = spec.Items[1].Options[:1]
	spec.BalancedWithin = 2 * engine.One
	words := refusal(t, spec)
	for _, want := range []string{"item 0: has the weight 0", "item 1: has 1 options", "the threshold 2 is not a share"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing in:\n%s", want, words)
		}
	}
	var where *engine.SpecError
	if _, err := engine.NewModel(spec); !errors.As(err, &where) {
		t.Errorf("%T has no place", err)
	}
}

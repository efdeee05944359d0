package engine_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// opposed is a questionnaire of n agreement items on one scale of five, from path 1 to path 0, and
// one item apart that moves nothing between them.
func opposed(n int) engine.Spec {
	s := engine.Spec{Traits: 1}
	s.Outcomes[engine.Paths] = []engine.Outcome{
		{Weights: []engine.Term{{Of: 0, Points: engine.One}}},
		{Weights: []engine.Term{{Of: 0, Points: -engine.One}}},
	}
	for range n {
		s.Items = append(s.Items, agreement(1))
	}
	return s
}

// agreement is an item of five options that give its trait −2 to 2 points.
func agreement(scale int) engine.Item {
	item := engine.Item{Weight: engine.One, Scale: scale}
	for value := -2; value <= 2; value++ {
		item.Options = append(item.Options, engine.Option{Traits: []engine.Term{{Of: 0, Points: engine.Whole(value)}}})
	}
	return item
}

// answer fills in one option an item; −1 is none.
func answer(options ...int) [][]int {
	answers := make([][]int, len(options))
	for i, o := range options {
		if o >= 0 {
			answers[i] = []int{o}
		}
	}
	return answers
}

func codes(r engine.Result) []engine.WarningCode {
	var all []engine.WarningCode
	for _, w := range r.Warnings {
		all = append(all, w.Code)
	}
	return all
}

func TestALeadIsUnderItsThresholdOnlyWhenItIsLess(t *testing.T) {
	// One step of ten items of five options is a lead of 2/40 = 0.05.
	spec := opposed(10)
	oneStep := answer(3, 2, 2, 2, 2, 2, 2, 2, 2, 2)
	for within, want := range map[engine.Decimal]engine.Verdict{
		49_999: engine.Clear, 50_000: engine.Clear, 50_001: engine.Balanced, 0: engine.Clear, engine.One: engine.Balanced,
	} {
		spec.BalancedWithin = within
		r := evaluate(t, spec, oneStep)
		if r.Lead.Rat().Cmp(big.NewRat(1, 20)) != 0 {
			t.Fatalf("the lead is %s, want 1/20", r.Lead.Rat())
		}
		if r.Verdict != want {
			t.Errorf("a lead of 0.05, balanced within %s: %s, want %s", within, r.Verdict, want)
		}
	}
}

func TestATieIsBalancedWhateverTheThreshold(t *testing.T) {
	spec := opposed(3)
	r := evaluate(t, spec, answer(1, 2, 3))
	if r.Verdict != engine.Balanced || !r.Lead.Tied() || r.Lead.Float() != 0 {
		t.Errorf("got %s, lead %v", r.Verdict, r.Lead.Float())
	}
	if diff := cmp.Diff([]engine.WarningCode{engine.TiedPaths}, codes(r)); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	if first, tied := r.First(engine.Paths); tied != 2 || first.Outcome != 0 {
		t.Errorf("path %d is first with %d tied, want path 0 and 2", first.Outcome, tied)
	}
}

func TestCoverageIsLowOnlyUnderItsThreshold(t *testing.T) {
	spec := opposed(8)
	for _, step := range []struct {
		answered int
		min      engine.Decimal
		want     engine.Verdict
	}{
		{4, 500_000, engine.Clear},
		{4, 500_001, engine.NoResult},
		{3, 500_000, engine.NoResult},
		{8, engine.One, engine.Clear},
		{7, engine.One, engine.NoResult},
		{1, 0, engine.Clear},
	} {
		options := slices.Repeat([]int{-1}, 8)
		for i := range step.answered {
			options[i] = 3 + i%2
		}
		spec.MinCoverage = step.min
		r := evaluate(t, spec, answer(options...))
		if r.Verdict != step.want || r.Coverage != (engine.Coverage{Answered: step.answered, Asked: 8}) {
			t.Errorf("%d of 8 answered, at least %s wanted: %s, %+v; want %s", step.answered, step.min, r.Verdict, r.Coverage, step.want)
		}
		if r.Coverage.Float() != float64(step.answered)/8 {
			t.Errorf("%d of 8 are %v", step.answered, r.Coverage.Float())
		}
		if low := slices.Contains(codes(r), engine.LowCoverage); low != (step.want == engine.NoResult) {
			t.Errorf("%d of 8 answered, at least %s wanted: warned %t", step.answered, step.min, low)
		}
	}
}

func TestStraightLiningGivesNoResult(t *testing.T) {
	spec := opposed(8)
	spec.Items[6], spec.Items[7] = agreement(2), agreement(0)
	const none = -1
	for story, step := range map[string]struct {
		answers []int
		want    engine.Verdict
	}{
		"six on one scale, all the same":                    {[]int{4, 4, 4, 4, 4, 4, none, none}, engine.NoResult},
		"the middle six times is flat as well":              {[]int{2, 2, 2, 2, 2, 2, none, 0}, engine.NoResult},
		"an item without a scale may differ":                {[]int{4, 4, 4, 4, 4, 4, none, 0}, engine.NoResult},
		"five are too few":                                  {[]int{4, 4, 4, 4, 4, none, none, none}, engine.Clear},
		"an item without a scale does not count":            {[]int{4, 4, 4, 4, 4, none, none, 4}, engine.Clear},
		"five and one on another scale are six":             {[]int{4, 4, 4, 4, 4, none, 4, none}, engine.NoResult},
		"each scale has its own option":                     {[]int{4, 4, 4, 4, 4, none, 0, none}, engine.NoResult},
		"one that differs is enough":                        {[]int{4, 4, 4, 4, 4, 3, none, none}, engine.Clear},
		"one that differs is enough, beside another scale":  {[]int{4, 4, 4, 4, 4, 3, 4, none}, engine.Clear},
		"non-answers between do not break the line":         {[]int{1, 1, 1, none, 1, 1, 1, none}, engine.NoResult},
		"nothing answered is not flat, but has no coverage": {[]int{none, none, none, none, none, none, none, none}, engine.Balanced},
	} {
		r := evaluate(t, spec, answer(step.answers...))
		if r.Verdict != step.want {
			t.Errorf("%s: %s, want %s", story, r.Verdict, step.want)
		}
		if flat := slices.Contains(codes(r), engine.FlatSheet); flat != (step.want == engine.NoResult) {
			t.Errorf("%s: warned %t", story, flat)
		}
	}
}

func TestNoResultComesBeforeBalancedAndBalancedBeforeClear(t *testing.T) {
	spec := opposed(8)
	spec.MinCoverage, spec.BalancedWithin = engine.One, engine.One
	flatAndTied := slices.Repeat([]int{2}, 8)
	if r := evaluate(t, spec, answer(flatAndTied...)); r.Verdict != engine.NoResult {
		t.Errorf("flat and tied: %s", r.Verdict)
	}
	flatAndTied[7] = -1
	r := evaluate(t, spec, answer(flatAndTied...))
	if diff := cmp.Diff([]engine.WarningCode{engine.LowCoverage, engine.FlatSheet, engine.TiedPaths}, codes(r)); diff != "" {
		t.Errorf("all caveats travel, the gravest first (-want +got):\n%s", diff)
	}
	for _, w := range r.Warnings {
		if w.Message == "" {
			t.Errorf("%s says nothing", w.Code)
		}
	}
}

func TestBandsBeginAtTheirThresholds(t *testing.T) {
	spec := opposed(1)
	spec.Bands = engine.BandCuts{Best: engine.One, Great: 750_000, Good: 500_000}
	spec.Outcomes[engine.Careers] = []engine.Outcome{{Path: 0, Weights: spec.Outcomes[engine.Paths][0].Weights}}
	for option, want := range []engine.Band{engine.NoBand, engine.NoBand, engine.Good, engine.Great, engine.Best} {
		if got := evaluate(t, spec, answer(option)).Ranked[engine.Careers][0].Band; got != want {
			t.Errorf("option %d: band %s, want %s", option, got, want)
		}
	}
}

func TestVerdictsAndBandsHaveTheirWords(t *testing.T) {
	words := fmt.Sprint(engine.Clear, engine.Balanced, engine.NoResult, engine.NoBand, engine.Good, engine.Great, engine.Best)
	if words != "clear balanced none none good great best" {
		t.Errorf("they are called %s", words)
	}
}

func TestACareerOutsideTheFirstPathIsSaid(t *testing.T) {
	spec := opposed(2)
	toFirst, toSecond := spec.Outcomes[engine.Paths][0].Weights, spec.Outcomes[engine.Paths][1].Weights
	spec.Outcomes[engine.Careers] = []engine.Outcome{{Path: 1, Weights: toFirst}}
	if got := codes(evaluate(t, spec, answer(4, 4))); !slices.Contains(got, engine.CareerElsewhere) {
		t.Errorf("the only career lies on the second path, and the warnings are %v", got)
	}
	spec.Outcomes[engine.Careers] = []engine.Outcome{{Path: 1, Weights: toFirst}, {Path: 0, Weights: toFirst}}
	if got := codes(evaluate(t, spec, answer(4, 4))); len(got) != 0 {
		t.Errorf("one of two tied careers lies on the first path, and the warnings are %v", got)
	}
	spec.Outcomes[engine.Careers] = []engine.Outcome{{Path: 1, Weights: toSecond}}
	if got := codes(evaluate(t, spec, answer(4, 0))); slices.Contains(got, engine.CareerElsewhere) {
		t.Errorf("both paths are first, and the warnings are %v", got)
	}
}

func TestLeadCoverageVerdictAndBandsFollowTheFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec, m := drawModel(t)
		answers := drawAnswers(t, spec)
		o, r := oracle{spec}, m.Evaluate(sheetOf(t, m, answers))
		order, _ := o.order(engine.Paths, answers)
		lead := minus(o.fit(engine.Paths, order[0], answers), o.fit(engine.Paths, order[1], answers))
		if r.Lead.Rat().Cmp(lead) != 0 {
			t.Fatalf("the lead is %s, want %s", r.Lead.Rat(), lead)
		}
		if nearest, _ := lead.Float64(); r.Lead.Float() != nearest {
			t.Fatalf("the lead as a float is %v, want %v", r.Lead.Float(), nearest)
		}
		answered := len(slices.DeleteFunc(slices.Clone(answers), func(set []int) bool { return set == nil }))
		if want := (engine.Coverage{Answered: answered, Asked: len(spec.Items)}); r.Coverage != want {
			t.Fatalf("the coverage is %+v, want %+v", r.Coverage, want)
		}
		want := engine.Clear
		switch {
		case big.NewRat(int64(answered), int64(len(spec.Items))).Cmp(rat(spec.MinCoverage)) < 0:
			want = engine.NoResult
		case lead.Sign() == 0 || lead.Cmp(rat(spec.BalancedWithin)) < 0:
			want = engine.Balanced
		}
		if r.Verdict != want { // five items at most: never flat
			t.Fatalf("the verdict is %s, want %s", r.Verdict, want)
		}
		for _, s := range r.Ranked[engine.Careers] {
			fit, want := o.fit(engine.Careers, s.Outcome, answers), engine.NoBand
			for band, cut := range map[engine.Band]engine.Decimal{engine.Best: spec.Bands.Best, engine.Great: spec.Bands.Great, engine.Good: spec.Bands.Good} {
				if fit.Cmp(rat(cut)) >= 0 {
					want = max(want, band)
				}
			}
			if s.Band != want {
				t.Fatalf("the fit %s is in band %s, want %s", fit, s.Band, want)
			}
		}
	})
}

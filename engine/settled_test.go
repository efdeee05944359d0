package engine_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// flatFrom is how many agreement items must be answered before a sheet can be flat.
const flatFrom = 6

// inEveryEnd says what is the same in every completion of the sheet, by evaluating all of them.
func inEveryEnd(t fatal, m *engine.Model, s *engine.Sheet) engine.Settled {
	t.Helper()
	now := m.Evaluate(s).AllFirst(engine.Paths)
	first := alone(m.Evaluate(s).Ranked[engine.Paths], all)
	career := alone(m.Evaluate(s).Ranked[engine.Careers], on(m, first))
	want := engine.Settled{Path: first >= 0, Clear: first >= 0, Career: career >= 0, Level: first < 0}
	complete(t, m, s, true, func(full *engine.Sheet) {
		r := m.Evaluate(full)
		want.Level = want.Level && slices.Equal(r.AllFirst(engine.Paths), now)
		want.Path = want.Path && alone(r.Ranked[engine.Paths], all) == first
		want.Clear = want.Clear && want.Path && r.Verdict == engine.Clear
		want.Career = want.Career && want.Path && alone(r.Ranked[engine.Careers], on(m, first)) == career
	})
	return want
}

// Completions drawn at random would prove nothing here: a bound that is off by one point is wrong about
// a handful of sheets and, for each of those, about one completion among thousands.
func TestSettledIsWhatEveryCompletionHasInCommon(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := fewItems
		if p.heaviest = rapid.IntRange(1, 3).Draw(t, "heaviest"); rapid.Bool().Draw(t, "may be flat") {
			p.items = [2]int{flatFrom, 7}
		}
		spec, m := p.draw(t)
		seen[spec.Rules[engine.Paths].String()]++
		for range 60 {
			s := drawSitting(t, m, 700)
			got, want := m.Settled(s), inEveryEnd(t, m, s)
			if got != want {
				t.Fatalf("settled says %+v; all %d open items in every way say %+v", got, len(openItems(m, s)), want)
			}
			note(seen, m, s, got)
		}
	})
	wantAll(t, seen, "share", "correlation", "distance", "nothing", "path", "clear", "career", "all", "level")
}

// note counts what is settled, where items are open.
func note(seen map[string]int, m *engine.Model, s *engine.Sheet, got engine.Settled) {
	if len(openItems(m, s)) > 0 {
		seen["nothing"] += count(!got.Path)
		seen["path"] += count(got.Path && !got.Clear && !got.Career)
		seen["clear"] += count(got.Clear && !got.Career)
		seen["career"] += count(got.Career && !got.Clear)
		seen["all"] += count(got.Career && got.Clear)
		seen["level"] += count(got.Level)
	}
}

// sides is a sheet of the opposed questionnaire: so many answers for the first path, −1 open.
func sides(t fatal, m *engine.Model, options ...int) *engine.Sheet {
	t.Helper()
	s := m.NewSheet()
	for i, o := range options {
		if s.Open(i); o >= 0 {
			choose(t, s, i, o)
		}
	}
	return s
}

// An item of the opposed questionnaire is worth −2 to 2 steps; what two open ones can take away at most
// are four, and a lead of four may end in a tie.
func TestSettledIsAPathFromOneStepMoreThanTheOpenItemsCanTake(t *testing.T) {
	m := compile(t, opposed(6))
	for _, c := range []struct {
		options []int
		want    bool
	}{
		{[]int{4, 4, 2, 2, -1, -1}, false}, {[]int{4, 4, 3, 2, -1, -1}, true}, {[]int{4, 3, 2, 2, -1, -1}, false},
		{[]int{0, 0, 2, 2, -1, -1}, false}, {[]int{0, 0, 2, 1, -1, -1}, true}, {[]int{2, 2, 2, 2, -1, -1}, false},
	} {
		if got := m.Settled(sides(t, m, c.options...)); got.Path != c.want {
			t.Errorf("%v: %+v", c.options, got)
		}
	}
}

// The same for two careers, on a path that one more item has settled.
func TestSettledIsACareerFromOneStepMoreThanTheOpenItemsCanTake(t *testing.T) {
	spec := opposed(6)
	spec.Traits, spec.Items = 2, append(spec.Items, one(engine.One, 0, engine.One))
	for o := range spec.Items[6].Options {
		spec.Items[6].Options[o].Traits[0].Of = 1
	}
	spec.Outcomes[engine.Careers] = spec.Outcomes[engine.Paths]
	spec.Outcomes[engine.Paths] = []engine.Outcome{
		{Weights: []engine.Term{{Of: 1, Points: -engine.One}}}, {Weights: []engine.Term{{Of: 1, Points: engine.One}}},
	}
	m := compile(t, spec)
	for _, c := range []struct {
		options []int
		want    bool
	}{
		{[]int{4, 4, 2, 2, -1, -1, 0}, false}, {[]int{4, 4, 3, 2, -1, -1, 0}, true}, {[]int{4, 3, 2, 2, -1, -1, 0}, false},
		{[]int{0, 0, 2, 2, -1, -1, 0}, false}, {[]int{0, 0, 2, 1, -1, -1, 0}, true}, {[]int{4, 4, 4, 2, -1, -1, -1}, false},
		{[]int{4, 4, 3, 2, -1, -1, 1}, false}, // there are no careers on the other path
	} {
		if got := m.Settled(sides(t, m, c.options...)); got.Career != c.want || got.Path != (c.options[6] >= 0) {
			t.Errorf("%v: %+v", c.options, got)
		}
	}
}

// Two of three paths are level, and an item is open that is for nobody, for both of them, for one, or for the third.
func TestSettledIsATieThatNothingOpenParts(t *testing.T) {
	for _, c := range []struct {
		what   string
		direct []engine.Term
		want   bool
	}{
		{"for nobody", nil, true},
		{"for both", []engine.Term{{Of: 0, Points: engine.One}, {Of: 1, Points: engine.One}}, true},
		{"for the first", []engine.Term{{Of: 0, Points: engine.One}}, false},
		{"for the second", []engine.Term{{Of: 1, Points: engine.One}}, false},
		{"for the third", []engine.Term{{Of: 2, Points: engine.One}}, true},
		{"for the third, which draws level", []engine.Term{{Of: 2, Points: engine.Whole(4)}}, false},
	} {
		m := compile(t, threeOf(c.direct))
		s := m.NewSheet()
		choose(t, s, 0, 1) // 2 of 4 points for the first two, none for the third
		s.Open(1)
		got, want := m.Settled(s), engine.Settled{Level: c.want}
		if in := inEveryEnd(t, m, s); got != want || in != want {
			t.Errorf("%s: %+v, and in every end %+v", c.what, got, in)
		}
	}
}

// threeOf has three paths with the same range but for what a second item gives.
func threeOf(direct []engine.Term) engine.Spec {
	give := func(terms []engine.Term) (o engine.Option) {
		o.Direct[engine.Paths] = terms
		return o
	}
	both := func(points, third int) engine.Option {
		return give([]engine.Term{{Of: 0, Points: engine.Whole(points)}, {Of: 1, Points: engine.Whole(points)}, {Of: 2, Points: engine.Whole(third)}})
	}
	spec := engine.Spec{Items: []engine.Item{
		{Weight: engine.One, Options: []engine.Option{both(0, 4), both(2, 0), both(4, 0)}},
		{Weight: engine.One, Options: []engine.Option{give(nil), give(direct)}},
	}}
	spec.Outcomes = groups(make([]engine.Outcome, 3))
	return spec
}

func TestSettledIsClearFromALeadOfTheThresholdInTheWorstCase(t *testing.T) {
	spec := opposed(8) // a step is a lead of 2/32
	for _, c := range []struct {
		within engine.Decimal
		want   bool
	}{{0, true}, {124_999, true}, {125_000, true}, {125_001, false}} {
		spec.BalancedWithin = c.within
		m := compile(t, spec)
		s := sides(t, m, 4, 4, 4, 2, 2, 2, -1, -1) // six steps, of which four may be lost
		if got := m.Settled(s); !got.Path || got.Clear != c.want {
			t.Errorf("within %s: %+v", c.within, got)
		}
	}
}

func TestSettledIsClearOnlyWithEnoughAnswersEvenIfNoMoreCome(t *testing.T) {
	spec := opposed(8)
	spec.MinCoverage = 750_000
	m := compile(t, spec)
	for _, c := range []struct {
		options []int
		want    bool
	}{{[]int{4, 4, 4, 3, 4, 4, -1, -1}, true}, {[]int{4, 4, 4, 3, 4, -1, -1, -1}, false}} {
		s := sides(t, m, c.options...)
		if got := m.Settled(s); !got.Path || got.Clear != c.want {
			t.Errorf("%v: %+v", c.options, got)
		}
		if m.Evaluate(s).Verdict != engine.Clear { // of what was put so far
			t.Errorf("%v: the result so far is %s", c.options, m.Evaluate(s).Verdict)
		}
	}
}

func TestSettledIsClearOnlyWhereTheSheetCannotBecomeFlat(t *testing.T) {
	m := compile(t, opposed(7))
	for _, c := range []struct {
		options []int
		want    bool
	}{
		{[]int{4, 4, 4, 4, 4, -1, -1}, false}, {[]int{4, 4, 4, 4, 3, -1, -1}, true},
		{[]int{4, 4, 4, 4, 4, 4, -1}, false}, {[]int{4, 4, 4, 4, 4, 4, 3}, true}, {[]int{4, 4, 4, 4, -1, 3, -1}, true},
	} {
		if got := m.Settled(sides(t, m, c.options...)); !got.Path || got.Clear != c.want {
			t.Errorf("%v: %+v", c.options, got)
		}
	}
	m = compile(t, opposed(5)) // too few agreement items to be flat
	if got := m.Settled(sides(t, m, 4, 4, 4, 4, -1)); !got.Clear {
		t.Errorf("five items: %+v", got)
	}
}

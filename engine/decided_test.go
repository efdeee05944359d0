package engine_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// What a short form takes for decided is compared with the share of all ways to answer the rest.

func TestAPathIsDecidedWhereItIsSettledOrInNinetyNineOfAHundredCompletions(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		m, plain := fewItems.perhapsPlain(t)
		f := engine.NewShortForm(m)
		for range 20 {
			s := drawSitting(t, m, 1100)
			n := countAnswers(t, m, s, engine.Paths, all)
			got, share := f.PathDecided(s), n.first/n.ways
			likely := share >= 0.99-nearly
			settled := inEveryEnd(t, m, s).Path
			exact := settled || m.Outcomes(engine.Paths) == 2 && plain
			if got && !settled && !likely || !got && settled || !got && exact && likely {
				t.Fatalf("decided: %t; settled: %t; first in %v of %v completions", got, settled, n.first, n.ways)
			}
			seen["settled"] += count(settled)
			seen["likely"] += count(got && !settled)
			seen["neither"] += count(!got)
		}
	})
	wantAll(t, seen, "settled", "neither")
}

func TestAPathIsDecidedBeforeItIsSettled(t *testing.T) {
	m := compile(t, opposed(8))
	for _, c := range []struct {
		options []int
		want    bool
	}{
		{[]int{4, 4, 4, 2, 2, -1, -1, -1}, true},  // six steps ahead: one way in 125 is a tie
		{[]int{4, 4, 3, 2, 2, -1, -1, -1}, false}, // five: four ways in 125
		{[]int{0, 0, 0, 2, 2, -1, -1, -1}, true}, {[]int{0, 0, 1, 2, 2, -1, -1, -1}, false},
		{[]int{4, 4, 2, 2, 2, 2, -1, -1}, false}, {[]int{4, 4, 3, 2, 2, 2, -1, -1}, true}, // one in 25, none
	} {
		if got := engine.NewShortForm(m).PathDecided(sides(t, m, c.options...)); got != c.want {
			t.Errorf("%v: %t", c.options, got)
		}
	}
}

func TestCareersAreDecidedWhereTheFirstIsSoInNineOfTenCompletions(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := fewItems
		p.careers[0] = 2
		m, plain := p.perhapsPlain(t)
		f := engine.NewShortForm(m)
		for range 20 {
			s := drawSitting(t, m, 700)
			path := firstNow(m, s, engine.Paths, all)
			if firstNow(m, s, engine.Careers, on(m, path)) < 0 {
				continue // no careers on the path
			}
			n := countAnswers(t, m, s, engine.Careers, on(m, path))
			got, share := f.CareersDecided(s), n.first/n.ways
			exact := careersOn(m, path) <= 2 && plain
			if got && share < 0.9-nearly || exact && !got && share >= 0.9+nearly {
				t.Fatalf("decided: %t; first in %v of %v completions", got, n.first, n.ways)
			}
			seen["decided"] += count(got && share < 1)
			seen["certain"] += count(got && share == 1)
			seen["undecided"] += count(!got && exact)
		}
	})
	wantAll(t, seen, "decided", "certain", "undecided")
}

func careersOn(m *engine.Model, path int) (n int) {
	for c := range m.Outcomes(engine.Careers) {
		n += count(m.Path(c) == path)
	}
	return n
}

// At every point of its order a short form looks up what the model computes.
func TestAShortFormLooksUpTheCertaintyOfTheModel(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		m := drawTwoPaths(t)
		f, s := engine.NewShortForm(m), m.NewSheet()
		for i := range m.Items() {
			s.Open(i)
		}
		for _, item := range f.Order() {
			wantLookedUp(t, m, f, s)
			lead := leadOf(m.Evaluate(s), engine.Paths, 0, 1).Sign()
			seen["the second path leads"] += count(lead < 0)
			seen["both are level"] += count(lead == 0)
			if s.Clear(item); rapid.IntRange(0, 7).Draw(t, "left") > 0 {
				choose(t, s, item, rapid.IntRange(0, m.Alternatives(item)-1).Draw(t, "alternative"))
			}
		}
		wantLookedUp(t, m, f, s)
		s.Open(f.Order()[rapid.IntRange(0, m.Items()-2).Draw(t, "gap")])
		if f.LooksUp(s) {
			t.Fatalf("the items %v are open, and it is looked up", openItems(m, s))
		}
		wantSameCertainty(t, m, f, s)
	})
	wantAll(t, seen, "the second path leads", "both are level")
}

// drawTwoPaths draws a large questionnaire by any rule, or an opposed one, where leads often are level.
func drawTwoPaths(t *rapid.T) *engine.Model {
	if rapid.Bool().Draw(t, "opposed") {
		return compile(t, opposed(rapid.IntRange(2, 16).Draw(t, "items")))
	}
	p := manyItems.between(2, 2)
	p.rules = rapid.IntRange(1, 3).Draw(t, "rules")
	_, m := p.draw(t)
	return m
}

func wantLookedUp(t *rapid.T, m *engine.Model, f *engine.ShortForm, s *engine.Sheet) {
	t.Helper()
	if !f.LooksUp(s) {
		t.Fatalf("the items %v are open, and it is not looked up", openItems(m, s))
	}
	wantSameCertainty(t, m, f, s)
}

func wantSameCertainty(t *rapid.T, m *engine.Model, f *engine.ShortForm, s *engine.Sheet) {
	t.Helper()
	got, want := f.Certainty(s), m.Certainty(s)
	if f.Exact() && want.High-want.Low < nearly {
		wantChance(t, "the certainty", got, want.Low)
	}
	if got.Low > want.High+nearly || want.Low > got.High+nearly {
		t.Fatalf("the short form says %v, and the model %v", got, want)
	}
}

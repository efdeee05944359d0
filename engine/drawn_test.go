package engine_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// drawDecimal draws a small number in eighths, so that every mean is a whole number of units.
func drawDecimal(t *rapid.T, low int) engine.Decimal {
	return engine.Decimal(rapid.IntRange(low, 24).Draw(t, "eighths")) * engine.One / 8
}

// drawTerms draws numbers for some of n things.
func drawTerms(t *rapid.T, n int) []engine.Term {
	var terms []engine.Term
	for of := range n {
		if rapid.Bool().Draw(t, "term") {
			terms = append(terms, engine.Term{Of: of, Points: drawDecimal(t, -24)})
		}
	}
	return terms
}

// drawSpec draws a small questionnaire of every kind of item. An outcome of it may have no range.
func drawSpec(t *rapid.T) engine.Spec {
	s := engine.Spec{
		Traits:         rapid.IntRange(0, 3).Draw(t, "traits"),
		BalancedWithin: engine.Decimal(rapid.IntRange(0, 400).Draw(t, "balanced within")) * 1000,
		MinCoverage:    engine.Decimal(rapid.IntRange(0, 1000).Draw(t, "min coverage")) * 1000,
		Bands:          engine.BandCuts{Best: 750_000, Great: 600_000, Good: 500_000},
	}
	sizes := [engine.NumGroups]int{
		rapid.IntRange(2, 4).Draw(t, "paths"), rapid.IntRange(0, 5).Draw(t, "careers"), rapid.IntRange(0, 2).Draw(t, "courses"),
	}
	for range rapid.IntRange(1, 5).Draw(t, "items") {
		s.Items = append(s.Items, drawItem(t, s.Traits, sizes))
	}
	for g, size := range sizes {
		for range size {
			o := engine.Outcome{Weights: drawTerms(t, s.Traits)}
			if engine.Group(g) == engine.Careers {
				o.Path = rapid.IntRange(0, sizes[engine.Paths]-1).Draw(t, "path")
			}
			s.Outcomes[g] = append(s.Outcomes[g], o)
		}
	}
	return s
}

func drawItem(t *rapid.T, traits int, sizes [engine.NumGroups]int) engine.Item {
	item := engine.Item{Weight: drawDecimal(t, 1)}
	n := rapid.IntRange(2, 4).Draw(t, "options")
	item.UpTo = rapid.IntRange(0, n).Draw(t, "up to")
	if item.UpTo < 2 {
		item.Scale = rapid.IntRange(0, 2).Draw(t, "scale")
	}
	for range n {
		o := engine.Option{Alone: rapid.IntRange(0, 4).Draw(t, "alone") == 0, Traits: drawTerms(t, traits)}
		for g, size := range sizes {
			if rapid.Bool().Draw(t, "direct") {
				o.Direct[g] = drawTerms(t, size)
			}
		}
		item.Options = append(item.Options, o)
	}
	return item
}

// drawModel draws a questionnaire that can be compiled. Most can.
func drawModel(t *rapid.T) (engine.Spec, *engine.Model) {
	spec := rapid.Custom(drawSpec).Filter(func(s engine.Spec) bool { return oracle{s}.ranked() }).Draw(t, "spec")
	return spec, compile(t, spec)
}

// drawAnswers draws a sheet: for each item one of what may be chosen, or nil for a non-answer.
func drawAnswers(t *rapid.T, spec engine.Spec) [][]int {
	answers := make([][]int, len(spec.Items))
	for i := range answers {
		if sets := (oracle{spec}).sets(i); rapid.IntRange(0, 3).Draw(t, "answered") > 0 {
			answers[i] = rapid.SampledFrom(sets).Draw(t, "answer")
		}
	}
	return answers
}

// fatal is what tests and properties have in common.
type fatal interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

var _, _ fatal = (*testing.T)(nil), (*rapid.T)(nil)

func compile(t fatal, spec engine.Spec) *engine.Model {
	t.Helper()
	m, err := engine.NewModel(spec)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// sheetOf fills in a sheet; the options of an answer are given in falling order, which must not
// matter.
func sheetOf(t fatal, m *engine.Model, answers [][]int) *engine.Sheet {
	t.Helper()
	s := m.NewSheet()
	for i, set := range answers {
		if set == nil {
			continue
		}
		set = slices.Clone(set)
		slices.Reverse(set)
		if err := s.Answer(i, set...); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// fitOf looks an outcome's fit up in a result.
func fitOf(r engine.Result, g engine.Group, outcome int) engine.Fit {
	i := slices.IndexFunc(r.Ranked[g], func(s engine.Standing) bool { return s.Outcome == outcome })
	return r.Ranked[g][i].Fit
}

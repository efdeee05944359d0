package engine_test

import (
	"math/rand/v2"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// bounds say how large the questionnaires are that an inquiry draws.
type bounds struct{ paths, careers, items, options int }

var small = bounds{paths: 4, careers: 5, items: 4, options: 4}

// drawInquiry draws a questionnaire of any rule whose points are 0 to 1 or 3, so that ties are frequent.
func drawInquiry(t *rapid.T, b bounds) inquiry {
	spec := rapid.Custom(func(t *rapid.T) engine.Spec { return drawRuled(t, b) }).
		Filter(func(s engine.Spec) bool { _, ok := inquire(s); return ok }).Draw(t, "spec")
	return inquiryOf(t, spec)
}

func inquiryOf(t fatal, spec engine.Spec) inquiry {
	t.Helper()
	q, ok := inquire(spec)
	if !ok {
		t.Fatal("the oracle cannot read this questionnaire")
	}
	q.m = compile(t, spec)
	return q
}

// exampleInquiry draws the same questionnaire for a number each time.
func exampleInquiry(t fatal, n int, b bounds) inquiry {
	t.Helper()
	generator := rapid.Custom(func(t *rapid.T) engine.Spec { return drawRuled(t, b) }).
		Filter(func(s engine.Spec) bool { _, ok := inquire(s); return ok })
	return inquiryOf(t, generator.Example(n))
}

// drawRuled draws a questionnaire; a rule may not apply to its group.
func drawRuled(t *rapid.T, b bounds) engine.Spec {
	s := engine.Spec{Traits: rapid.IntRange(3, 4).Draw(t, "traits")}
	most := rapid.SampledFrom([]int{1, 3}).Draw(t, "most points")
	sizes := [engine.NumGroups]int{
		rapid.IntRange(2, b.paths).Draw(t, "paths"), rapid.IntRange(0, b.careers).Draw(t, "careers"), rapid.IntRange(0, 1).Draw(t, "courses"),
	}
	for g, size := range sizes {
		s.Rules[g] = rapid.SampledFrom([]engine.Rule{engine.Share, engine.Correlation, engine.Distance}).Draw(t, "rule")
		for range size {
			o := engine.Outcome{Weights: drawPoints(t, s.Traits, -most, most)}
			if s.Rules[g] == engine.Share && rapid.IntRange(0, 2).Draw(t, "flat") == 0 {
				o = wants([]int{1, 1, 1, 1}[:s.Traits]...)
			}
			if engine.Group(g) == engine.Careers {
				o.Path = rapid.IntRange(0, sizes[engine.Paths]-1).Draw(t, "path")
			}
			s.Outcomes[g] = append(s.Outcomes[g], o)
		}
	}
	for range rapid.OneOf(rapid.Just(b.items), rapid.IntRange(1, b.items)).Draw(t, "items") {
		s.Items = append(s.Items, drawRuledItem(t, s, b.options, most))
	}
	return s
}

func drawRuledItem(t *rapid.T, s engine.Spec, options, most int) engine.Item {
	item := engine.Item{
		Weight:     engine.Whole(rapid.IntRange(1, 2).Draw(t, "weight")),
		Background: rapid.IntRange(0, 3).Draw(t, "background") == 0,
	}
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		item.Scale = rapid.IntRange(1, 2).Draw(t, "scale")
	case 1:
		item.UpTo = 2
	}
	for range rapid.IntRange(2, options).Draw(t, "options") {
		o := engine.Option{Alone: rapid.IntRange(0, 4).Draw(t, "alone") == 0, Traits: drawPoints(t, s.Traits, 0, most)}
		for g, rule := range s.Rules {
			if rule == engine.Share && rapid.IntRange(0, 7).Draw(t, "direct") == 0 {
				o.Direct[g] = drawPoints(t, len(s.Outcomes[g]), 0, most)
			}
		}
		item.Options = append(item.Options, o)
	}
	return item
}

// drawPoints draws points for some of n things.
func drawPoints(t *rapid.T, n, least, most int) (terms []engine.Term) {
	for of := range n {
		if points := rapid.IntRange(least, most).Draw(t, "points"); points != 0 {
			terms = append(terms, engine.Term{Of: of, Points: engine.Whole(points)})
		}
	}
	return terms
}

// A filled sheet names a set of each item by its number; the last is none. Some items are open.
type filled struct {
	picks []int
	open  []bool
}

// fill draws a sheet.
func (q inquiry) fill(r *rand.Rand) filled {
	f := filled{make([]int, len(q.sets)), make([]bool, len(q.sets))}
	for i, sets := range q.sets {
		f.picks[i] = r.IntN(len(sets) + 1)
		if r.IntN(8) == 0 {
			f.picks[i], f.open[i] = len(sets), true
		}
	}
	return f
}

// sheets draws many sheets of the questionnaire.
func (q inquiry) sheets(t *rapid.T, n int) (all []filled) {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "sheets"), 0))
	for range n {
		all = append(all, q.fill(r))
	}
	return all
}

// sheet gives the engine a filled sheet.
func (q inquiry) sheet(t fatal, f filled) *engine.Sheet {
	t.Helper()
	s := sheetOf(t, q.m, q.answers(f.picks))
	for i, open := range f.open {
		if open {
			s.Open(i)
		}
	}
	return s
}

// answers returns the sets picked, nil for none.
func (q inquiry) answers(picks []int) [][]int {
	answers := make([][]int, len(picks))
	for i, pick := range picks {
		if pick < len(q.sets[i]) {
			answers[i] = q.sets[i][pick]
		}
	}
	return answers
}

package engine_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// A plan says how questionnaires are drawn whose sittings are looked at while they go on.
type plan struct {
	paths, careers, items [2]int // the least and the most of each
	// awkward weights have three decimal places, so that the ranges have nothing in common.
	awkward bool
	// rules is how many of the rules are drawn from: 1 is the rule share alone.
	rules int
	// heaviest is the largest weight of an item or a trait.
	heaviest int
}

// fewItems make questionnaires that can be answered in every way that there is.
var fewItems = plan{paths: [2]int{2, 4}, careers: [2]int{0, 4}, items: [2]int{2, 7}, rules: 3, heaviest: 3}

// plain is the same by the rule share alone and with light weights, so that all leads are small whole
// numbers over one denominator.
func (p plan) plain() plan {
	p.rules, p.heaviest = 1, 1
	return p
}

// between is the same with fewer or more paths.
func (p plan) between(least, most int) plan {
	p.paths = [2]int{least, most}
	return p
}

// draw draws a questionnaire of points 0 to 3, by any of the rules; by the rule share some options give
// points to the outcomes themselves. A rule that does not apply gives way to share.
func (p plan) draw(t *rapid.T) (engine.Spec, *engine.Model) {
	between := func(what string, ends [2]int) int { return rapid.IntRange(ends[0], ends[1]).Draw(t, what) }
	spec := engine.Spec{
		Traits:         3,
		BalancedWithin: engine.Decimal(rapid.IntRange(0, 6).Draw(t, "balanced within")) * engine.One / 20,
		MinCoverage:    engine.Decimal(rapid.IntRange(0, 8).Draw(t, "min coverage")) * engine.One / 8,
	}
	for g, n := range []int{between("paths", p.paths), between("careers", p.careers)} {
		spec.Rules[g] = engine.Rule(rapid.IntRange(0, p.rules-1).Draw(t, "rule"))
		for range n {
			o := engine.Outcome{Weights: p.terms(t, 3, -p.heaviest, p.heaviest)}
			if engine.Group(g) == engine.Careers {
				o.Path = rapid.IntRange(0, min(len(spec.Outcomes[engine.Paths])-1, 1)).Draw(t, "path")
			}
			spec.Outcomes[g] = append(spec.Outcomes[g], o)
		}
	}
	agreement := rapid.IntRange(1, 4).Draw(t, "agreement in four")
	for range between("items", p.items) {
		spec.Items = append(spec.Items, p.item(t, spec, rapid.IntRange(1, 4).Draw(t, "kind") <= agreement))
	}
	return compiled(t, spec)
}

// perhapsPlain draws one of any kind, or a plain one.
func (p plan) perhapsPlain(t *rapid.T) (m *engine.Model, plain bool) {
	if plain = rapid.Bool().Draw(t, "plain"); plain {
		p = p.plain()
	}
	_, m = p.draw(t)
	return m, plain
}

// compiled falls back to the rule share.
func compiled(t *rapid.T, spec engine.Spec) (engine.Spec, *engine.Model) {
	m, err := engine.NewModel(spec)
	if err != nil {
		spec.Rules = [engine.NumGroups]engine.Rule{}
		if m, err = engine.NewModel(spec); err != nil {
			t.Skip(err) // an outcome without a range
		}
	}
	return spec, m
}

// item is an agreement item of three options, a choice, or a pick of up to two.
func (p plan) item(t *rapid.T, spec engine.Spec, agreement bool) engine.Item {
	item := engine.Item{Weight: p.decimal(t, 1, p.heaviest)}
	options := 3
	switch {
	case agreement:
		item.Scale = rapid.IntRange(1, 2).Draw(t, "scale")
	default:
		item.UpTo = rapid.IntRange(1, 2).Draw(t, "up to")
		options = rapid.IntRange(2, 3).Draw(t, "options")
	}
	for range options {
		o := engine.Option{Traits: p.terms(t, 3, 0, 3)}
		for g := range engine.Courses {
			if spec.Rules[g] == engine.Share && rapid.IntRange(0, 3).Draw(t, "direct") == 0 {
				o.Direct[g] = p.terms(t, len(spec.Outcomes[g]), 0, 3)
			}
		}
		item.Options = append(item.Options, o)
	}
	return item
}

// terms draws a number for each of n things.
func (p plan) terms(t *rapid.T, n, low, high int) (terms []engine.Term) {
	for of := range n {
		terms = append(terms, engine.Term{Of: of, Points: p.decimal(t, low, high)})
	}
	return terms
}

func (p plan) decimal(t *rapid.T, low, high int) engine.Decimal {
	if p.awkward {
		return engine.Decimal(rapid.IntRange(low*1000+1, high*1000+1).Draw(t, "thousandths")) * 1000
	}
	return engine.Whole(rapid.IntRange(low, high).Draw(t, "points"))
}

// drawSitting draws a sheet that is partly open, with at most so many completions. Half of them have
// the same answer throughout their scales.
func drawSitting(t *rapid.T, m *engine.Model, most int) *engine.Sheet {
	s, ways := m.NewSheet(), 1
	constant, usual := rapid.Bool().Draw(t, "constant"), rapid.IntRange(0, 2).Draw(t, "usual")
	open := rapid.IntRange(0, 4).Draw(t, "open in four")
	for i := range m.Items() {
		n := m.Alternatives(i)
		switch {
		case rapid.IntRange(1, 4).Draw(t, "open") <= open && ways*(n+1) <= most:
			s.Open(i)
			ways *= n + 1
		case rapid.IntRange(0, 7).Draw(t, "skipped") == 0: // put, and not answered
		case constant && n == 3:
			choose(t, s, i, usual)
		default:
			choose(t, s, i, rapid.IntRange(0, n-1).Draw(t, "alternative"))
		}
	}
	return s
}

func choose(t fatal, s *engine.Sheet, item, alternative int) {
	t.Helper()
	if err := s.Choose(item, alternative); err != nil {
		t.Fatal(err)
	}
}

// openItems lists the items that were not put.
func openItems(m *engine.Model, s *engine.Sheet) (items []int) {
	for i := range m.Items() {
		if s.IsOpen(i) {
			items = append(items, i)
		}
	}
	return items
}

// complete visits every way to go on: each alternative of each open item and, where silence counts as
// one, no answer. The sheet is the same one each time.
func complete(t fatal, m *engine.Model, s *engine.Sheet, silence bool, visit func(*engine.Sheet)) {
	t.Helper()
	full := s.Clone()
	items := openItems(m, s)
	var from func(n int)
	from = func(n int) {
		if n == len(items) {
			visit(full)
			return
		}
		for a := range m.Alternatives(items[n]) {
			choose(t, full, items[n], a)
			from(n + 1)
		}
		if silence {
			full.Clear(items[n])
			from(n + 1)
		}
	}
	from(0)
}

// alone returns the outcome that comes first by itself among some of the ranked ones, or −1.
func alone(ranked []engine.Standing, among func(outcome int) bool) int {
	ranked = slices.DeleteFunc(slices.Clone(ranked), func(s engine.Standing) bool { return !among(s.Outcome) })
	if len(ranked) == 0 || len(ranked) > 1 && ranked[1].Fit.Compare(ranked[0].Fit) == 0 {
		return -1
	}
	return ranked[0].Outcome
}

func all(int) bool { return true }

// on returns a filter for the careers of a path.
func on(m *engine.Model, path int) func(career int) bool {
	return func(career int) bool { return m.Path(career) == path }
}

// leadOf returns how far one outcome is ahead of another in a result, as a fraction.
func leadOf(r engine.Result, g engine.Group, a, b int) *big.Rat {
	return minus(fitOf(r, g, a).Rat(), fitOf(r, g, b).Rat())
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// wantAll demands that every kind came up, unless few questionnaires were drawn.
func wantAll(t *testing.T, seen map[string]int, kinds ...string) {
	t.Helper()
	t.Log(seen)
	for _, kind := range kinds {
		if seen[kind] == 0 && !testing.Short() {
			t.Errorf("%q never came up: %v", kind, seen)
		}
	}
}

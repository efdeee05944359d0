package engine_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// A rule is refused where, and only where, the oracle finds no ranking by it, and the words have the place.
func TestARuleThatDoesNotApplyIsRefused(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		for range 10 {
			spec := drawRuled(t, small)
			for range rapid.IntRange(0, 2).Draw(t, "traits fewer") {
				spec = withoutTrait(spec)
			}
			wantRefusals(t, seen, spec)
		}
	})
	wantAll(t, seen, "", string(engine.FewTraits), string(engine.FlatProfile), string(engine.NoRange))
}

func wantRefusals(t *rapid.T, seen map[string]int, spec engine.Spec) {
	t.Helper()
	_, err := engine.NewModel(spec)
	for g := range engine.NumGroups {
		reason := oracle{spec}.reason(spec.Rules[g], g)
		if reason == engine.NoOutcomes {
			reason = "" // nothing is to be ranked
		}
		seen[string(reason)]++
		if refused := strings.Contains(words(err), g.String()); refused != (reason != "") {
			t.Fatalf("%s by %s: %q, the engine says: %v", g, spec.Rules[g], reason, err)
		}
	}
}

func words(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// withoutTrait takes the first trait that items measure away from them.
func withoutTrait(spec engine.Spec) engine.Spec {
	spec.Items = slices.Clone(spec.Items)
	least := spec.Traits
	eachOption(spec, func(_, _ int, o *engine.Option) {
		for _, term := range o.Traits {
			least = min(least, term.Of)
		}
	})
	eachOption(spec, func(_, _ int, o *engine.Option) {
		o.Traits = slices.DeleteFunc(slices.Clone(o.Traits), func(term engine.Term) bool { return term.Of == least })
	})
	return spec
}

// profiled is three choices that measure three traits apart, and paths and careers that want them.
func profiled(rule engine.Rule) engine.Spec {
	spec := engine.Spec{Traits: 3}
	for k := range 3 {
		item := engine.Item{Weight: engine.One}
		for points := range 3 {
			item.Options = append(item.Options, engine.Option{Traits: []engine.Term{{Of: k, Points: engine.Whole(points)}}})
		}
		spec.Items = append(spec.Items, item)
	}
	for g := range spec.Outcomes {
		spec.Outcomes[g] = []engine.Outcome{wants(3, 1, 0), wants(0, 1, 2), wants(-1, 2, 0)}
		spec.Rules[g] = rule
	}
	return spec
}

// wants is an outcome with these weights.
func wants(weights ...int) (o engine.Outcome) {
	for k, w := range weights {
		o.Weights = append(o.Weights, engine.Term{Of: k, Points: engine.Whole(w)})
	}
	return o
}

func TestARefusedRuleIsNamedWithItsPlaceAndAWayOut(t *testing.T) {
	for _, rule := range []engine.Rule{engine.Correlation, engine.Distance} {
		for problem, spoil := range map[string]func(*engine.Spec) (outcome int){
			"an option gives points to an outcome directly; give them to traits instead, or use the rule share": func(s *engine.Spec) int {
				s.Items[1].Options[0].Direct[engine.Careers] = []engine.Term{{Of: 0, Points: 0}}
				return -1
			},
			"the items measure fewer than three traits; measure more, or use the rule share": func(s *engine.Spec) int {
				s.Items = s.Items[:2]
				return -1
			},
			"its weights are the same for all traits that items measure; let them differ, or use the rule share": func(s *engine.Spec) int {
				s.Outcomes[engine.Careers][1] = wants(2, 2, 2)
				return 1
			},
			"the numbers of the traits are too large or too fine together; use fewer decimal places, or the rule share": func(s *engine.Spec) int {
				overflowTrait(s)
				return -1
			},
		} {
			spec := profiled(engine.Share)
			spec.Rules[engine.Careers] = rule
			outcome := spoil(&spec)
			_, err := engine.NewModel(spec)
			var where *engine.SpecError
			if !errors.As(err, &where) || where.Group != engine.Careers || where.Outcome != outcome || where.Item != -1 || where.Option != -1 {
				t.Fatalf("%s, %s: got %+v", rule, problem, where)
			}
			if want := "the rule " + rule.String() + " cannot rank them: " + problem; where.Problem != want {
				t.Errorf("got  %s\nwant %s", where.Problem, want)
			}
		}
	}
}

// overflowTrait adds a trait that nothing wants, whose span is 10¹⁸ of its units.
func overflowTrait(s *engine.Spec) {
	s.Traits++
	s.Items[0].Weight, s.Items[1].Weight = engine.MaxDecimal, 1
	for i, points := range []engine.Decimal{engine.MaxDecimal, 1} {
		o := &s.Items[i].Options[0]
		o.Traits = append(o.Traits, engine.Term{Of: s.Traits - 1, Points: points})
	}
}

func TestARuleThatDoesNotExistIsRefused(t *testing.T) {
	for _, rule := range []engine.Rule{-1, engine.NumRules} {
		spec := profiled(engine.Share)
		spec.Rules[engine.Courses] = rule
		if _, err := engine.NewModel(spec); !strings.Contains(words(err), "courses: there is no rule") {
			t.Errorf("rule %d: %v", int(rule), err)
		}
	}
}

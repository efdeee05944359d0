package engine_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// eachFull visits every sheet on which all items from the given one on are answered.
func eachFull(t fatal, m *engine.Model, s *engine.Sheet, item int, visit func(*engine.Sheet)) {
	if item == m.Items() {
		visit(s)
		return
	}
	for a := range m.Alternatives(item) {
		if err := s.Choose(item, a); err != nil {
			t.Fatal(err)
		}
		eachFull(t, m, s, item+1, visit)
	}
}

// Who dominates is behind on no sheet there is, and who is behind on none dominates, by every rule.
func TestWhoDominatesIsNeverBehind(t *testing.T) {
	small := bounds{paths: 3, careers: 3, items: 3, options: 3}
	rapid.Check(t, func(t *rapid.T) { dominates(t, drawInquiry(t, small)) })
	var seen pairs // the same questionnaires each time, so that no kind of pair is missed by chance
	for n := range 200 {
		p := dominates(t, exampleInquiry(t, n, small))
		seen = pairs{seen.never + p.never, seen.level + p.level, seen.ahead + p.ahead}
	}
	if seen.never == 0 || seen.level == 0 || seen.ahead == 0 {
		t.Errorf("of the pairs drawn %d had one that is always behind, %d one that is level at best, %d neither", seen.never, seen.level, seen.ahead)
	}
}

// pairs counts those in which one is behind on every sheet, level at best, or ahead on some.
type pairs struct{ never, level, ahead int }

// dominates tries every sheet for every pair.
func dominates(t fatal, q inquiry) (seen pairs) {
	for g := range engine.NumGroups {
		for a := range q.m.Outcomes(g) {
			for b := range q.m.Outcomes(g) {
				want, tie := true, false
				eachFull(t, q.m, q.m.NewSheet(), 0, func(s *engine.Sheet) {
					r := q.m.Evaluate(s)
					lead := fitOf(r, g, a).Compare(fitOf(r, g, b))
					want, tie = want && lead >= 0, tie || lead == 0
				})
				if got := q.m.Table(g).Dominates(a, b); got != want {
					t.Fatalf("%s: %d dominates %d: %t, want %t", g, a, b, got, want)
				}
				switch {
				case a == b || !want:
					seen.ahead++
				case tie:
					seen.level++
				default:
					seen.never++
				}
			}
		}
	}
	return seen
}

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
	never, level, ahead := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, bounds{paths: 3, careers: 3, items: 3, options: 3})
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
						ahead++
					case tie:
						level++
					default:
						never++
					}
				}
			}
		}
	})
	if never == 0 || level == 0 || ahead == 0 {
		t.Errorf("of the pairs drawn %d had one that is always behind, %d one that is level at best, %d neither", never, level, ahead)
	}
}

package engine_test

import (
	"math/big"
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

// The least lead of one outcome over another is the least that is seen on any full sheet, by every rule.
func TestTheLeastLeadIsTheLeastOfAllSheets(t *testing.T) {
	never, level := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawInquiry(t, bounds{paths: 3, careers: 3, items: 3, options: 3})
		for g := range engine.NumGroups {
			for a := range q.m.Outcomes(g) {
				for b := range q.m.Outcomes(g) {
					var want *big.Rat
					eachFull(t, q.m, q.m.NewSheet(), 0, func(s *engine.Sheet) {
						r := q.m.Evaluate(s)
						lead := new(big.Rat).Sub(fitOf(r, g, a).Rat(), fitOf(r, g, b).Rat())
						if want == nil || lead.Cmp(want) < 0 {
							want = lead
						}
					})
					if got := q.m.Table(g).LeastLead(a, b); got.Cmp(want) != 0 {
						t.Fatalf("%s: the least lead of %d over %d is %s, want %s", g, a, b, got, want)
					}
					if a != b && want.Sign() >= 0 {
						never++
						level += 1 - want.Sign()
					}
				}
			}
		}
	})
	if never == 0 || level == 0 {
		t.Errorf("of the pairs drawn %d had one that is never ahead, %d of them level somewhere", never, level)
	}
}

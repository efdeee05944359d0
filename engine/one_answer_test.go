package engine_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// What one answer can do is compared with what every other answer to every item does.

// withBackground draws a questionnaire in which some items ask about the background.
func (p plan) withBackground(t *rapid.T) (engine.Spec, *engine.Model) {
	spec, _ := p.draw(t)
	for i := range spec.Items {
		spec.Items[i].Background = rapid.IntRange(0, 2).Draw(t, "background") == 0
	}
	return spec, compile(t, spec)
}

// An other is a sheet with another answer to one item.
type other struct {
	engine.Change
	result engine.Result
}

// others are all answers to an item, in their order.
func others(t fatal, m *engine.Model, s *engine.Sheet, item int) (all []other) {
	t.Helper()
	for a := range m.Alternatives(item) {
		tried := s.Clone()
		choose(t, tried, item, a)
		all = append(all, other{engine.Change{Item: item, To: a}, m.Evaluate(tried)})
	}
	return all
}

// over is how far a path is ahead of the best of the others.
func over(m *engine.Model, r engine.Result, path int) *big.Rat {
	var least *big.Rat
	for p := range m.Outcomes(engine.Paths) {
		if lead := leadOf(r, engine.Paths, path, p); p != path && (least == nil || lead.Cmp(least) < 0) {
			least = lead
		}
	}
	return least
}

func TestNoOtherAnswerTakesMoreOffTheLeadThanASwing(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		spec, m := fewItems.withBackground(t)
		for range 20 {
			s := drawSitting(t, m, 700)
			got, now := m.Swings(s), m.Evaluate(s)
			first := alone(now.Ranked[engine.Paths], all)
			if first < 0 {
				if seen["level"]++; got != nil {
					t.Fatalf("several paths come first, and %v takes off their lead", got)
				}
				continue
			}
			var want []engine.Swing
			for i := range spec.Items {
				if swing := swingOf(t, m, s, first, i); !s.IsOpen(i) && !spec.Items[i].Background && swing.Left.Cmp(now.Lead.Rat()) < 0 {
					want = append(want, swing)
				}
			}
			slices.SortStableFunc(want, func(a, b engine.Swing) int { return a.Left.Cmp(b.Left) })
			wantSwings(t, m, s, first, got, want)
			seen["none"] += count(len(got) == 0)
			seen["several"] += count(len(got) > 1)
			seen["another path"] += count(len(got) > 0 && got[0].Left.Sign() < 0)
		}
	})
	wantAll(t, seen, "level", "none", "several", "another path")
}

// swingOf tries all answers to the item.
func swingOf(t fatal, m *engine.Model, s *engine.Sheet, first, item int) (swing engine.Swing) {
	t.Helper()
	for _, o := range others(t, m, s, item) {
		if left := over(m, o.result, first); swing.Left == nil || left.Cmp(swing.Left) < 0 {
			swing = engine.Swing{Change: o.Change, Left: left}
		}
	}
	return swing
}

// wantSwings demands the same items with the same leads; of several answers that leave as much any will do.
func wantSwings(t fatal, m *engine.Model, s *engine.Sheet, first int, got, want []engine.Swing) {
	t.Helper()
	same := func(a, b engine.Swing) bool { return a.Item == b.Item && a.Left.Cmp(b.Left) == 0 }
	if !slices.EqualFunc(got, want, same) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for _, swing := range got {
		if left := over(m, others(t, m, s, swing.Item)[swing.To].result, first); left.Cmp(swing.Left) != 0 {
			t.Fatalf("%v leaves %s", swing, left)
		}
	}
}

// A flip by one answer is told with the nearest of all answers that are enough, and with how many other items have one.
func TestNoNearerAnswerFlipsThePath(t *testing.T) {
	nearFlips(t, engine.Paths, func(m *engine.Model, s *engine.Sheet) (string, engine.Flip, int, func(int) bool) {
		near, more := m.PathFlipByOne(s)
		return by(m.PathFlip(s)), near, more, all
	})
}

func TestNoNearerAnswerFlipsTheCareer(t *testing.T) {
	nearFlips(t, engine.Careers, func(m *engine.Model, s *engine.Sheet) (string, engine.Flip, int, func(int) bool) {
		path := m.Rank(nil, s, engine.Paths)[0].Outcome
		near, more := m.CareerFlipByOne(s, path)
		return by(m.CareerFlip(s, path)), near, more, on(m, path)
	})
}

// by says what a flip takes.
func by(f engine.Flip) string {
	switch {
	case len(f.Changes) == 1 && f.Changes[0].To < 0:
		return "an answer taken back"
	case len(f.Changes) == 1:
		return "one answer"
	}
	return "none or several"
}

func nearFlips(t *testing.T, g engine.Group, flips func(*engine.Model, *engine.Sheet) (string, engine.Flip, int, func(int) bool)) {
	t.Helper()
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		p := fewItems
		p.careers[0] = 2
		spec, m := p.withBackground(t)
		for range 20 {
			s := drawSitting(t, m, 700)
			kind, near, more, among := flips(m, s)
			if near.Possible != (kind == "one answer") {
				t.Fatalf("the flip takes %s, and by one answer it is %v", kind, near)
			}
			seen[kind]++
			if near.Possible {
				wantNearest(t, spec, m, s, g, near, more, among)
				seen["others"] += count(more > 0)
				seen["background"] += count(spec.Items[near.Changes[0].Item].Background)
			}
		}
	})
	wantAll(t, seen, "none or several", "one answer", "others", "background")
}

// wantNearest tries every answer to every item of the kind, background or not, of which one is told.
func wantNearest(t fatal, spec engine.Spec, m *engine.Model, s *engine.Sheet, g engine.Group, near engine.Flip, more int, among func(int) bool) {
	t.Helper()
	now, told := alone(m.Rank(nil, s, g), among), near.Changes[0]
	least, items := 0, map[int]bool{}
	for i := range spec.Items {
		for _, o := range others(t, m, s, i) {
			if s.IsOpen(i) || alone(o.result.Ranked[g], among) == now {
				continue
			}
			if spec.Items[i].Background != spec.Items[told.Item].Background {
				if !spec.Items[i].Background {
					t.Fatalf("%v would be enough, and the background %v is told", o.Change, told)
				}
				continue
			}
			if items[i] = true; least == 0 || stepsTo(spec, m, s, o.Change) < least {
				least = stepsTo(spec, m, s, o.Change)
			}
		}
	}
	if !items[told.Item] || stepsTo(spec, m, s, told) != least || more != len(items)-1 {
		t.Fatalf("%v is told, with %d others; %v have an answer that is enough, the nearest %d steps away", told, more, items, least)
	}
	after := others(t, m, s, told.Item)[told.To].result.Ranked[g]
	if first := leaders(after, among); !slices.Equal(first, near.First) {
		t.Fatalf("%v come first then, not %v", first, near.First)
	}
}

// stepsTo is how many options away an answer on a scale is, and of how many other options another one is.
func stepsTo(spec engine.Spec, m *engine.Model, s *engine.Sheet, c engine.Change) int {
	to, said := m.Options(c.Item, c.To), []int{}
	if given, answered := s.Alternative(c.Item); answered {
		said = m.Options(c.Item, given)
	}
	if spec.Items[c.Item].Scale > 0 && len(said) > 0 {
		return max(to[0], said[0]) - min(to[0], said[0])
	}
	fresh := slices.DeleteFunc(slices.Clone(to), func(o int) bool { return slices.Contains(said, o) })
	return max(len(fresh), 1) // taking one of several picked options back is a step, too
}

// leaders are the outcomes that come first among some of the ranked ones, in order.
func leaders(ranked []engine.Standing, among func(int) bool) (first []int) {
	ranked = slices.DeleteFunc(slices.Clone(ranked), func(s engine.Standing) bool { return !among(s.Outcome) })
	for _, s := range ranked {
		if s.Fit.Compare(ranked[0].Fit) == 0 {
			first = append(first, s.Outcome)
		}
	}
	slices.Sort(first)
	return first
}

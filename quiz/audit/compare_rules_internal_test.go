package audit

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Between versions with the same items it does not matter which is called the old one, but for the sign.
func TestComparingBackwards(t *testing.T) {
	q := parsed(t, small)
	rapid.Check(t, func(rt *rapid.T) {
		weights := rapid.SliceOfN(rapid.IntRange(1, 4000), len(q.Items), len(q.Items)).Draw(rt, "weights in thousandths")
		other, err := quiz.Compile(withItemWeights(q, func(i int, _ engine.Decimal) engine.Decimal {
			return engine.Decimal(weights[i]) * engine.One / 1000
		}))
		if err != nil {
			rt.Skip(err) // too fine together
		}
		there, back := compared(t, q, other, 300), compared(t, other, q, 300)
		for g, moves := range [][2]GroupMoves{{there.Paths, back.Paths}, {there.Careers, back.Careers}} {
			if moves[0].Moved != moves[1].Moved || moves[0].Ties != moves[1].Ties {
				rt.Errorf("group %d: %+v and %+v", g, moves[0], moves[1])
			}
			for c, s := range moves[0].Shares {
				if b := moves[1].Shares[c]; b.Before != s.After || b.After != s.Before {
					rt.Errorf("group %d: %+v and %+v", g, s, b)
				}
			}
			sum := moves[0].Baseline
			for _, b := range moves[0].Blame {
				sum += b.Rise
			}
			if math.Abs(sum-moves[0].Rise) > 1e-9 || moves[0].Explained > 0 && moves[0].Rise <= 0 {
				rt.Errorf("the parts of the rise add up to %g: %+v", sum, moves[0])
			}
		}
	})
}

// profiled has three traits and no direct points, so that it can be ranked by every rule.
const profiled = `format: 1
id: profiled
language: en
title: Profiled
summary: Three traits.
minutes: 1
rule: {paths: share, careers: share}
thresholds: {balanced_within: 0.1, min_coverage: 0, bands: {best: 0.8, great: 0.6, good: 0.4}}
traits: [{id: x, name: X}, {id: y, name: Y}, {id: z, name: Z}]
sections:
  - id: all
    title: All
    items:
      - {id: a, text: A?, weight: 2, options: [{id: one, text: One, traits: {x: 1}}, {id: two, text: Two, traits: {y: 1}}, {id: three, text: Three, traits: {z: 1, x: -1}}]}
      - {id: b, text: B?, options: [{id: one, text: One, traits: {y: 1, x: -1}}, {id: two, text: Two, traits: {z: 1}}]}
      - {id: c, text: C?, options: [{id: one, text: One, traits: {x: 1}}, {id: two, text: Two, traits: {y: 2}}]}
      - {id: d, text: D?, options: [{id: one, text: One, traits: {z: 1}}, {id: two, text: Two, traits: {x: 2}}]}
paths:
  - {id: left, name: Left, summary: X., weights: {x: 3, y: -1}}
  - {id: right, name: Right, summary: Y., weights: {x: -1, y: 2}}
careers:
  - {id: one, path: left, name: One, summary: Z., weights: {x: -1, z: 3}}
  - {id: two, path: right, name: Two, summary: Z and Y., weights: {y: 1, z: 1}}
  - {id: three, path: right, name: Three, summary: X., weights: {x: 2, z: 1}}
`

// By every rule, and from one rule to another, the parts of a rise add up to what the engine's own fits
// rise by.
func TestARiseIsThatOfTheFits(t *testing.T) {
	const sheets = 600
	rules := []string{"share", "correlation", "distance"}
	for n, rule := range rules {
		before := parsed(t, strings.ReplaceAll(profiled, "share", rule))
		for _, text := range []string{
			strings.Replace(strings.ReplaceAll(profiled, "share", rule), "weight: 2", "weight: 9", 1),
			strings.ReplaceAll(profiled, "share", rules[(n+1)%3]),
		} {
			after := parsed(t, text)
			got := compared(t, before, after, sheets)
			for g, moves := range map[engine.Group]GroupMoves{engine.Paths: got.Paths, engine.Careers: got.Careers} {
				want, moved := riseByFits(before, after, g, sheets)
				if moved == 0 || moves.Explained != moved || math.Abs(moves.Rise-want) > 1e-9 {
					t.Errorf("%s, %s: %+v; the fits rise by %g on %d sheets", rule, g, moves, want, moved)
				}
			}
		}
	}
}

// riseByFits returns how far the new first rises over the old one in the mean of the sheets that move.
func riseByFits(before, after *quiz.Quiz, g engine.Group, sheets int) (rise float64, moved int) {
	for number := range sheets {
		var fits [2]map[int]float64
		var firsts [2][]int
		for v, q := range []*quiz.Quiz{before, after} {
			sheet := q.Model.NewSheet()
			for i, a := range randomSheet(q, DefaultSettings().Seed, number) {
				_ = sheet.Choose(i, int(a))
			}
			fits[v] = map[int]float64{}
			for _, s := range q.Model.Rank(nil, sheet, g) {
				fits[v][s.Outcome] = s.Fit.Float()
				if s.Rank == 1 {
					firsts[v] = append(firsts[v], s.Outcome)
				}
			}
		}
		if was, is := firsts[0][0], firsts[1][0]; apart(firsts[0], firsts[1]) {
			moved++
			rise += fits[1][is] - fits[1][was] - fits[0][is] + fits[0][was]
		}
	}
	return rise / float64(max(moved, 1)), moved
}

// Careers in another order, level as they were, change nothing; that another one is level with the first
// is a tie that came, and moves nobody.
func TestTiesThatComeAndGo(t *testing.T) {
	careers := func(order ...string) *quiz.Quiz {
		text := profiled[:strings.Index(profiled, "careers:\n")] + "careers:\n"
		for _, career := range order {
			id, weights, _ := strings.Cut(career, " ")
			text += "  - {id: " + id + ", path: left, name: " + id + ", summary: One., weights: " + weights + "}\n"
		}
		return parsed(t, text)
	}
	before := careers("a {x: 1}", "b {x: 1}", "c {x: -1, y: -2}")
	for _, c := range []struct {
		story string
		after *quiz.Quiz
		ties  bool
	}{
		{"in another order", careers("c {x: -1, y: -2}", "b {x: 1}", "a {x: 1}"), false},
		{"c is level with a in place of b", careers("a {x: 1}", "b {x: -1, y: -2}", "c {x: 1}"), true},
	} {
		g := compared(t, before, c.after, 500).Careers
		if (g.Ties.Count > 0) != c.ties || !c.ties && g.Moved.Count > 0 {
			t.Errorf("%s: %+v", c.story, g)
		}
	}
}

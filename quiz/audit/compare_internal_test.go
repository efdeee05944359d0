package audit

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// edited is the small questionnaire after an author's day: an item, an option and a career went, others
// came, two changed places, and a weight changed.
var edited = strings.NewReplacer(
	"weight: 2", "weight: 3",
	"          - {id: none, text: Neither}\n", "          - {id: lab, text: In a lab, traits: {plans: 2}}\n",
	"          - {id: lists, text: Lists, traits: {plans: 1}}\n", "",
	"          - {id: talks, text: Talks, traits: {people: 1}}\n          - {id: both, text: Both, points: {care: 1, guide: 2}}\n",
	"          - {id: both, text: Both, points: {care: 1, guide: 2}}\n          - {id: talks, text: Talks, traits: {people: 1}}\n",
	"          - {id: neither, text: None of these, alone: true}\n", "          - {id: maps, text: Maps, traits: {plans: 1}}\n          - {id: neither, text: None of these, alone: true}\n",
	"id: rather", "id: instead",
	"  - {id: programs, path: office, name: Programs, summary: Many., weights: {plans: 1}}\n", "  - {id: plants, path: office, name: Plants, summary: Many., weights: {plans: 2}}\n",
	"points: {programs: 0.5}", "points: {plants: 0.5}",
).Replace(small)

func compared(t testing.TB, before, after *quiz.Quiz, sheets int) *Comparison {
	t.Helper()
	c, err := Compare(t.Context(), before, after, withSheets(sheets))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The same questionnaire moves nobody; nor does one in which words alone are others.
func TestTheSameVersionMovesNobody(t *testing.T) {
	for name, c := range map[string]*Comparison{
		"small, to the letter": compared(t, parsed(t, small), parsed(t, small), 2000),
		"small, reworded":      compared(t, parsed(t, small), parsed(t, strings.Replace(small, "I plan.", "I like to plan.", 1)), 2000),
		"three":                compared(t, parsed(t, three), parsed(t, three), 2000),
		"the built-in":         compared(t, builtin(t), builtin(t), 2000),
	} {
		if reworded := strings.HasSuffix(name, "reworded"); c.Same == reworded {
			t.Errorf("%s: the same? %v", name, c.Same)
		}
		if diff := cmp.Diff(c.Added, c.Removed); diff != "" || len(c.Added.Items) > 0 {
			t.Errorf("%s: %+v", name, c.Added)
		}
		for _, g := range []GroupMoves{c.Paths, c.Careers} {
			if g.Moved != (Share{0, 2000}) || g.Ties.Count > 0 || g.Rise != 0 || len(g.Blame) > 0 {
				t.Errorf("%s: %+v", name, g)
			}
			for _, s := range g.Shares {
				if s.Before != s.After || s.Before.Of != 2000 {
					t.Errorf("%s: %+v", name, s)
				}
			}
		}
		for _, p := range c.Personas {
			if p.Moved || p.Rewritten || p.In != "both" || len(p.Dropped) > 0 {
				t.Errorf("%s: %+v", name, p)
			}
		}
	}
}

// An item that counts three times as much is blamed first.
func TestATripledItemIsToBlame(t *testing.T) {
	for name, q := range map[string]*quiz.Quiz{"small": parsed(t, small), "the built-in": builtin(t)} {
		moved := 0
		for planted, item := range q.Items {
			after, err := quiz.Compile(withItemWeights(q, func(i int, w engine.Decimal) engine.Decimal {
				if i == planted {
					return 3 * w
				}
				return w
			}))
			if err != nil {
				t.Fatal(err)
			}
			c := compared(t, q, after, 3000)
			for _, g := range []GroupMoves{c.Paths, c.Careers} {
				if g.Moved.Count < 10 {
					continue // too few to blame anybody
				}
				moved++
				if g.Blame[0].Item != item.ID {
					t.Errorf("%s, %s tripled: %+v", name, item.ID, g.Blame[:2])
				}
			}
		}
		if moved < len(q.Items) {
			t.Errorf("%s: only %d of %d moved anybody", name, moved, 2*len(q.Items))
		}
	}
}

// An option that now counts the other way has its item blamed, and nothing else.
func TestAFlippedOptionIsToBlame(t *testing.T) {
	c := compared(t, parsed(t, small), parsed(t, strings.Replace(small, "traits: {people: 2}}\n          - {id: none", "traits: {people: -2}}\n          - {id: none", 1)), 3000)
	for _, g := range []GroupMoves{c.Paths, c.Careers} {
		if g.Moved.Count < 100 || g.Blame[0].Item != "day" || g.Blame[0].Rise < 0.05 || g.Rise < g.Blame[0].Rise/4 {
			t.Errorf("%+v", g)
		}
	}
}

// Everything that is counted is what scoring by hand says of the same answers.
func TestMovesAreThoseOfScoringByHand(t *testing.T) {
	const sheets = 400
	before, after := parsed(t, small), parsed(t, edited)
	got := compared(t, before, after, sheets)
	by := [2]byHand{newByHand(before, before.Questionnaire), newByHand(after, after.Questionnaire)}
	both := newBothSheets(before, after, DefaultSettings().Seed)
	for g, moves := range []GroupMoves{got.Paths, got.Careers} {
		want, rises := GroupMoves{Moved: Share{Of: sheets}, Ties: Share{Of: sheets}}, map[string]*big.Rat{}
		counts, room := [2]map[string]int{{}, {}}, both.room()
		for number := range sheets {
			both.fill(room, number)
			was, is := by[0].firsts(room.of[0], g), by[1].firsts(room.of[1], g)
			for v, first := range []map[string]bool{was, is} {
				for id := range first {
					counts[v][id]++
				}
			}
			switch {
			case otherFirst(was, is):
				want.Moved.Count++
				if explain(rises, by, room, g, was, is) {
					want.Explained++
				}
			case !cmp.Equal(was, is):
				want.Ties.Count++
			}
		}
		for _, s := range moves.Shares {
			if s.Before.Count != counts[0][s.ID] || s.After.Count != counts[1][s.ID] {
				t.Errorf("%+v, by hand %d and %d", s, counts[0][s.ID], counts[1][s.ID])
			}
		}
		if moves.Moved != want.Moved || moves.Ties != want.Ties || moves.Explained != want.Explained || want.Explained == 0 {
			t.Errorf("%+v, by hand %+v", moves, want)
		}
		if g == 1 && want.Explained == want.Moved.Count {
			t.Error("no move is due to a career that went or came")
		}
		found := map[string]float64{"": moves.Baseline}
		for _, b := range moves.Blame {
			found[b.Item] = b.Rise
		}
		total := 0.0
		for item, rise := range rises {
			mean, _ := rise.Quo(rise, big.NewRat(int64(want.Explained), 1)).Float64()
			total += mean
			if math.Abs(found[item]-mean) > 1e-9 {
				t.Errorf("%q is blamed for %g, by hand %g", item, found[item], mean)
			}
		}
		if math.Abs(moves.Rise-total) > 1e-9 || moves.Rise <= 0 {
			t.Errorf("the rise is %g, by hand %g", moves.Rise, total)
		}
	}
}

// explain adds, by hand, what each item (and "" the baselines) does to the lead of the first that is new
// over the one that was. False where a version lacks one of them.
func explain(rises map[string]*big.Rat, by [2]byHand, sheets twoSheets, group int, was, is map[string]bool) bool {
	first := func(h byHand, ids map[string]bool, other byHand) string {
		for _, o := range h.groups[group] {
			if ids[o.id] && slices.ContainsFunc(other.groups[group], func(p outcomeByHand) bool { return p.id == o.id }) {
				return o.id
			}
		}
		return ""
	}
	loser, winner := first(by[0], was, by[1]), first(by[1], is, by[0])
	if loser == "" || winner == "" {
		return false
	}
	for v, h := range by {
		empty := slices.Repeat([]int32{notAnswered}, len(h.q.Items))
		for id, sign := range map[string]int64{winner: 1, loser: -1} {
			o := h.groups[group][slices.IndexFunc(h.groups[group], func(o outcomeByHand) bool { return o.id == id })]
			factor := big.NewRat(sign*int64(2*v-1), 1)
			add := func(item string, part *big.Rat) {
				if rises[item] == nil {
					rises[item] = new(big.Rat)
				}
				rises[item].Add(rises[item], part.Mul(part, factor))
			}
			base := h.fit(empty, o)
			add("", new(big.Rat).Set(base))
			for i, item := range h.q.Items { // a contribution is what the answer alone changes
				alone := slices.Clone(empty)
				alone[i] = sheets.of[v][i]
				fit := h.fit(alone, o)
				add(item.ID, fit.Sub(fit, base))
			}
		}
	}
	return true
}

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

func TestWhatOnlyOneVersionHas(t *testing.T) {
	c := compared(t, parsed(t, small), parsed(t, edited), 1000)
	want := [2]Parts{
		{Items: []string{"rather"}, Options: []string{"day/none", "like/lists"}, Careers: []string{"programs"}},
		{Items: []string{"instead"}, Options: []string{"day/lab", "like/maps"}, Careers: []string{"plants"}},
	}
	if diff := cmp.Diff(want, [2]Parts{c.Removed, c.Added}, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var ids []string
	for _, s := range c.Careers.Shares {
		ids = append(ids, fmt.Sprint(s.ID, s.Before.Of, s.After.Of))
	}
	if diff := cmp.Diff([]string{"programs1000 0", "projects1000 1000", "nurse1000 1000", "guide1000 1000", "plants0 1000"}, ids); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What a version lacks is not answered there; a pick keeps what is left of it.
func TestSheetsForBothVersions(t *testing.T) {
	before, after := parsed(t, small), parsed(t, edited)
	both := newBothSheets(before, after, 1)
	written := map[string][]string{}
	for _, item := range both.items {
		for _, answer := range item.answers {
			var parts [2]string
			for v, q := range []*quiz.Quiz{before, after} {
				parts[v] = "–"
				if answer[v] != notAnswered {
					parts[v] = strings.Join(alternativeIDs(q, item.at[v], int(answer[v])), "+")
				}
			}
			written[item.id] = append(written[item.id], parts[0]+" "+parts[1])
		}
	}
	agreement := []string{"disagree disagree", "neither neither", "agree agree"}
	if diff := cmp.Diff(map[string][]string{
		"orderly": agreement, "chaotic": agreement,
		"day": {"desk desk", "ward ward", "none –", "– lab"},
		"like": {
			"lists –", "talks talks", "both both", "neither neither", "lists+talks talks", "lists+both both", "talks+both both+talks",
			"– maps", "both both+maps", "talks talks+maps",
		},
		"rather": {"this –", "that –"}, "instead": {"– this", "– that"},
	}, written); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Sheets for two versions with the same items are those of either.
func TestSheetsForVersionsWithTheSameItems(t *testing.T) {
	q := builtin(t)
	both := newBothSheets(q, q, 5)
	room := both.room()
	for number := range 50 {
		both.fill(room, number)
		want := randomSheet(q, 5, number)
		if !slices.Equal(room.of[0], want) || !slices.Equal(room.of[1], want) {
			t.Fatalf("sheet %d: %v, want %v", number, room, want)
		}
	}
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

package audit

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
	"id: rather\n        text: Rather this or that?", "id: instead\n        text: This in place of that?",
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

// A career on another path is named, although nobody's fit changes: its takers are others.
func TestACareerOnAnotherPathIsNamed(t *testing.T) {
	q := parsed(t, small)
	if c := compared(t, q, q, MinSheets); len(c.Rehomed) > 0 {
		t.Errorf("nothing has changed: %+v", c.Rehomed)
	}
	after := strings.Replace(small, "{id: projects, path: office", "{id: projects, path: care", 1)
	after = strings.Replace(after, "id: programs", "id: renamed", 1) // is another career, not one on another path
	after = strings.Replace(after, "points: {programs:", "points: {renamed:", 1)
	got := compared(t, q, parsed(t, after), MinSheets)
	if diff := cmp.Diff([]Rehomed{{"projects", "office", "care"}}, got.Rehomed); diff != "" || got.Paths.Moved.Count > 0 {
		t.Errorf("(-want +got):\n%s\n%+v", diff, got.Paths)
	}
}

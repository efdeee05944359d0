package audit

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// renamedAll is the small questionnaire, with everything that can have another id having one.
var renamedAll = strings.NewReplacer(
	"plans:", "planning:", "{id: plans,", "{id: planning,", "- id: agreement", "- id: consent", "scale: agreement", "scale: consent",
	"{id: agree,", "{id: yes,", "orderly", "tidy", "id: day", "id: place", "id: ward", "id: bedside",
	"id: office", "id: desk-work", "path: office", "path: desk-work", "office:", "desk-work:", "id: guide", "id: leader", "guide:", "leader:",
	"orderly: agree", "tidy: yes", "chaotic: agree", "chaotic: yes", "day: ward", "place: bedside",
).Replace(small)

// Whatever is renamed, nobody moves, nothing is said to have come or gone, and personas keep their answers.
func TestARenamingMovesNobody(t *testing.T) {
	const before, after = `personas:
  - {id: helper, role: Helps., answers: {orderly: agree, day: ward, like: [talks]}, expect: {path: care}}
`, `personas:
  - {id: helper, role: Helps., answers: {tidy: "yes", place: bedside, like: [talks]}, expect: {path: care}}
`
	c := compared(t, parsed(t, small+before), parsed(t, strings.Replace(renamedAll, "{id: yes,", `{id: "yes",`, 1)+after), 2000)
	want := []Renamed{
		{"trait", "plans", "planning"}, {"scale", "agreement", "consent"}, {"option", "consent/agree", "consent/yes"},
		{"path", "office", "desk-work"}, {"career", "guide", "leader"},
		{"item", "orderly", "tidy"}, {"item", "day", "place"}, {"option", "place/ward", "place/bedside"},
	}
	if diff := cmp.Diff(want, c.Renamed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !c.WordsAlone() || c.Same || len(c.Retold) > 0 {
		t.Errorf("%+v", c)
	}
	for _, g := range []GroupMoves{c.Paths, c.Careers} {
		if g.Moved.Count > 0 || g.Ties.Count > 0 {
			t.Errorf("%+v", g)
		}
	}
	if p := c.Personas[0]; p.Moved || p.Rewritten || len(p.Dropped) > 0 || p.Before.Lead != p.After.Lead {
		t.Errorf("%+v", p)
	}
}

// A renaming is believed only where nothing else can be meant.
func TestWhatIsNoRenaming(t *testing.T) {
	const guide = "{id: guide, path: care, name: Guide, summary: Shows., weights: {people: 1, plans: 1}}"
	plain := strings.Replace(small, "points: {care: 1, guide: 2}", "points: {care: 1}", 1)
	for _, c := range []struct {
		story, before, from, to string
		renamed                 []Renamed
	}{
		{"a control: another id alone", plain, "id: guide", "id: leader", []Renamed{{"career", "guide", "leader"}}},
		{"a control: direct points go along", small, "guide", "leader", []Renamed{{"career", "guide", "leader"}}},
		{"a control: other facts", plain, guide, "{id: leader, path: care, name: Guide, summary: Leads., weights: {people: 1, plans: 1}}", []Renamed{{"career", "guide", "leader"}}},
		{"the same name, other weights", plain, guide, "{id: leader, path: care, name: Guide, summary: Shows., weights: {people: 2, plans: 1}}", nil},
		{"the same weights, another name", plain, guide, "{id: leader, path: care, name: Leader, summary: Shows., weights: {people: 1, plans: 1}}", nil},
		{"another path", plain, guide, "{id: leader, path: office, name: Guide, summary: Shows., weights: {people: 1, plans: 1}}", nil},
		{"no more direct points", small, "guide: 2}}\n", "nurse: 2}}\n", nil},
		{"one became two that look alike", plain, guide, strings.Replace(guide, "guide", "leader", 1) + "\n  - " + strings.Replace(guide, "guide", "head", 1), nil},
		{"two that look alike became one", plain + "  - " + strings.Replace(guide, "guide", "head", 1) + "\n", guide + "\n  - " + strings.Replace(guide, "guide", "head", 1), strings.Replace(guide, "guide", "leader", 1), nil},
		{"an option with another worth", small, "{id: ward, text: On a ward, traits: {people: 2}}", "{id: bed, text: On a ward, traits: {people: 1}}", nil},
		{"an option with another text", small, "{id: ward, text: On a ward,", "{id: bed, text: At a bed,", nil},
		{"an item that was turned, too", small, "{id: chaotic, text: Plans bore me., scale: agreement, reversed: true,", "{id: chaos, text: Plans bore me., scale: agreement,", nil},
	} {
		after := strings.Replace(c.before, c.from, c.to, -1)
		if c.story == "no more direct points" {
			after = strings.Replace(after, "id: guide", "id: leader", 1)
		}
		got := compared(t, parsed(t, c.before), parsed(t, after), MinSheets)
		if diff := cmp.Diff(c.renamed, got.Renamed, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.story, diff)
		}
		if (got.Removed.len() > 0 && got.Added.len() > 0) != (c.renamed == nil) {
			t.Errorf("%s: %+v and %+v", c.story, got.Removed, got.Added)
		}
	}
}

// An id may go from one group to another; unless what had it is recognised it is not free, or two outcomes of
// one version would have it.
func TestAnIDThatAnotherGroupHad(t *testing.T) {
	edit := strings.NewReplacer("id: care,", "id: help,", "path: care", "path: help", "care: 1", "help: 1", "id: guide", "id: care", "guide: 2", "care: 2")
	after := edit.Replace(small)
	c := compared(t, parsed(t, small), parsed(t, after), MinSheets)
	if diff := cmp.Diff([]Renamed{{"path", "care", "help"}, {"career", "guide", "care"}}, c.Renamed); diff != "" || c.Careers.Moved.Count > 0 {
		t.Errorf("%s %+v", diff, c)
	}
	c = compared(t, parsed(t, small), parsed(t, strings.Replace(after, "name: Care", "name: Help", 1)), MinSheets)
	if len(c.Renamed) > 0 {
		t.Errorf("%+v", c.Renamed)
	}
}

// A renaming is found in a version that moves people, too, who are then those that the change alone moves.
func TestARenamingBesideAChange(t *testing.T) {
	heavier := strings.Replace(small, "weight: 2", "weight: 3", 1)
	renamed := strings.NewReplacer("guide", "leader", "{id: ward", "{id: bed").Replace(heavier)
	plain, both := compared(t, parsed(t, small), parsed(t, heavier), 2000), compared(t, parsed(t, small), parsed(t, renamed), 2000)
	if plain.Paths.Moved.Count == 0 || plain.Paths.Moved != both.Paths.Moved || plain.Careers.Moved != both.Careers.Moved || len(both.Renamed) != 2 {
		t.Errorf("%+v\n%+v", plain, both)
	}
}

// What is named elsewhere is renamed there as well, or it would be told as other facts.
func TestARenamingGoesWhereverAnIDStands(t *testing.T) {
	before := strings.NewReplacer("id: day\n", "id: day\n        background: true\n",
		"summary: People.,", "summary: People., brings: [{option: ward, text: You know wards.}],").Replace(small) + `courses:
  - {id: planning, name: Planning, summary: Plans., for: [office, guide], weights: {plans: 1}}
personas:
  - {id: helper, role: Helps., answers: {day: ward, orderly: disagree, chaotic: agree, like: [talks]}, expect: {path: care, career: nurse}}
`
	after := strings.NewReplacer("id: ward,", "id: bed,", "option: ward,", "option: bed,", "day: ward,", "day: bed,", "guide", "leader", "id: planning", "id: plan", "id: care", "id: help", "path: care", "path: help", "care: 1", "help: 1", "nurse", "carer").Replace(before)
	c := compared(t, parsed(t, before), parsed(t, after), MinSheets)
	want := []Renamed{{"path", "care", "help"}, {"course", "planning", "plan"}, {"career", "nurse", "carer"}, {"career", "guide", "leader"}, {"option", "day/ward", "day/bed"}}
	if diff := cmp.Diff(want, c.Renamed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !c.WordsAlone() || len(c.Retold) > 0 || len(c.Rehomed) > 0 || c.Personas[0].Moved {
		t.Errorf("%+v", c)
	}
}

package audit

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	planner = `  - {id: planner, role: Plans., answers: {orderly: agree, chaotic: disagree, day: desk, like: [lists, talks], rather: this}, expect: {path: office}}
`
	helper = `  - {id: helper, role: Helps., answers: {orderly: disagree, chaotic: {non_answer: skipped}, day: ward}, expect: {path: care}}
`
	waverer = `  - {id: waverer, role: Wavers., answers: {orderly: neither, day: none}, expect: {verdict: none}}
`
	mapper = `  - {id: mapper, role: Maps., answers: {orderly: agree, day: desk, like: [maps], chaotic: disagree}, expect: {path: office}}
`
)

func TestPersonasOfBothVersions(t *testing.T) {
	before := parsed(t, small+"personas:\n"+planner+helper+waverer)
	after := parsed(t, edited+"personas:\n"+mapper+`  - {id: helper, role: Helps., answers: {orderly: disagree, chaotic: agree, day: ward}, expect: {path: care}}
  - {id: waverer, role: Wavers., answers: {orderly: neither}, expect: {verdict: none}}
`)
	type moved struct {
		ID, In    string
		Rewritten bool
		Dropped   []string
		Moved     bool
	}
	var got []moved
	for _, p := range compared(t, before, after, 1000).Personas {
		got = append(got, moved{p.ID, p.In, p.Rewritten, p.Dropped, p.Moved})
		if changed := p.Before.Path != p.After.Path || p.Before.Career != p.After.Career || p.Before.Verdict != p.After.Verdict; p.Moved != changed || p.Before.ID != p.ID || p.Before.Path == "" {
			t.Errorf("%+v", p)
		}
	}
	want := []moved{
		{"planner", "old", false, []string{"like", "rather"}, true}, // its career is gone
		{"helper", "both", true, nil, false},
		{"waverer", "both", true, []string{"day"}, false},
		{"mapper", "new", false, []string{"like"}, true}, // its career is new
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A persona whose answers all exist gets what the versions' own personas get.
func TestAPersonaGetsWhatItGetsInEach(t *testing.T) {
	before, after := parsed(t, small+"personas:\n"+helper), parsed(t, edited+"personas:\n"+helper)
	p := compared(t, before, after, 1000).Personas[0]
	if diff := cmp.Diff([]Persona{personas(before)[0], personas(after)[0]}, []Persona{p.Before, p.After}); diff != "" {
		t.Errorf("(-each by itself +compared):\n%s", diff)
	}
	if p.Before.Lead == p.After.Lead {
		t.Error("the edit changes nothing")
	}
}

package audit

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Each change is told by itself, in the words of the content file, and nothing else is.
func TestWhatChanged(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     []Change
	}{
		{"weights: {plans: 2, people: -1", "weights: {plans: 2, people: 2", []Change{{"weight of people for office", "-1", "2"}}},
		{"weights: {plans: 2, people: -1", "weights: {plans: 2", []Change{{"weight of people for office", "-1", "0"}}},
		{"weights: {people: 2}}\n  - {id: guide", "weights: {people: 2, unused: 0}}\n  - {id: guide", nil},
		{"text: Agree, value: 1", "text: Agree, value: 2", []Change{{"scale agreement: agree", "1", "2"}}},
		{"weight: 2, ", "", []Change{{"weight of item orderly", "2", "1"}}},
		{"reversed: true, ", "", []Change{{"reversed of item chaotic", "yes", "no"}}},
		{"traits: {plans: 2, people: -0.5}", "traits: {plans: 2, people: 0.5}", []Change{{"points of item chaotic for people", "-0.5", "0.5"}}},
		{"balanced_within: 0.1", "balanced_within: 0.05", []Change{{"balanced_within", "0.1", "0.05"}}},
		{"points: {programs: 0.5}", "points: {programs: 0.75}", []Change{{"points of option day/desk for programs", "0.5", "0.75"}}},
		{"None of these, alone: true", "None of these", []Change{{"alone of option like/neither", "yes", "no"}}},
		{"up_to: 2", "up_to: 3", []Change{{"up_to of item like", "2", "3"}}},
		{"kind: pair", "kind: choice", []Change{{"kind of item rather", "pair", "choice"}}},
		{"good: 0.4", "good: 0.5", []Change{{"good", "0.4", "0.5"}}},
		{"traits:\n  - {id: plans", "rule: {courses: distance}\ntraits:\n  - {id: plans", []Change{{"rule of courses", "share", "distance"}}},
		{
			"  - {id: office, name: Office, summary: Plans., weights: {plans: 2, people: -1, unused: 5}}\n  - {id: care, name: Care, summary: People., weights: {people: 2}}\n",
			"  - {id: care, name: Care, summary: People., weights: {people: 2}}\n  - {id: office, name: Office, summary: Plans., weights: {plans: 2, people: -1, unused: 5}}\n",
			[]Change{{"order of paths", "", ""}},
		},
	} {
		edit := strings.Replace(small, c.from, c.to, 1)
		if edit == small {
			t.Fatalf("nothing is replaced by %s", c.to)
		}
		was, is := parsed(t, small), parsed(t, edit)
		if diff := cmp.Diff(c.want, changesOf(was.Questionnaire, is.Questionnaire), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.to, diff)
		}
		if again := retold(was.Questionnaire, is.Questionnaire); len(again) > 0 {
			t.Errorf("%s: %+v", c.to, again)
		}
	}
}

// Other words are told by where they stand, and are no change.
func TestWhatIsToldInOtherWords(t *testing.T) {
	after := strings.NewReplacer(
		"title: Small", "title: Little", "text: I plan.", "text: I like to plan.", "text: On a ward", "text: In a ward",
		"text: Neither, value", "text: In between, value", "name: People}", "name: Persons}", "title: All", "title: Everything", "summary: Helps.", "summary: Cares.",
	).Replace(small)
	c := compared(t, parsed(t, small), parsed(t, after), MinSheets)
	want := []Retold{
		{"questionnaire", []string{"title"}}, {"option", []string{"agreement/neither", "day/ward"}}, {"trait", []string{"people"}},
		{"section", []string{"all"}}, {"item", []string{"orderly"}}, {"career", []string{"nurse"}},
	}
	if diff := cmp.Diff(want, c.Retold); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !c.WordsAlone() || c.Paths.Moved.Count+c.Careers.Moved.Count+c.Paths.Ties.Count+c.Careers.Ties.Count > 0 {
		t.Errorf("%+v", c)
	}
}

// Of what one version lacks no weight is told: it would be every weight of it.
func TestWhatWentIsNoChangeOfWeights(t *testing.T) {
	without := strings.NewReplacer("  - {id: unused, name: Unused}\n", "", ", unused: 5", "", ", guide: 2", "",
		"  - {id: guide, path: care, name: Guide, summary: Shows., weights: {people: 1, plans: 1}}\n", "").Replace(small)
	c := compared(t, parsed(t, small), parsed(t, without), MinSheets)
	if len(c.Changes) > 0 || c.WordsAlone() || cmp.Diff([]string{"unused"}, c.Removed.Traits) != "" || cmp.Diff([]string{"guide"}, c.Removed.Careers) != "" {
		t.Errorf("%+v", c)
	}
}

package audit

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// asked is the small questionnaire with its pick asking for the background.
var asked = strings.Replace(small, "kind: pick\n", "kind: pick\n        background: true\n", 1)

func TestBackgroundsAreThoseOfScoringByHand(t *testing.T) {
	q, s := parsed(t, asked), withSheets(300)
	got, err := backgrounds(t.Context(), q, s)
	if err != nil {
		t.Fatal(err)
	}
	hand := newByHand(q, q.Questionnaire)
	var want []Background
	for o, option := range q.Options(3) {
		b := Background{Item: "like", Option: option.ID}
		var counts [2]map[string]int
		for g := range counts {
			counts[g] = map[string]int{}
			for number := range s.Sheets {
				sheet := randomSheet(q, s.Seed, number)
				sheet[3] = int32(o)
				for id := range hand.firsts(sheet, g) {
					counts[g][id]++
				}
			}
		}
		for _, p := range q.Paths {
			b.Paths = append(b.Paths, NamedShare{p.ID, Share{counts[0][p.ID], s.Sheets}})
		}
		for _, c := range q.Careers {
			b.Careers = append(b.Careers, NamedShare{c.ID, Share{counts[1][c.ID], s.Sheets}})
		}
		want = append(want, b)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-by hand +got):\n%s", diff)
	}
	if got[0].Paths[0] == got[1].Paths[0] {
		t.Error("the background changes nothing") // or the test of the idle one below means nothing
	}
}

// A background that moves nothing gives all the same chances.
func TestAnIdleBackgroundMakesNoDifference(t *testing.T) {
	idle := strings.NewReplacer(
		"{id: lists, text: Lists, traits: {plans: 1}}", "{id: lists, text: Lists}",
		"{id: talks, text: Talks, traits: {people: 1}}", "{id: talks, text: Talks}",
		"{id: both, text: Both, points: {care: 1, guide: 2}}", "{id: both, text: Both}",
	).Replace(asked)
	got, err := backgrounds(t.Context(), parsed(t, idle), withSheets(500))
	if err != nil || len(got) != 4 {
		t.Fatal(got, err)
	}
	for _, b := range got[1:] {
		b.Option = got[0].Option
		if diff := cmp.Diff(got[0], b); diff != "" {
			t.Errorf("(-one +another):\n%s", diff)
		}
	}
}

func TestWithoutABackgroundThereAreNone(t *testing.T) {
	if got, err := backgrounds(t.Context(), parsed(t, small), withSheets(500)); got != nil || err != nil {
		t.Error(got, err)
	}
}

func TestANamedShareIsWrittenWithItsName(t *testing.T) {
	text, err := json.Marshal([]NamedShare{{"care", Share{1, 4}}})
	if err != nil || !strings.HasPrefix(string(text), `[{"id":"care","share":{"count":1,"of":4,"share":0.25,"low":`) {
		t.Errorf("%s, %v", text, err)
	}
}

// The sheet on which a background is tried is a sheet with the option alone.
func TestOptionsAloneAreTheFirstAlternatives(t *testing.T) {
	q := parsed(t, asked)
	for i := range q.Items {
		for o := range q.Options(i) {
			if diff := cmp.Diff([]int{o}, q.Model.Options(i, o)); diff != "" {
				t.Errorf("item %d, option %d: %s", i, o, diff)
			}
		}
	}
}

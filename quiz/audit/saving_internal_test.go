package audit

import (
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// What is saved is what a simulation of the same takers says, which plays the short form as well.
func TestSavingIsThatOfASimulation(t *testing.T) {
	q, s := parsed(t, small), DefaultSettings()
	takers := NewTakers(q, 2, s.Seed)
	for _, sharpness := range []float64{0, 1.5} {
		got, err := takers.saving(t.Context(), 300, "some", sharpness, s)
		if err != nil {
			t.Fatal(err)
		}
		f, err := takers.figures(t.Context(), stopping{q.Model.Settled, q.ShortForm()}, Options{Takers: 300}, "", sharpness)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(Saving{"some", f.Lead, f.Settled}, got); diff != "" {
			t.Errorf("(-simulated +got):\n%s", diff)
		}
		if got.Settled.Path.Reached.Count == 0 {
			t.Error("nobody saves anything")
		}
	}
}

// Takers with the usual lead are there where a questionnaire can have them.
func TestTakersWithoutTheUsualLeadAreLeftOut(t *testing.T) {
	example, err := os.ReadFile("../content/example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		string(quiz.BuiltinSource()): {"simulated", "uniform"},
		string(example):              {"uniform"}, // three items make large leads by chance
	} {
		q := parsed(t, text)
		got, err := saving(t.Context(), q, DefaultSettings())
		if err != nil {
			t.Fatal(err)
		}
		var populations []string
		for _, one := range got {
			populations = append(populations, one.Takers)
			if one.Settled.Changed != 0 || one.Lead.Of != savingTakers {
				t.Errorf("%s: %+v", q.ID, one)
			}
		}
		if !slices.Equal(populations, want) {
			t.Errorf("%s: %v", q.ID, populations)
		}
	}
}

// Takers of a questionnaire that can be answered in very many ways are fewer, since each looks at all of them.
func TestManyAlternativesHaveFewerTakers(t *testing.T) {
	ofPick := func(options int) int {
		item := quiz.Item{ID: "much", Text: "?", Kind: "pick", UpTo: 8}
		for n := range options {
			item.Options = append(item.Options, quiz.Option{ID: "o" + strconv.Itoa(n), Text: "O", Traits: quiz.Points{"x": engine.Whole(n)}})
		}
		q, err := opened(&quiz.Questionnaire{
			Format: quiz.Format, ID: "picks", Language: "en", Title: "P", Summary: "P.", Minutes: 1,
			Traits:   []quiz.Trait{{ID: "x", Name: "X"}},
			Sections: []quiz.Section{{ID: "all", Title: "All", Items: []quiz.Item{item}}},
			Paths: []quiz.Path{
				{ID: "for", Name: "For", Summary: "F.", Weights: quiz.Points{"x": engine.One}},
				{ID: "against", Name: "Against", Summary: "A.", Weights: quiz.Points{"x": -engine.One}},
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		return takersOf(q.Model)
	}
	if few, many := ofPick(9), ofPick(18); few != savingTakers || many >= few || many < leastTakers {
		t.Errorf("%d takers of few alternatives, %d of many", few, many)
	}
}

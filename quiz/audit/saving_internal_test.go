package audit

import (
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

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

package audit

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

// What personas get is what the same answers get from `careerfit score`.
func TestPersonasGetWhatTheirAnswersGet(t *testing.T) {
	q := builtin(t)
	got := personas(q)
	if len(got) != len(q.Personas) || len(got) == 0 {
		t.Fatalf("%d personas of %d", len(got), len(q.Personas))
	}
	for n, p := range q.Personas {
		marks, err := q.Marks(p.Answers)
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := q.Sheet(marks)
		if err != nil {
			t.Fatal(err)
		}
		r := q.Report("", sheet)
		want := Persona{ID: p.ID, Verdict: r.Verdict, Path: r.Paths[0].ID, Lead: r.Lead, Career: r.Careers[0].ID}
		if diff := cmp.Diff(want, got[n]); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// What a persona should have got and did not is said; so is that its answers mean nothing.
func TestPersonasThatMiss(t *testing.T) {
	q := builtin(t)
	other := *q.Questionnaire
	other.Personas = slices.Clone(other.Personas)[:2]
	other.Personas[0].Expect = quiz.Expect{Verdict: "none"}
	other.Personas[1].Answers = map[string]quiz.Answer{"elsewhere": quiz.Chose("yes")}
	changed, err := quiz.Compile(&other)
	if err != nil {
		t.Fatal(err)
	}
	got := personas(changed)
	if want := []string{"the verdict is " + got[0].Verdict + ", expected none"}; !slices.Equal(got[0].Misses, want) {
		t.Errorf("%q, want %q", got[0].Misses, want)
	}
	if want := `its answers cannot be read: there is no item "elsewhere"; `; len(got[1].Misses) != 1 || got[1].Misses[0][:len(want)] != want {
		t.Errorf("%q", got[1].Misses)
	}
}

package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/internal/planted"
	"github.com/careerfit/careerfit/quiz/lint"
)

// allFaults are what lint can find of what can be planted.
func allFaults() []string {
	return []string{planted.Twins, planted.Dominated, planted.OneWayKeys, planted.HeavyItem, planted.HeadStart}
}

// places writes problems as line and rule, in the order of the file.
func places(problems quiz.Problems) []string {
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%d %s", p.Line, p.Rule))
	}
	return all
}

// wantPlanted checks that every fault is found in its line, and nothing else.
func wantPlanted(t *testing.T, plan planted.Plan) {
	t.Helper()
	file := plan.Make(t)
	_, problems := lint.Check("planted.yaml", []byte(file.Text), asOf)
	var want quiz.Problems
	for _, f := range file.Faults {
		if i := slices.IndexFunc(problems, func(p quiz.Problem) bool { return p.Line == f.Line }); i >= 0 && !strings.Contains(problems[i].Message, fmt.Sprintf("%q", f.Of)) && f.Of != "" {
			t.Errorf("the problem does not name %s: %s", f.Of, problems[i])
		}
		want = append(want, quiz.Problem{Rule: f.Rule, Position: quiz.Position{Line: f.Line}})
	}
	want.Sort()
	if got := places(problems); !slices.Equal(got, places(want)) {
		t.Errorf("%+v: found %q, want %q\n%v", plan, got, places(want), problems)
	}
}

func TestWhatIsPlantedIsFoundAndNothingElse(t *testing.T) {
	for seed := range uint64(10) {
		wantPlanted(t, planted.Small(seed))
		for _, fault := range allFaults() {
			wantPlanted(t, planted.Small(seed, fault))
		}
	}
}

// Other sizes, with more paths.
func TestWhatIsPlantedIsFoundWithMorePaths(t *testing.T) {
	for seed := range uint64(3) {
		plan := planted.Plan{Seed: seed, Traits: 10, Items: 41, Paths: 4, Careers: 60}
		wantPlanted(t, plan)
		plan.Faults = allFaults()
		wantPlanted(t, plan)
	}
}

func TestWhatIsPlantedInALargeQuestionnaireIsFoundAndNothingElse(t *testing.T) {
	wantPlanted(t, planted.Large(1))
	wantPlanted(t, planted.Large(2, allFaults()...))
}

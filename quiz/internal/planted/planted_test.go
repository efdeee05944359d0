package planted_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/internal/planted"
)

func faults() []string {
	return []string{planted.Twins, planted.Dominated, planted.OneWayKeys, planted.HeavyItem, planted.HeadStart}
}

// What the parser finds is no fault of these.
func TestAPlanMakesAQuestionnaireOfItsSize(t *testing.T) {
	for _, p := range []planted.Plan{
		planted.Small(1), planted.Large(1, faults()...),
		{Seed: 3, Traits: 8, Items: 31, Paths: 4, Careers: 20, Faults: faults()},
		{Seed: 4, Traits: 30, Items: 300, Paths: 20, Careers: 40},
	} {
		q, problems := quiz.Parse("planted.yaml", []byte(p.Make(t).Text))
		if len(problems) > 0 {
			t.Fatalf("%+v: %v", p, problems)
		}
		if len(q.Items) != p.Items || len(q.Careers) != p.Careers || len(q.Paths) != p.Paths || len(q.Traits) != p.Traits {
			t.Errorf("%+v: %d items, %d careers, %d paths, %d traits", p, len(q.Items), len(q.Careers), len(q.Paths), len(q.Traits))
		}
		if _, asks := q.BackgroundItem(); !asks {
			t.Errorf("%+v: nobody is asked for the background", p)
		}
	}
}

func TestTheSamePlanMakesTheSameFile(t *testing.T) {
	a, b := planted.Small(1, faults()...).Make(t), planted.Small(1, faults()...).Make(t)
	if a.Text != b.Text || fmt.Sprint(a.Faults) != fmt.Sprint(b.Faults) {
		t.Error("the same plan made two files")
	}
	if other := planted.Small(2, faults()...).Make(t); other.Text == a.Text {
		t.Error("another seed made the same file")
	}
}

// Every fault says where it is: in the line with its id.
func TestAFaultIsInTheLineWithItsID(t *testing.T) {
	for seed := range uint64(20) {
		file := planted.Small(seed, faults()...).Make(t)
		lines := strings.Split(file.Text, "\n")
		if len(file.Faults) != len(faults()) {
			t.Fatalf("%d faults were planted, want %d", len(file.Faults), len(faults()))
		}
		for i, f := range file.Faults {
			if f.Rule != faults()[i] || !strings.Contains(lines[f.Line-1], "- {id: "+f.ID+",") {
				t.Errorf("%+v is not in the line %q", f, lines[f.Line-1])
			}
		}
	}
}

// A plan that cannot be carried out would make a test that says nothing.
func TestAPlanThatCannotBeCarriedOutFailsTheTest(t *testing.T) {
	for _, p := range []planted.Plan{
		{Traits: 6, Items: 30, Paths: 1, Careers: 10}, {Traits: 5, Items: 30, Paths: 2, Careers: 10}, {Traits: 7, Items: 20, Paths: 2, Careers: 10},
		{Traits: 7, Items: 30, Paths: 2, Careers: 6}, planted.Small(1, "nothing-of-the-kind"), planted.Small(1, planted.Twins, planted.Twins),
	} {
		var failed failure
		if p.Make(&failed); !bool(failed) {
			t.Errorf("%+v is carried out", p)
		}
	}
}

// A failure is a test that says whether it failed.
type failure bool

func (f *failure) Helper()               {}
func (f *failure) Fatalf(string, ...any) { *f = true }

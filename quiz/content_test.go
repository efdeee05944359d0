package quiz_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// builtin returns the built-in questionnaire. What is tested of it in these files is its contract: the
// questions may change, these promises may not.
func builtin(t testing.TB) *quiz.Quiz {
	t.Helper()
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestTheBuiltInTakesFiveMinutes(t *testing.T) {
	q := builtin(t)
	if n := len(q.Items); n < 20 || n > 24 {
		t.Errorf("there are %d items, want 20 to 24", n)
	}
	if q.Minutes != 5 {
		t.Errorf("it promises %d minutes, want 5", q.Minutes)
	}
	_, problems := quiz.Parse(quiz.BuiltinFile, quiz.BuiltinSource())
	for _, p := range problems {
		t.Error(p)
	}
}

func TestAgreementItemsAreKeyedBothWays(t *testing.T) {
	q := builtin(t)
	type keys struct{ with, against int }
	traits, all := map[string]keys{}, keys{}
	for _, item := range q.Items {
		if !item.IsScale() {
			continue
		}
		for trait, points := range item.Traits {
			k := traits[trait]
			if (points < 0) != item.Reversed {
				k.against++
				all.against++
			} else {
				k.with++
				all.with++
			}
			traits[trait] = k
		}
	}
	for trait, k := range traits {
		if k.with == 0 || k.against == 0 {
			t.Errorf("trait %s: agreement counts for it in %d items and against it in %d", trait, k.with, k.against)
		}
	}
	if d := all.with - all.against; d < -2 || d > 2 || len(traits) == 0 {
		t.Errorf("agreement counts for a trait %d times and against it %d times; want about half and half", all.with, all.against)
	}
}

func TestOneItemNamesTheBackground(t *testing.T) {
	q := builtin(t)
	i, ok := q.BackgroundItem()
	if !ok {
		t.Fatal("no item asks about the background")
	}
	var options []string
	for _, o := range q.Options(i) {
		options = append(options, o.ID)
	}
	if want := []string{"it", "clinical", "both", "neither"}; !slices.Equal(options, want) {
		t.Errorf("the background may be %v, want %v", options, want)
	}
	if i != 0 {
		t.Errorf("the background is asked as number %d, not first", i+1)
	}
	asked := 0
	for _, item := range q.Items {
		if item.Background {
			asked++
		}
	}
	if asked < 2 {
		t.Error("the background is a label only; no other item makes it matter")
	}
}

func TestPersonasCoverTheField(t *testing.T) {
	q := builtin(t)
	if len(q.Personas) < 14 {
		t.Errorf("there are %d personas, want 14 at least", len(q.Personas))
	}
	seen := map[string]bool{}
	for _, p := range q.Personas {
		seen["career "+p.Expect.Career], seen["verdict "+p.Expect.Verdict], seen["path "+p.Expect.Path] = true, true, true
		for _, option := range p.Answers["background"].Options {
			seen["background "+option] = true
		}
	}
	wanted := []string{"background it", "background clinical", "verdict clear", "verdict balanced", "path project", "path product"}
	for _, career := range q.IDs(engine.Careers) {
		wanted = append(wanted, "career "+career)
	}
	for _, want := range wanted {
		if !seen[want] {
			t.Errorf("no persona has the %s", want)
		}
	}
}

// Parse runs the personas too; here each has a line of its own, with what it got.
func TestEveryPersonaGetsWhatTheFilePromises(t *testing.T) {
	q := builtin(t)
	for _, p := range q.Personas {
		t.Run(p.ID, func(t *testing.T) {
			r := reportOfAnswers(t, q, p.ID, p.Answers)
			got := fmt.Sprintf("%s, %s, %s, %s", r.Verdict, r.Paths[0].ID, r.Careers[0].ID, r.Courses[0].ID)
			for expected, ok := range map[string]bool{
				p.Expect.Verdict: r.Verdict == p.Expect.Verdict,
				p.Expect.Path:    r.Paths[0].ID == p.Expect.Path,
				p.Expect.Career:  r.Careers[0].ID == p.Expect.Career,
				p.Expect.Course:  r.Courses[0].ID == p.Expect.Course,
			} {
				if expected != "" && !ok {
					t.Errorf("%s gets %s; expected %s", p.Role, got, expected)
				}
			}
		})
	}
}

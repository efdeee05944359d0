package quiz_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
)

// owl is the sheet of the README's worked example.
func owl() map[string]quiz.Answer {
	return map[string]quiz.Answer{"crowd": quiz.Chose("disagree"), "strangers": quiz.Chose("agree"), "morning": quiz.Chose("sleep")}
}

func shelter(t *testing.T) *quiz.Quiz {
	t.Helper()
	return parsed(t, string(mustRead(t, "content/example.yaml")))
}

func TestTheWorkedExampleIsScoredInOneCall(t *testing.T) {
	got, err := shelter(t).Score(owl())
	if err != nil {
		t.Fatal(err)
	}
	want := []quiz.Ranked{{ID: "care", Fit: 0.5625, Rank: 1}, {ID: "events", Fit: 0.125, Rank: 2}}
	if diff := cmp.Diff(want, got.Paths); diff != "" || got.Verdict != "clear" || got.Lead != 0.4375 || got.Coverage != 0.75 {
		t.Errorf("%s\n%+v", diff, got)
	}
}

// The contributions of the README's table, what moves most first; the two that weigh the same in the items' order.
func TestTheWorkedExampleIsExplained(t *testing.T) {
	q := shelter(t)
	sheet, err := q.SheetOf(owl())
	if err != nil {
		t.Fatal(err)
	}
	got, err := q.Explain(sheet, "care")
	if err != nil {
		t.Fatal(err)
	}
	if got.Fit != 0.5625 || math.Abs(got.Baseline-0.4792) > 0.0001 {
		t.Errorf("%+v", got)
	}
	told := ""
	for _, r := range got.Reasons {
		told += fmt.Sprintf("%s %+.4f\n", r.Item, r.Adds)
	}
	if diff := cmp.Diff("crowd +0.0625\nstrangers +0.0625\nmorning -0.0417\nevening +0.0000\n", told); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoAnswerOrNoOutcomeIsNamed(t *testing.T) {
	q := shelter(t)
	for want, answers := range map[string]map[string]quiz.Answer{
		`there is no item "crwd"; did you mean "crowd"?`:                   {"crwd": quiz.Chose("agree")},
		`item "crowd" has no option "agre"; did you mean "agree"?`:         {"crowd": quiz.Chose("agre")},
		`item "crowd": 2 options are chosen, at most 1 may be`:             {"crowd": quiz.Chose("agree", "disagree")},
		`item "crowd": nothing is chosen`:                                  {"crowd": {}},
		`item "crowd" has no option "agree "; did you mean "agree"? known`: {"crowd": quiz.Chose("agree ")},
	} {
		if report, err := q.Score(answers); err == nil || !strings.HasPrefix(err.Error(), want) || report.Paths != nil {
			t.Errorf("%v: %v, %+v; want %s", answers, err, report, want)
		}
	}
	if _, err := q.Explain(q.Model.NewSheet(), "cares"); err == nil || err.Error() != `there is no outcome "cares"; did you mean "care"? known: care, events` {
		t.Error(err)
	}
}

// Whoever returns problems as an error gets none where there are none, or only advice.
func TestProblemsAreAnErrorOnlyWithAnErrorAmongThem(t *testing.T) {
	advice := quiz.Problems{{Severity: quiz.SeverityWarning}, {Severity: quiz.SeverityNote}}
	for _, harmless := range []quiz.Problems{nil, {}, advice} {
		if err := harmless.Err(); err != nil {
			t.Errorf("%v is an error", harmless)
		}
	}
	broken := append(advice, quiz.Problem{Severity: quiz.SeverityError, Message: "no paths"})
	if all, ok := errors.AsType[quiz.Problems](broken.Err()); !ok || len(all) != 3 {
		t.Errorf("%v", broken.Err())
	}
}

package audit

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/internal/planted"
	"github.com/careerfit/careerfit/quiz/lint"
)

// checkedAndAudited returns all that lint and the audit say of a file, as line and rule.
func checkedAndAudited(t *testing.T, text string, sheets int) []string {
	t.Helper()
	f, problems := lint.Check("planted.yaml", []byte(text), lint.Options{AsOf: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)})
	if f.Quiz == nil {
		t.Fatal(problems)
	}
	problems = append(problems, Problems(f, reportOn(t, f.Quiz, sheets))...)
	problems.Sort()
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%d %s", p.Line, p.Rule))
	}
	return all
}

// reportOn has the parts of an audit that problems come from.
func reportOn(t *testing.T, q *quiz.Quiz, sheets int) *Report {
	t.Helper()
	s := DefaultSettings()
	s.Sheets = sheets
	r := &Report{}
	var err error
	if r.Reach, err = reach(t.Context(), q, s); err != nil {
		t.Fatal(err)
	}
	if r.Shares, err = shares(t.Context(), q, s); err != nil {
		t.Fatal(err)
	}
	return r
}

// wantPlanted checks that every fault is reported in its line by its rule, and nothing else. A theme that wins
// everything is seen in what an empty sheet gives it, and in how often it comes first.
func wantPlanted(t *testing.T, plan planted.Plan, sheets int) {
	t.Helper()
	file := plan.Make(t)
	var want []string
	for _, f := range file.Faults {
		want = append(want, fmt.Sprintf("%d %s", f.Line, f.Rule))
		if f.Rule == planted.HeadStart {
			want = append(want, fmt.Sprintf("%d wins-too-much", f.Line))
		}
	}
	got := checkedAndAudited(t, file.Text, sheets)
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%+v: found %q, want %q", plan, got, want)
	}
}

func TestWhatIsPlantedIsFoundByCheckAndAuditAndNothingElse(t *testing.T) {
	for seed := range uint64(4) {
		wantPlanted(t, planted.Small(seed), 20_000)
		wantPlanted(t, planted.Small(seed, planted.Twins, planted.Dominated, planted.OneWayKeys, planted.HeadStart), 20_000)
	}
}

func TestWhatIsPlantedAmongNineHundredCareersIsFoundAndNothingElse(t *testing.T) {
	wantPlanted(t, planted.Large(3, planted.Twins, planted.Dominated, planted.OneWayKeys, planted.HeadStart), 5_000)
}

func TestTheBuiltInHasNoProblem(t *testing.T) {
	for _, problem := range checkedAndAudited(t, string(quiz.BuiltinSource()), 100_000) {
		if !slices.ContainsFunc(lint.Rules(), func(r lint.Rule) bool {
			return r.Severity == quiz.SeverityNote && strings.HasSuffix(problem, " "+r.Name)
		}) {
			t.Errorf("an error or a warning: %s", problem)
		}
	}
}

// What is unknown is said as exactly as it is known.
func TestWhatIsUnknownIsSaidExactly(t *testing.T) {
	f, _ := quiz.Read("small.yaml", []byte(small))
	for want, reach := range map[string]Reach{
		`the career "nurse" comes first on no sheet that was found, and there is no proof that it cannot; it could be ahead by 0.1200 at most`: {Bound: 0.12},
		`the career "nurse" never comes first alone, which is proved; whether any sheet leaves it level with the first is not known`:           {Certificate: &Certificate{Rivals: []Multiplier{{"guide", big.NewInt(1)}}}},
	} {
		reach.ID, reach.Group, reach.Verdict = "nurse", "careers", Unknown
		got := Problems(f, &Report{Reach: []Reach{reach}})
		if len(got) != 1 || got[0].Rule != "unknown-reach" || got[0].Message != want {
			t.Errorf("%v, want %q", got, want)
		}
	}
}

package audit

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// everySheet visits every sheet with every item answered, and the fits of all outcomes on it.
func (a account) everySheet(visit func(sheet []int, fits []*big.Int)) {
	sheet := make([]int, len(a.adds))
	var answer func(item int, fits []*big.Int)
	answer = func(item int, fits []*big.Int) {
		if item == len(a.adds) {
			visit(sheet, fits)
			return
		}
		for alternative, row := range a.adds[item] {
			sheet[item] = alternative
			answer(item+1, sums(fits, row))
		}
	}
	answer(0, a.start)
}

func sums(a, b []*big.Int) []*big.Int {
	all := make([]*big.Int, len(a))
	for n := range a {
		all[n] = new(big.Int).Add(a[n], b[n])
	}
	return all
}

// largest are the outcomes with the largest fit.
func largest(fits []*big.Int) (all []int) {
	most := slices.MaxFunc(fits, (*big.Int).Cmp)
	for of, fit := range fits {
		if fit.Cmp(most) == 0 {
			all = append(all, of)
		}
	}
	return all
}

// verdicts are what all sheets say, by scoring each of them.
func (a account) verdicts() []Reached {
	all := slices.Repeat([]Reached{Never}, len(a.ids))
	a.everySheet(func(_ []int, fits []*big.Int) { see(all, largest(fits)) })
	return all
}

func see(all []Reached, first []int) {
	for _, of := range first {
		if len(first) == 1 {
			all[of] = Alone
		} else if all[of] == Never {
			all[of] = Level
		}
	}
}

// scored are what all sheets say as takers would have them scored.
func scored(q *quiz.Quiz, g engine.Group) []Reached {
	all := slices.Repeat([]Reached{Never}, len(q.IDs(g)))
	sheet := q.Model.NewSheet()
	var answer func(item int)
	answer = func(item int) {
		if item == q.Model.Items() {
			see(all, q.Model.Evaluate(sheet).AllFirst(g))
			return
		}
		for alternative := range q.Model.Alternatives(item) {
			_ = sheet.Choose(item, alternative)
			answer(item + 1)
		}
	}
	answer(0)
	return all
}

// A census counts what became of how many outcomes.
type census map[string]int

// contradicted compares what was found out of every outcome of a questionnaire with all sheets there are.
func contradicted(q *quiz.Quiz, found []Reach) error {
	for g := range engine.NumGroups {
		n := len(q.IDs(g))
		if n == 0 {
			continue
		}
		want := newAccount(q, g).verdicts()
		if again := scored(q, g); !slices.Equal(want, again) {
			return fmt.Errorf("%s: by the content's numbers %v, by scoring every sheet %v", g, want, again)
		}
		if len(found) < n {
			return fmt.Errorf("%d %s are told of, of %d", len(found), g, n)
		}
		for of, id := range q.IDs(g) {
			if r := found[of]; r.ID != id || r.Group != g.String() || r.Verdict != want[of] {
				return fmt.Errorf("%s %q: %s %q is said to come first %q, and does %q", g, id, r.Group, r.ID, r.Verdict, want[of])
			}
		}
		found = found[n:]
	}
	if len(found) > 0 {
		return fmt.Errorf("%d outcomes too many are told of", len(found))
	}
	return nil
}

func (c census) count(found []Reach) {
	for _, r := range found {
		c[string(r.Verdict)]++
		if r.Certificate != nil && len(r.Certificate.Branches) > 0 {
			c[string(r.Verdict)+" by branches"]++
		}
	}
}

// patient are settings with which nothing little is left unknown.
func patient() Settings { return Settings{Seed: 1, Branches: 4000} }

// little are questionnaires of which every sheet can be tried.
func little(rule string) recipe {
	r := recipe{
		items: [2]int{1, 5}, traits: [2]int{1, 4}, sheets: 2000, sparse: 2, parts: 2, planted: 2, rule: rule,
		paths: [2]int{2, 4}, careers: [2]int{0, 7}, courses: [2]int{0, 3},
	}
	if rule != "" {
		r.traits = [2]int{3, 5}
	}
	return r
}

func rules() []string { return []string{"", engine.Correlation.String(), engine.Distance.String()} }

// reached finds out what becomes of every outcome, and believes it.
func reached(t complaint, q *quiz.Quiz, s Settings) []Reach {
	t.Helper()
	found, err := reach(context.Background(), q, s)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// complaint is what tests and properties have in common.
type complaint interface {
	Helper()
	Fatal(args ...any)
}

func TestEveryVerdictIsWhatAllSheetsSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, err := drawnBy(t).questionnaire(little(rapid.SampledFrom(rules()).Draw(t, "rule")))
		if err != nil {
			t.Skip(err)
		}
		if err := contradicted(q, reached(t, q, patient())); err != nil {
			t.Fatalf("%v\n%s", err, q.Canonical)
		}
	})
}

// All that can become of an outcome does become of many, by each rule. By the rule share every outcome has
// a sheet that fits it wholly, so that none can be ahead of it there, and "never" is not to be had.
func TestEveryVerdictOccurs(t *testing.T) {
	for rule, least := range map[string]census{
		"":            {"alone": 500, "level": 500, "level by branches": 15},
		"correlation": {"alone": 500, "level": 500, "never": 30, "never by branches": 30},
		"distance":    {"alone": 500, "level": 400, "never": 70, "never by branches": 30},
	} {
		c := census{}
		for seed := range uint64(300) {
			q, err := seeded(seed).questionnaire(little(rule))
			if err != nil {
				continue
			}
			found := reached(t, q, patient())
			if err := contradicted(q, found); err != nil {
				t.Errorf("seed %d, %q: %v", seed, rule, err)
			}
			c.count(found)
		}
		t.Logf("%q: %v", rule, c)
		for verdict, n := range least {
			if c[verdict] < n {
				t.Errorf("by the rule %q %d are %s, want %d", rule, c[verdict], verdict, n)
			}
		}
		if c["unknown"] > 0 || rule == "" && c["never"] > 0 {
			t.Errorf("by the rule %q: %v", rule, c)
		}
	}
}

// A comparison that could not find a fault would prove nothing.
func TestAWrongVerdictIsSeen(t *testing.T) {
	q := parsed(t, small)
	found := reached(t, q, patient())
	if err := contradicted(q, found); err != nil {
		t.Fatal(err)
	}
	for n := range found {
		for _, wrong := range []Reached{Alone, Level, Never, Unknown} {
			claimed := slices.Clone(found)
			if claimed[n].Verdict = wrong; wrong != found[n].Verdict && contradicted(q, claimed) == nil {
				t.Errorf("%q is %q, and may be said to be %q", found[n].ID, found[n].Verdict, wrong)
			}
		}
	}
	if contradicted(q, found[1:]) == nil || contradicted(q, append(found, found[0])) == nil {
		t.Error("one that is missing is not missed, or one too many not seen")
	}
}

package audit

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/internal/planted"
)

// One after the other, the outcomes get what an audit says of all at once.
func TestReachableSaysWhatAnAuditSays(t *testing.T) {
	q := builtin(t)
	settings := DefaultSettings()
	want, err := reach(t.Context(), q, settings)
	if err != nil {
		t.Fatal(err)
	}
	var got []Reach
	for r, err := range Reachable(t.Context(), q, settings) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r)
	}
	if len(got) == 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%d outcomes, and not as the audit says:\n%+v\n%+v", len(got), got, want)
	}
}

// Whoever has heard enough hears no more; and a context that ends is told as the last.
func TestReachableStops(t *testing.T) {
	q := builtin(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	heard := 0
	for range Reachable(ctx, q, DefaultSettings()) {
		if heard++; heard == 2 {
			break
		}
	}
	if heard != 2 {
		t.Errorf("heard %d", heard)
	}
	var errs []error
	for _, err := range Reachable(ctx, q, DefaultSettings()) {
		errs = append(errs, err)
		cancel()
	}
	if len(errs) != 2 || errs[0] != nil || !errors.Is(errs[1], context.Canceled) {
		t.Errorf("heard %v", errs)
	}
}

// Of planted questionnaires each outcome has its sheet, scored here once more; but a twin, or one that
// another dominates, is proved never to come first alone.
func TestReachableOfPlantedQuestionnaires(t *testing.T) {
	for seed := range uint64(6) {
		file := planted.Small(seed, planted.Twins, planted.Dominated).Make(t)
		q := parsed(t, file.Text)
		alone, never := 0, 0
		for r, err := range Reachable(t.Context(), q, DefaultSettings()) {
			hidden := slices.ContainsFunc(file.Faults, func(f planted.Fault) bool { return f.ID == r.ID || f.Rule == planted.Twins && f.Of == r.ID })
			switch {
			case err != nil:
				t.Fatal(err)
			case r.Verdict == Alone && !hidden:
				if alone++; !slices.Equal(firstOn(t, q, r), []string{r.ID}) {
					t.Errorf("seed %d: the sheet for %s puts %v first", seed, r.ID, firstOn(t, q, r))
				}
			case (r.Verdict == Level || r.Verdict == Never) && hidden:
				never++
			default:
				t.Errorf("seed %d: %s %q is %q, and planted: %t", seed, r.Group, r.ID, r.Verdict, hidden)
			}
		}
		if alone < 10 || never != 3 {
			t.Errorf("seed %d: %d come first alone, %d never", seed, alone, never)
		}
	}
}

// firstOn are the ids of the outcomes that the witness puts first.
func firstOn(t *testing.T, q *quiz.Quiz, r Reach) []string {
	t.Helper()
	answers := map[string]quiz.Answer{}
	for i, options := range r.Witness {
		answers[q.Items[i].ID] = quiz.Chose(options...)
	}
	marks, err := q.Marks(answers)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for g := range engine.NumGroups {
		if g.String() == r.Group {
			for _, of := range q.Model.Evaluate(sheet).AllFirst(g) {
				ids = append(ids, q.IDs(g)[of])
			}
		}
	}
	return ids
}

package engine_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
)

// A result that is used again is the result that a new one would be, whatever was in it before.
func TestAResultIsUsedAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var used engine.Result
		for range rapid.IntRange(1, 2).Draw(t, "models") {
			spec, m := drawModel(t)
			for range rapid.IntRange(1, 4).Draw(t, "sheets") {
				s := sheetOf(t, m, drawAnswers(t, spec))
				m.EvaluateInto(&used, s)
				if want := m.Evaluate(s); !sameResult(used, want) {
					t.Fatalf("used again: %+v\nnew: %+v", used, want)
				}
			}
		}
	})
}

// sameResult compares all that results have.
func sameResult(a, b engine.Result) bool {
	for g := range engine.NumGroups {
		if !slices.Equal(a.Ranked[g], b.Ranked[g]) {
			return false
		}
	}
	return a.Verdict == b.Verdict && a.Lead == b.Lead && a.Coverage == b.Coverage && slices.Equal(a.Warnings, b.Warnings)
}

// Whoever scores millions of sheets leaves nothing behind to be swept up.
func TestAResultThatIsUsedAgainDoesNotAllocate(t *testing.T) {
	for name, spec := range map[string]engine.Spec{"usual": usual(), "lopsided": lopsided(), "twenty": crowd(2, 18)} {
		m := compile(t, spec)
		var r engine.Result
		for i, s := range full(t, m) {
			if m.EvaluateInto(&r, s); len(r.Warnings) > 0 {
				continue
			}
			if n := testing.AllocsPerRun(10, func() { m.EvaluateInto(&r, s) }); n != 0 {
				t.Errorf("%s: %v allocations", name, n)
			}
			if i == 0 && testing.AllocsPerRun(10, func() { m.Evaluate(s) }) == 0 {
				t.Error("the check sees no allocation at all")
			}
		}
	}
}

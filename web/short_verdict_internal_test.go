package web

import (
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// With one question open, the result may become balanced exactly where one of its answers, or none, makes it so.
func TestWhetherAResultMayBecomeBalanced(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	may, never := 0, 0
	for _, persona := range q.Personas {
		marks, err := q.Marks(persona.Answers)
		if err != nil {
			t.Fatal(err)
		}
		for i := range q.Items {
			sheet, err := q.Sheet(marks)
			if err != nil {
				t.Fatal(err)
			}
			sheet.Open(i)
			r := reading{sitting: sitting{&quiz.Session{Marks: marks}, q, english(t)}, sheet: sheet, result: q.Model.Evaluate(sheet)}
			want := balancedBy(q, sheet, i)
			if got := r.mayBeBalanced(); got != want {
				t.Errorf("%s without question %d: %t, want %t", persona.ID, i+1, got, want)
			}
			if want {
				may++
			} else {
				never++
			}
		}
	}
	if may < 5 || never < 5 {
		t.Errorf("%d may, %d may not: too few to tell", may, never)
	}
}

// balancedBy tries every answer to the item, and none.
func balancedBy(q *quiz.Quiz, sheet *engine.Sheet, item int) bool {
	tried := sheet.Clone()
	tried.Clear(item)
	found := q.Model.Verdict(tried) == engine.Balanced
	for a := range q.Model.Alternatives(item) {
		_ = tried.Choose(item, a) // cannot fail: it is one of the alternatives
		found = found || q.Model.Verdict(tried) == engine.Balanced
	}
	return found
}

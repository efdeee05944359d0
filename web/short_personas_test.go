package web_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Every persona of the built-in questionnaire takes the short form: it ends, with the verdict and the
// path of the whole.
func TestEveryPersonaInTheShortForm(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(builtin))
	for _, persona := range builtin.Personas {
		taker, answers := s.taker(), byItem{}
		for id, a := range persona.Answers {
			answers[id] = strings.Join(a.Options, ",")
			if !a.Answered() {
				answers[id] = map[quiz.NonAnswer]string{quiz.DontKnow: "[I’m not sure]", quiz.DoesntApply: "[Doesn’t apply to me]", quiz.Skipped: "[Skip]"}[a.NonAnswer]
			}
		}
		items := taker.startsShort().answersAll(answers)
		taker.presses("See my result")
		if short, whole := s.kept(taker.sitting()), resultOf(t, builtin, persona); len(items) >= len(builtin.Items) || !short.Short() {
			t.Errorf("%s is asked %d items", persona.ID, len(items))
		} else if got := shortResult(t, builtin, short); got != whole {
			t.Errorf("%s: %v after %d items, %v after all", persona.ID, got, len(items), whole)
		}
	}
}

// A found is what must not depend on how many items were asked.
type found struct {
	verdict engine.Verdict
	path    string
}

func foundOn(q *quiz.Quiz, sheet *engine.Sheet) found {
	r := q.Model.Evaluate(sheet)
	return found{r.Verdict, q.Paths[r.Ranked[engine.Paths][0].Outcome].ID}
}

func shortResult(t *testing.T, q *quiz.Quiz, s *quiz.Session) found {
	t.Helper()
	sheet, err := q.ResultSheet(s)
	if err != nil {
		t.Fatal(err)
	}
	return foundOn(q, sheet)
}

func resultOf(t *testing.T, q *quiz.Quiz, p quiz.Persona) found {
	t.Helper()
	marks, err := q.Marks(p.Answers)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := q.Sheet(marks)
	if err != nil {
		t.Fatal(err)
	}
	return foundOn(q, sheet)
}

package web

import (
	"testing"

	"github.com/careerfit/careerfit/engine"
)

// What comes next is said to come next; what is level is not.
func TestWhatComesNextIsToldAsSuch(t *testing.T) {
	q := harbourQuiz(t)
	first, second := engine.Standing{Outcome: 0, Fit: engine.Fit{Points: 85, Range: 100}, Rank: 1}, engine.Standing{Outcome: 1, Fit: engine.Fit{Points: 56, Range: 100}, Rank: 2}
	level := second
	level.Fit, level.Rank = first.Fit, 1
	name := string(q.Careers[1].Name)
	for lang, want := range map[string][2]string{
		"en": {"Its fit is then 85%; “" + name + "” comes next with 56%.", "Its fit is then 85%, and so is that of “" + name + "”."},
		"es": {"Su afinidad es entonces del 85\u00a0%; después viene «" + name + "», con el 56\u00a0%.", "Su afinidad es entonces del 85\u00a0%, igual que la de «" + name + "»."},
	} {
		w := waySpeech{speech: speaking(t, lang), q: q, way: Way{Group: engine.Careers, ID: q.Careers[0].ID}}
		for i, next := range []engine.Standing{second, level} {
			if got := w.stands([]engine.Standing{first, next}); got != want[i] {
				t.Errorf("%s: it says %q, want %q", lang, got, want[i])
			}
		}
	}
}

package web_test

import (
	"math/rand/v2"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A clear result of a short form says that it may become balanced where answers to the rest can bring that about, and
// not where that is proved to be out of the question. What counts in a short form is said, too.
func TestAClearShortFormSaysThatItMayBecomeBalanced(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(builtin))
	random := rand.New(rand.NewPCG(71, 72))
	may := 0
	for _, answers := range shortSheets(t, builtin) {
		taker := s.taker()
		taker.startsShort().answersAll(answers)
		taker.presses("See my result")
		sheet := s.opened(t, builtin, taker.sitting())
		if builtin.Model.Verdict(sheet) != engine.Clear {
			taker.doesNotRead("could still make the result")
			continue
		}
		taker.reads("It rests on your answers to", "questions that were put to you.")
		switch {
		case builtin.Model.Settled(sheet).Clear:
			taker.doesNotRead("could still make the result")
		case becomesBalanced(builtin, sheet, random):
			may++
			taker.reads("The others could still make the result a balanced one.")
		}
	}
	if may < 5 {
		t.Errorf("only %d may become balanced", may)
	}
	s.taker().visits("/" + builtin.ID + "/how-it-works").reads("In a short form, only the questions that were put to you count.")
}

// becomesBalanced draws answers to the open questions until they make the result balanced, or a thousand times.
func becomesBalanced(q *quiz.Quiz, sheet *engine.Sheet, random *rand.Rand) bool {
	for range 1000 {
		drawn := sheet.Clone()
		for i := range q.Items {
			if drawn.IsOpen(i) {
				_ = drawn.Choose(i, random.IntN(q.Model.Alternatives(i))) // cannot fail
			}
		}
		if q.Model.Verdict(drawn) == engine.Balanced {
			return true
		}
	}
	return false
}

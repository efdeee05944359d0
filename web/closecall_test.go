package web_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Beside the first career stands how little would change it, exactly where that is little.
func TestAFirstCareerThatHangsOnLittleIsCalledACloseCall(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(q))
	near, far := 0, 0
	for _, persona := range q.Personas {
		marks, err := q.Marks(persona.Answers)
		if err != nil {
			t.Fatal(err)
		}
		taker := s.taker()
		taker.visits("/sittings/" + taker.holds(q, marks).ID + "/result")
		if taker.page.part("verdict-clear") == nil {
			continue
		}
		n := len(taker.page.whatIf("career-flip").changes)
		says := strings.Contains(taker.page.words(), "it is a close call")
		if want := n > 0 && n <= 2; says != want {
			t.Errorf("%s: %d answers would change the first career; called close: %t", persona.ID, n, says)
		}
		if says {
			near++
			taker.reads(fmt.Sprintf("%d other answer", n))
		} else {
			far++
		}
	}
	if near == 0 || far == 0 {
		t.Errorf("%d close calls and %d others: too few to tell", near, far)
	}
}

// So it is where paths are balanced, as long as that career lies on the first of them.
func TestACloseCallIsToldOfABalancedResult(t *testing.T) {
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(31, 32))
	s, near, far := opens(t, offering(q)), 0, 0
	for drawn := range 120 {
		marks, taker := drawnMarks(t, q, random), s.taker()
		taker.visits("/sittings/" + taker.holds(q, marks).ID + "/result")
		sheet, err := q.Sheet(marks)
		if err != nil {
			t.Fatal(err)
		}
		result := q.Model.Evaluate(sheet)
		if taker.page.part("verdict-balanced") == nil {
			continue
		}
		n := len(q.Model.Stability(sheet, engine.Rho).Career.Changes)
		onIt := slices.ContainsFunc(result.AllFirst(engine.Careers), func(career int) bool { return q.Model.Path(career) == result.Ranked[engine.Paths][0].Outcome })
		says := strings.Contains(taker.page.words(), fmt.Sprintf("it is a close call: %d other answer", n))
		if want := onIt && n > 0 && n <= 2; says != want {
			t.Errorf("sheet %d: %d answers would change the first career; called close: %t, want %t", drawn, n, says, want)
		}
		if says {
			near++
		} else {
			far++
		}
	}
	if near == 0 || far == 0 {
		t.Errorf("%d close calls and %d others: too few to tell", near, far)
	}
}

// Whoever changes an answer where the result says what would change it comes back to that place.
func TestAChangeOfWhatWouldChangeTheResultLeadsBackThere(t *testing.T) {
	s := opens(t)
	taker := s.taker()
	sitting := taker.takes(outAtSea).sitting()
	taker.visits(sitting + "/result")
	link := taker.page.whatIf("what-if").changes[0].link
	if !strings.HasSuffix(link, "?from=what-if") {
		t.Fatalf("the link is %s", link)
	}
	taker.visits(link)
	if !strings.Contains(string(taker.page.body), `href="`+sitting+`/result#what-if"`) {
		t.Error("the way back leads elsewhere")
	}
}

// Whoever changes an answer from the result reads at its top which one is saved; other addresses say nothing of the kind.
func TestAChangeFromTheResultIsToldThere(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	sitting := taker.sitting()
	for _, from := range []string{"result", "what-if"} {
		taker.visits(sitting + "/items/3?from=" + from).answersAgain("late").isAt(sitting + "/result")
		taker.reads("Your answer is saved, and the result counts it. What is a good morning? Coffee and the post")
	}
	for _, nothing := range []string{"", "?saved=0", "?saved=99", "?saved=x"} {
		taker.visits(sitting + "/result" + nothing).doesNotRead("Your answer is saved")
	}
}

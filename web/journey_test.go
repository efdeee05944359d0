package web_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

func TestTheWholeWay(t *testing.T) {
	taker := opens(t).taker()
	taker.visits("/").isAt("/harbour/").seesHeading("Where in the harbour?").
		reads("Nine questions about ships", "9 questions, about 2 minutes", "The harbour needs all kinds of people.", "Do not use it to hire anyone.")
	taker.presses("Start now").seesHeading("Your return code")
	if taker.page.code() == "" {
		t.Errorf("no code is shown before the first question:\n%s", taker.page.words())
	}
	taker.follows("First question")
	taker.answers("background", "sailor").
		answers("tools", "rope", "crane").
		answers("morning", "early").
		answers("waves", "agree").
		answers("storms", "disagree").
		says("engines", "I’m not sure").
		says("noise", "Doesn’t apply to me").
		says("lists", "Skip").
		answers("desk", "agree")
	taker.seesHeading("Check your answers").reads("6 questions answered, 3 with no answer (skipped, not sure, or doesn’t apply).", "Rope; A crane")
	taker.presses("See my result").seesHeading("Work at sea").
		reads("It rests on 6 questions", "You already know the ropes.", "Skipper", "SEA 101: Knots", "Your return code")
}

func TestGoingBackChangesOneAnswerAndKeepsTheRest(t *testing.T) {
	taker := opens(t).taker().starts().fills(outAtSea[:4])
	taker.isAsked("storms").follows("Back").isAsked("waves").follows("Back").isAsked("morning")
	if !slices.Equal(taker.page.ticked(), []string{"early"}) {
		t.Errorf("the answer given is not shown: %v", taker.page.ticked())
	}
	taker.answers("morning", "late").isAsked("waves")
	if !slices.Equal(taker.page.ticked(), []string{"agree"}) {
		t.Errorf("the later answer was lost: %v", taker.page.ticked())
	}
	marks := taker.site.kept(taker.sitting()).Marks
	if marks[2].Options[0] != 1 || marks[3].Options[0] != 2 || marks[4].Reached() {
		t.Errorf("kept: %v", marks)
	}
}

func TestNothingIsChosenInAdvance(t *testing.T) {
	taker := opens(t).taker().starts()
	for range taker.quiz.Items {
		if ticked := taker.page.ticked(); len(ticked) > 0 {
			t.Errorf("%s has %v ticked", taker.page, ticked)
		}
		taker.presses("Skip")
	}
	taker.seesHeading("Check your answers")
}

func TestAnAnswerAndANonAnswerTakeEachOthersPlace(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "clerk").follows("Back")
	taker.says("background", "Doesn’t apply to me").follows("Back").reads("You said: Doesn’t apply to me")
	if len(taker.page.ticked()) > 0 {
		t.Errorf("an answer is still ticked: %v", taker.page.ticked())
	}
	taker.answers("background", "sailor").follows("Back").doesNotRead("You said")
	if m := taker.site.kept(taker.sitting()).Marks[0]; m.NonAnswer != "" || !slices.Equal(m.Options, []int{0}) {
		t.Errorf("kept: %+v", m)
	}
}

func TestEachNonAnswerIsKeptAsItself(t *testing.T) {
	taker := opens(t).taker().starts().
		says("background", "I’m not sure").says("tools", "Doesn’t apply to me").says("morning", "Skip")
	marks := taker.site.kept(taker.sitting()).Marks
	for i, want := range []quiz.NonAnswer{quiz.DontKnow, quiz.DoesntApply, quiz.Skipped, ""} {
		if marks[i].NonAnswer != want || len(marks[i].Options) > 0 {
			t.Errorf("item %d: kept %+v, want %q", i+1, marks[i], want)
		}
	}
}

func TestTheButtonOfANonAnswerWinsOverWhatIsTicked(t *testing.T) {
	taker := opens(t).taker().starts()
	taker.ticks("sailor").presses("Skip")
	if m := taker.site.kept(taker.sitting()).Marks[0]; m.NonAnswer != quiz.Skipped || len(m.Options) > 0 {
		t.Errorf("kept: %+v", m)
	}
}

func TestTheReviewCountsAndLeadsOn(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor").says("tools", "Skip")
	taker.visits(taker.sitting()+"/review").seesHeading("Check your answers").
		reads("1 question answered, 1 with no answer (skipped, not sure, or doesn’t apply), 7 not reached yet.", "Not reached yet")
	taker.follows("Continue with the next open question").isAsked("morning")
	taker.visits(taker.sitting() + "/review").follows("Change question 1: What are you now?").isAsked("background")
	taker.answers("background", "clerk").seesHeading("Check your answers").reads("A clerk")
	taker.follows("Answer question 9").isAsked("desk").follows("Back").seesHeading("Check your answers")
}

func TestFinishingEarlySaysNothingForTheTaker(t *testing.T) {
	taker := opens(t).taker().starts().fills(outAtSea[:5])
	taker.visits(taker.sitting() + "/review").presses("See my result as it stands").seesHeading("Work at sea").reads("It rests on 5 questions")
	for i, m := range taker.site.kept(taker.sitting()).Marks {
		if m.Reached() != (i < 5) {
			t.Errorf("item %d: kept %+v", i+1, m)
		}
	}
	taker.visits(taker.sitting()).isAt(taker.sitting() + "/result")
}

func TestTheResultWaitsUntilItIsAskedFor(t *testing.T) {
	taker := opens(t).taker().starts().fills(outAtSea[:8])
	taker.visits(taker.sitting() + "/result").isAt(taker.sitting() + "/review").seesHeading("Check your answers")
}

func TestChangingAnAnswerFromTheResultComesBackToIt(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea).seesHeading("Work at sea")
	taker.follows("Change the answer to: I like to be out on the water.").isAsked("waves").follows("Back").seesHeading("Work at sea")
	taker.follows("Change the answer to: I like to be out on the water.").answers("waves", "disagree").
		seesHeading("Work at sea").reads("I like to be out on the water. You said: Disagree.")
}

func TestAnUnfinishedSittingIsOfferedAgain(t *testing.T) {
	taker := opens(t).taker().starts().fills(outAtSea[:3])
	first := taker.sitting()
	taker.visits("/harbour/").reads("You have already begun: 3 of 9 questions done.").follows("Continue where you left off").isAt(first + "/items/4")
	taker.visits("/results").seesHeading("My results").follows("Not finished: 3 of 9 questions").isAt(first + "/items/4")
	if taker.starts().sitting() == first {
		t.Error("a new start goes on with the old sitting")
	}
}

func TestTakingItAgainKeepsBothResults(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	taker.follows("Take the quiz again").isAt("/harbour/").doesNotRead("You have already begun")
	taker.takes(torn).seesHeading("Balanced between work at sea and office work")
	taker.visits("/results").reads("Work at sea", "Balanced between work at sea and office work")
	taker.follows("Work at sea").seesHeading("Work at sea")
}

func TestAPageOfNobodysSittingAsksForTheCode(t *testing.T) {
	s := opens(t)
	theirs := s.taker().takes(outAtSea).sitting()
	for _, page := range []string{"", "/code", "/items/1", "/review", "/result", "/delete"} {
		s.taker().visits(theirs+page).sees(http.StatusForbidden, "This sitting is not on this device").
			reads("Enter a return code").doesNotRead("Work at sea", "Skipper")
		other := s.taker().starts()
		other.visits(theirs+page).sees(http.StatusForbidden, "This sitting is not on this device")
	}
}

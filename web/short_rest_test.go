package web_test

import (
	"net/http"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// decided is a short form of the pier that has come to its result.
func (s *site) decided() *taker {
	s.t.Helper()
	return s.taker().startsShort().isPut(boatBuilder, "crowd", "saw", "plan", "sand").presses("See my result").seesHeading("Boat building")
}

func TestGoingOnWithTheRest(t *testing.T) {
	s := offersShort(t)
	taker := s.decided()
	sitting := taker.sitting()
	taker.presses("Answer the other questions, too").reads("Question 5 of 10").isPut(boatBuilder, "glue").reads("Question 6 of 10")
	taker.follows("Back").follows("Back").reads("Question 4 of 10", "I sand a board until it shines.").visits(sitting)
	taker.isPut(boatBuilder, "knot", "paint", "place", "talk").follows("Your result as it stands").isAt(sitting + "/result").seesHeading("Boat building")
	taker.visits(sitting).isPut(boatBuilder, "tea").seesHeading("Check your answers").
		reads("10 questions answered. You can change any answer").doesNotRead("short form")
	taker.presses("See my result").seesHeading("Boat building")
	taker.visits(sitting).isAt(sitting + "/result")
	if marks := s.kept(sitting).Marks; slices.ContainsFunc(marks, func(m quiz.Mark) bool { return !m.Reached() }) {
		t.Errorf("kept: %v", marks)
	}
}

// Going on takes nothing away: what was found stays there, beside the way on.
func TestTheResultStaysWhileOneGoesOn(t *testing.T) {
	s := offersShort(t)
	taker := s.decided()
	sitting, code := taker.sitting(), taker.page.code()
	before := shortResult(t, taker.quiz, s.kept(sitting))
	taker.posts(sitting + "/long").posts(sitting + "/long").reads("Question 5 of 10")
	if after := shortResult(t, taker.quiz, s.kept(sitting)); after != before {
		t.Errorf("%v became %v", before, after)
	}
	taker.visits(sitting + "/result").seesHeading("Boat building")
	taker.visits("/results").reads("Boats or guests?, 4 of 10 questions").follows("Boat building").isAt(sitting + "/result")
	taker.visits("/results").follows("See the result").isAt(sitting + "/result")
	taker.visits("/results").follows("Continue").isAt(sitting + "/items/1")
	s.taker().returnsBy(code).isAt(sitting+"/items/1").reads("Question 5 of 10", "Your result as it stands")
}

func TestGoingOnBeforeThereIsAResult(t *testing.T) {
	taker := offersShort(t).taker().startsShort().isPut(boatBuilder, "crowd")
	sitting := taker.sitting()
	taker.posts(sitting + "/long").isAt(sitting + "/items/3").reads("Question 2 of 10").doesNotRead("Your result as it stands")
	taker.visits("/results").reads("Not finished: 1 of 10 questions").doesNotRead("See the result")
	taker.visits(sitting).isPut(boatBuilder, "saw", "glue", "sand", "knot", "paint", "place", "talk", "plan", "tea").seesHeading("Check your answers")
}

// ticking has a clock on which a second passes whenever anybody looks at it.
func ticking() func(*web.Config) {
	var seconds atomic.Int64
	return func(c *web.Config) {
		c.Now = func() time.Time { return time.Unix(1_800_000_000+seconds.Add(1), 0) }
	}
}

const anotherQuestion = "Since you changed answers, the short form has another question."

// Another answer may undo what decided a short form. Then the question that it takes is not lost beside the
// result.
func TestAResultWhoseShortFormHasAnotherQuestion(t *testing.T) {
	s := opens(t, offering(content(t, "pier")), ticking())
	taker := s.decided().doesNotRead("another question")
	sitting, code := taker.sitting(), taker.page.code()
	taker.visits("/results").doesNotRead("another question", "Continue").visits(sitting).isAt(sitting + "/result")
	taker.visits(sitting + "/items/6?from=result").doesNotRead("another question").gives("[I’m not sure]").isAt(sitting + "/result")
	taker.reads(anotherQuestion, "Answer the other questions, too").follows("Continue with this question")
	open := taker.page.url.Path
	taker.reads("Question 5, short form", anotherQuestion).follows("Your result as it stands").isAt(sitting + "/result")
	taker.visits("/results").reads(anotherQuestion).follows("Continue").isAt(open)
	taker.visits(sitting).isAt(open)
	taker.visits(sitting + "/items/6?from=review").doesNotRead("another question")
	s.taker().returnsBy(code).isAt(open).reads(anotherQuestion)
	taker.visits(sitting).answersAll(boatBuilder)
	taker.presses("See my result").doesNotRead("another question").visits("/results").doesNotRead("another question", "Continue")
	taker.visits(sitting).isAt(sitting + "/result")
}

// Whoever looked at the result before the short form was at its end changed nothing.
func TestAResultBeforeTheEndOfAShortForm(t *testing.T) {
	s := opens(t, offering(content(t, "pier")), ticking())
	taker := s.taker().startsShort().isPut(boatBuilder, "crowd", "saw")
	sitting, open := taker.sitting(), taker.page.url.Path
	taker.visits(sitting + "/review").presses("See my result as it stands").reads("The short form has another question.").doesNotRead("Since you changed")
	taker.visits(sitting).isAt(open).reads("The short form has another question.", "Your result as it stands").doesNotRead("Since you changed")
	taker.visits("/results").reads("The short form has another question.").follows("Boat building").presses("Answer the other questions, too")
	taker.isAt(open).reads("Question 3 of 10").doesNotRead("another question")
	taker.visits(sitting + "/result").doesNotRead("another question").follows("Continue with the other questions").isAt(open)
}

func TestALongFormHasNoRestToGoOnWith(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor")
	sitting := taker.sitting()
	taker.posts(sitting + "/long").isAt(sitting + "/items/2").isAsked("tools")
	if kept := taker.site.kept(sitting); kept.Asked != nil {
		t.Errorf("it puts %v", kept.Asked)
	}
}

func TestWhatIsSaidOfAShortForm(t *testing.T) {
	s := offersShort(t)
	taker := s.taker().startsShort().isPut(boatBuilder, "crowd", "saw")
	sitting := taker.sitting()
	taker.visits("/results").reads("Not finished: short form, 2 questions").follows("Continue").isAt(sitting + "/items/9")
	taker.visits("/pier/").reads("You have already begun: short form, 2 questions done.").follows("Continue where you left off").isAt(sitting + "/items/9")
	taker.visits(sitting + "/delete").reads("Not finished: short form, 2 questions")
	code := taker.visits(sitting + "/code").page.code()
	other := s.taker().returnsBy(code).isAt(sitting + "/items/9").reads("Question 3, short form")
	other.isPut(boatBuilder, "plan", "sand").presses("See my result")
	taker.visits("/results").reads("Boats or guests?, short form, 4 questions").follows("Boat building").isAt(sitting + "/result")
	taker.visits("/privacy").reads("Of a short form also the order in which you were asked.")
}

func TestWhenTheStoreCannotTakeAShortForm(t *testing.T) {
	full := &faulty{Store: newStore()}
	taker := opens(t, offering(content(t, "pier")), keptIn(full)).taker()
	refuse := func(call string) error {
		if call == "Update" || call == "Create" {
			return store.ErrFull
		}
		return nil
	}
	full.refuse = refuse
	taker.visits("/pier/").presses("Short form, about two minutes").sees(http.StatusServiceUnavailable, "That could not be saved")
	full.refuse = nil
	taker.startsShort().isPut(boatBuilder, "crowd")
	sitting, open := taker.sitting(), taker.page.url.Path
	before := taker.site.kept(sitting)
	full.refuse = refuse
	taker.ticks("agree").presses("Continue").sees(http.StatusServiceUnavailable, "That could not be saved").reads("All earlier answers are saved.")
	taker.posts(sitting+"/long").sees(http.StatusServiceUnavailable, "That could not be saved")
	if after := taker.site.kept(sitting); !slices.Equal(after.Asked, before.Asked) || after.Reached() != 1 {
		t.Errorf("%v became %v", before, after)
	}
	full.refuse = nil
	taker.visits(sitting).isAt(open).isPut(boatBuilder, "saw", "plan", "sand").seesHeading("Check your answers")
}

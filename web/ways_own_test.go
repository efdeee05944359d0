package web_test

import (
	"strings"
	"testing"
	"time"
)

// A taker with a result of this questionnaire sees in what the answers differ.
func TestTheAnswersArePutBesideOnesOwn(t *testing.T) {
	s := opens(t)
	taker := s.taker()
	answers := taker.visits("/harbour/paths/sea/answers").doesNotRead("Your own answers").page.answersTold(t, s.quizzes[0])
	if taker.page.header.Get("X-Robots-Tag") != "" {
		t.Error("a page with nobody's answers may not be indexed")
	}
	taker.takes(answers)
	taker.visits("/harbour/paths/sea/answers").reads("Your own answers", "You gave the same answers")
	if taker.page.header.Get("X-Robots-Tag") != "noindex" {
		t.Error("a page with somebody's answers may be indexed")
	}
	taker = s.taker()
	answers[3], answers[8] = "disagree", "[I’m not sure]"
	taker.takes(answers)
	taker.visits("/harbour/paths/sea/answers").reads("You answered 1 of 9 questions in another way", "You gave no answer to 1 question.", "You: Disagree").doesNotRead("You: I’m not sure")
	if result := taker.page.link("See its result"); !strings.HasSuffix(result, "/result") {
		t.Errorf("the sitting's link leads to %q", result)
	}
}

// Questions that were not asked, as in a short form, are not answered in another way.
func TestWhatWasNotAskedIsNotAnsweredInAnotherWay(t *testing.T) {
	s := offersShort(t)
	taker := s.taker()
	own := taker.visits("/pier/paths/"+s.quizzes[0].Paths[0].ID+"/answers").page.answersTold(t, s.quizzes[0])
	same := byItem{}
	for i, item := range s.quizzes[0].Items {
		same[item.ID] = own[i]
	}
	for _, c := range []struct {
		answers byItem
		reads   []string
	}{
		{boatBuilder, []string{"in another way there.", "You gave no answer to 6 questions."}},
		{same, []string{"What you answered there is the same.", "You gave no answer to"}},
	} {
		taker := s.taker().startsShort().isPut(c.answers, "crowd", "saw", "plan", "sand").presses("See my result")
		taker.visits("/pier/paths/"+s.quizzes[0].Paths[0].ID+"/answers").reads(c.reads...).doesNotRead("Not reached yet", "You gave the same answers")
	}
}

// Somebody who has several results reads which of them is meant, and where it puts the outcome already.
func TestWhereTheOutcomeStandsInOnesOwnSitting(t *testing.T) {
	clock := &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	taker := opens(t, clock.set).taker().takes(outAtSea)
	taker.visits("/harbour/paths/sea/answers").reads("In your sitting of 22 November 2026 it is first already, with a fit of 100.0%.")
	taker.visits("/harbour/paths/counting/answers").reads("In your sitting of 22 November 2026 it shares place 2 of 3, with a fit of 0.0%.")
	taker.visits("/harbour/careers/log-keeper/answers").reads("In your sitting of 22 November 2026 it is number 3 of 6")
	clock.now = clock.now.Add(time.Hour)
	taker.takes(torn)
	taker.visits("/harbour/paths/sea/answers").reads("In your sitting of 22 November 2026 (2 of 2 that day) it is level with others in first place, with a fit of 78.5%.")
	clock.now = clock.now.Add(time.Hour)
	taker.takes(hasty)
	taker.visits("/harbour/paths/sea/answers").reads("Your sitting of 22 November 2026 (3 of 3 that day) came to no clear result.").doesNotRead("with a fit of")
}

// A short form ranks paths, and not all careers: of those nothing is said that its result does not say.
func TestAShortFormDoesNotSayWhereACareerStands(t *testing.T) {
	s := offersShort(t)
	taker := s.decided()
	path, career := s.quizzes[0].Paths[0].ID, s.quizzes[0].Careers[0].ID
	taker.visits("/pier/paths/" + path + "/answers").reads("it is first already")
	taker.visits("/pier/careers/"+career+"/answers").reads("does not say where this stands: not every question was asked.").doesNotRead("first already", "it is number")
}

package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

const (
	takeOver = "Take these answers over to the questionnaire as it is now"
	stays    = "This sitting stays with the questionnaire that it was begun with."
)

// now is the questionnaire as the author has it by now.
func (a *author) now() *quiz.Quiz {
	a.t.Helper()
	q := a.drafts()[0].Quiz
	if q == nil {
		a.t.Fatal("the file has errors")
	}
	return q
}

func TestASittingIsTakenOverToTheEditedQuestionnaire(t *testing.T) {
	a := editsHarbour(t)
	a.starts().fills(outAtSea[:4])
	old := a.sitting()
	a.isNotTold(stays)
	a.saves("harbour.yaml", "Storms frighten me.", "Heavy storms frighten me.")
	a.visits(old + "/items/5").seesHeading("Storms frighten me.")
	a.isTold(stays).presses(takeOver)
	a.seesHeading("Heavy storms frighten me.").isAt(a.sitting() + "/items/5")
	a.isTold("4 answers were taken over.").isNotTold("These could not be", stays)
	if a.sitting() == old {
		t.Error("the old sitting was changed")
	}
	fresh := a.sitting()
	a.quiz = a.now()
	a.fills(outAtSea[4:]).presses("See my result").seesHeading("Work at sea").doesNotRead("as they were when you took it")
	a.visits(fresh + "/code").reads("Your return code")
	if a.page.code() == "" {
		t.Error("the browser does not know the new sitting's code")
	}
	a.visits(old + "/items/5").seesHeading("Storms frighten me.") // it is still there
	if kept := a.site.kept(old); kept.Reached() != 4 {
		t.Errorf("the old sitting has %d answers", kept.Reached())
	}
}

func TestAResultIsTakenOverToTheEditedQuestionnaire(t *testing.T) {
	a := editsHarbour(t)
	a.takes(outAtSea).seesHeading("Work at sea")
	a.saves("harbour.yaml", "name: Work at sea", "name: Life on board").visits(a.sitting() + "/result").seesHeading("Work at sea").reads("uses the questions as they were")
	a.presses(takeOver).isAt(a.sitting() + "/result").seesHeading("Life on board").doesNotRead("uses the questions as they were")
	a.isTold("9 answers were taken over.")
}

// What the edit leaves no place for is named: the question, the answer and why.
func TestAnswersThatCannotBeTakenOverAreNamed(t *testing.T) {
	a := editsHarbour(t)
	a.takes(outAtSea)
	a.saves("harbour.yaml",
		"      - {id: engines, text: I like to see how an engine works., scale: agreement, traits: {metal: 1}}\n", "",
		"sailor", "seafarer").visits(a.sitting() + "/result")
	a.presses(takeOver).isAt(a.sitting() + "/result")
	a.isTold("7 answers were taken over.", "What are you now? A sailor: it can no longer be given", "I like to see how an engine works. Disagree: the question is gone").
		isNotTold("Rope", "What have you worked with?")
	q, kept := a.now(), a.site.kept(a.sitting())
	if background, _ := q.Item("background"); kept.Marks[background].Reached() || kept.Reached() != 7 {
		t.Errorf("kept: %+v", kept.Marks)
	}
}

// Answers go by ids, wherever these stand by now.
func TestAnswersAreTakenOverByTheirIDs(t *testing.T) {
	a := editsHarbour(t)
	a.starts().fills(sheet{"clerk", "rope,ledger", "[Doesn’t apply to me]"})
	old := a.sitting()
	a.saves("harbour.yaml",
		"          - {id: sailor, text: A sailor, traits: {water: 1}}\n          - {id: clerk, text: A clerk, help: In any office., traits: {paper: 1}}\n",
		"          - {id: clerk, text: An office clerk, traits: {paper: 1}}\n          - {id: sailor, text: A sailor, traits: {water: 1}}\n",
		"      - id: background\n", "      - id: ship\n        text: Which ship?\n        options:\n          - {id: cutter, text: A cutter, traits: {water: 1}}\n          - {id: barge, text: A barge}\n      - id: background\n")
	a.visits(old + "/items/2").presses(takeOver).isAt(a.sitting() + "/items/3").seesHeading(askBefore)
	a.visits(a.sitting()+"/review").reads("An office clerk", "Rope; A ledger", "Doesn’t apply", "Which ship?")
	a.visits(a.sitting()).isAt(a.sitting() + "/items/1").seesHeading("Which ship?")
}

func TestAPickThatAllowsLessIsNotTakenOver(t *testing.T) {
	a := editsHarbour(t)
	a.starts().fills(sheet{"clerk", "rope,ledger"})
	a.saves("harbour.yaml", "          - {id: ledger, text: A ledger, traits: {paper: 1}}\n          - {id: none, text: None of these, alone: true}",
		"          - {id: ledger, text: Only a ledger, alone: true, traits: {paper: 1}}\n          - {id: none, text: None of these, alone: true}")
	a.visits(a.sitting() + "/items/2").presses(takeOver).isAt(a.sitting() + "/items/2")
	a.isTold("1 answer was taken over. These could not be:", "Rope; A ledger: it can no longer be given")
}

func TestEveryPageOfASittingLeadsToTheSamePage(t *testing.T) {
	for page, to := range map[string]string{
		"/items/3": "/items/3", "/review": "/review", "/code": "/code", "/result": "/result", "/delete": "/result", "/items/8": "/result",
	} {
		a := editsHarbour(t)
		a.takes(outAtSea)
		a.saves("harbour.yaml", "      - {id: lists, text: I like a list with every line ticked., scale: agreement, traits: {paper: 1}}\n", "")
		a.visits(a.sitting() + page).presses(takeOver).isAt(a.sitting() + to)
		a.isTold("8 answers were taken over.")
	}
}

// editsPier opens a site for the author of a questionnaire with a short form, and begins one.
func editsPier(t *testing.T, answers int) *author {
	t.Helper()
	a := edits(t, "pier.yaml", string(source(t, "pier")))
	a.quiz = a.now()
	a.startsShort()
	for range answers {
		a.gives(boatBuilder[a.asked()])
	}
	return a
}

func TestAShortFormIsTakenOver(t *testing.T) {
	a := editsPier(t, 3)
	old := a.site.kept(a.sitting())
	a.saves("pier.yaml", "A crowd wakes me up.", "A large crowd wakes me up.").visits(a.sitting() + "/review")
	a.presses(takeOver).isAt(a.sitting()+"/review").reads("A large crowd wakes me up.", "This is the short form")
	kept := a.site.kept(a.sitting())
	if kept.Reached() != 3 || !slices.Equal(kept.Asked, old.Asked) || kept.Digest != a.now().Digest {
		t.Errorf("kept: %+v\nwas:  %+v", kept, old)
	}
}

// The question that a short form waits with is gone: it puts another one, as short forms do.
func TestAShortFormGoesOnWithoutTheQuestionThatItWaitsWith(t *testing.T) {
	a := editsPier(t, 1)
	waiting := a.asked()
	a.saves("pier.yaml", "{id: "+waiting+",", "{id: renamed,").visits(a.page.url.Path)
	a.presses(takeOver).reads("Question 2, short form")
	kept, q := a.site.kept(a.sitting()), a.now()
	if !kept.Short() || kept.Reached() != 1 || len(kept.Asked) != 2 || q.Items[kept.Asked[0]].ID != "crowd" {
		t.Errorf("kept: %+v", kept)
	}
	a.quiz = q
	a.answersAll(byItem{"renamed": boatBuilder[waiting], "glue": "agree", "sand": "agree", "saw": "agree", "knot": "neat", "paint": "disagree",
		"place": "bench", "talk": "disagree", "plan": "agree", "tea": "me"})
	a.presses("See my result").seesHeading("Boat building")
}

// Nothing that a short form has put is left: it begins as a new one does.
func TestAShortFormOfWhichNothingIsLeftBeginsAnew(t *testing.T) {
	a := editsPier(t, 0)
	a.saves("pier.yaml", "{id: crowd,", "{id: people,").visits(a.page.url.Path).presses(takeOver).reads("Question 1, short form")
	if kept := a.site.kept(a.sitting()); len(kept.Asked) != 1 || a.now().Items[kept.Asked[0]].ID != "people" {
		t.Errorf("kept: %+v", kept)
	}
}

// A questionnaire that has become too short for a short form is taken over into its only form.
func TestAShortFormOfAQuestionnaireThatHasNoneAnyMore(t *testing.T) {
	a := editsPier(t, 2)
	a.saves("pier.yaml", "      - {id: glue, text: I like the smell of glue., scale: agreement, traits: {making: 1}}\n", "")
	a.visits(a.sitting()+"/review").presses(takeOver).reads("A crowd wakes me up.", "Who makes the tea?")
	if kept := a.site.kept(a.sitting()); kept.Ordered() || kept.Reached() != 2 {
		t.Errorf("kept: %+v", kept)
	}
}

// A short form that was gone on with puts what is new behind the rest.
func TestAShortFormThatWasGoneOnWith(t *testing.T) {
	a := editsPier(t, 0)
	a.answersAll(boatBuilder)
	a.presses("See my result")
	a.posts(a.sitting() + "/long")
	a.saves("pier.yaml", "      - {id: talk,", "      - {id: sing, text: I sing., scale: agreement, traits: {making: -1}}\n      - {id: talk,")
	a.visits(a.sitting() + "/result").presses(takeOver).isAt(a.sitting() + "/result").seesHeading("Boat building")
	kept, q := a.site.kept(a.sitting()), a.now()
	if len(kept.Asked) != len(q.Items) || q.Items[kept.Asked[len(kept.Asked)-1]].ID != "sing" {
		t.Errorf("kept: %+v", kept)
	}
}

func TestClickingTwiceTakesOverOnce(t *testing.T) {
	a := editsHarbour(t)
	a.starts().fills(outAtSea[:2])
	a.saves("harbour.yaml", askBefore, askAfter).visits(a.sitting() + "/review")
	form := a.form(takeOver)
	first := a.fetch(form).header.Get("Location")
	if second := a.fetch(a.form(takeOver)).header.Get("Location"); first == "" || second != first {
		t.Errorf("they lead to %q and %q", first, second)
	}
	a.later.Store(int64(time.Minute)) // that is no double click
	if third := a.fetch(a.form(takeOver)).header.Get("Location"); third == first {
		t.Errorf("a minute later it leads to %q again", third)
	}
}

func TestAnEditThatWasTakenBackLeavesNothingToTakeOver(t *testing.T) {
	a := editsHarbour(t)
	a.starts().fills(outAtSea[:2])
	old := a.sitting()
	a.saves("harbour.yaml", askBefore, askAfter).visits(old + "/items/2")
	a.isTold(stays)
	form := a.form(takeOver)
	a.later.Store(int64(time.Minute))
	a.saves("harbour.yaml", askAfter, askBefore)
	a.sends(form)
	a.isAt(old + "/items/2").seesHeading(askBefore)
	a.isNotTold(stays)
}

func TestASittingOfABrokenFileIsTakenOverToItsLastGoodText(t *testing.T) {
	a := editsHarbour(t)
	a.starts().fills(outAtSea[:2])
	a.saves("harbour.yaml", askBefore, askAfter).saves("harbour.yaml", noSlip, slip)
	a.visits(a.sitting() + "/items/2").seesHeading(askBefore)
	a.isTold(stays, "1 error").presses(takeOver).seesHeading(askAfter)
}

// The page that tells what was taken over tells it only to the browser that holds both sittings.
func TestNobodyElseIsToldWhatWasTakenOver(t *testing.T) {
	a := editsHarbour(t)
	a.takes(outAtSea)
	others := a.sitting()
	b := &author{taker: a.site.taker(), files: a.files, names: a.names}
	b.takes(torn)
	own := b.sitting()
	a.saves("harbour.yaml", "sailor", "seafarer")
	b.visits(own + "/result?taken-over=" + strings.TrimPrefix(others, "/sittings/"))
	b.isNotTold("A sailor", "taken over.")
	b.posts(others+"/take-over", "from", "result").sees(http.StatusForbidden, "This sitting is not on this device")
	for _, from := range []string{"", "items/0", "items/x", "items/99", "//evil.example", "../../results", "result/x"} {
		b.posts(own+"/take-over", "from", from).seesHeading("Balanced between work at sea and office work").isAt(b.sitting() + "/result")
	}
}

package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// offersShort opens a site with the questionnaire of the pier, which has a short form.
func offersShort(t *testing.T) *site {
	t.Helper()
	return opens(t, offering(content(t, "pier")))
}

// byItem are answers by item, as a sheet has them.
type byItem map[string]string

// The boat builder likes to make things, and with care.
var boatBuilder = byItem{
	"glue": "agree", "sand": "agree", "saw": "agree", "knot": "neat", "paint": "disagree",
	"crowd": "disagree", "place": "bench", "talk": "disagree", "plan": "agree", "tea": "me",
}

// startsShort begins a short form and goes on to its first question.
func (t *taker) startsShort() *taker {
	t.t.Helper()
	minutes := map[string]string{"pier": "two minutes", "health-informatics": "three minutes"}[t.quiz.ID]
	t.visits("/" + t.quiz.ID + "/").presses("Short form, about " + minutes).seesHeading("Your return code")
	return t.follows("First question")
}

// asked is the id of the item whose page is open.
func (t *taker) asked() string {
	t.t.Helper()
	item := t.quiz.Items[t.number()-1]
	if !strings.HasPrefix(t.page.heading(), string(item.Text)) {
		t.t.Fatalf("%s does not ask %q", t.page, item.Text)
	}
	return item.ID
}

// gives answers the item whose page is open.
func (t *taker) gives(answer string) *taker {
	t.t.Helper()
	if button, ok := strings.CutPrefix(answer, "["); ok {
		return t.presses(strings.TrimSuffix(button, "]"))
	}
	return t.ticks(strings.Split(answer, ",")...).presses("Continue")
}

// isPut expects to be asked these items, one after the other, and answers them.
func (t *taker) isPut(answers byItem, items ...string) *taker {
	t.t.Helper()
	for _, item := range items {
		if t.asked() != item {
			t.t.Fatalf("asked is %s, want %s", t.asked(), item)
		}
		t.gives(answers[item])
	}
	return t
}

// answersAll answers whatever is asked until nothing more is, and returns the items.
func (t *taker) answersAll(answers byItem) []string {
	t.t.Helper()
	var items []string
	for strings.Contains(t.page.url.Path, "/items/") {
		items = append(items, t.asked())
		t.gives(answers[t.asked()])
		if len(items) > len(t.quiz.Items) {
			t.t.Fatalf("there is no end: %v", items)
		}
	}
	t.seesHeading("Check your answers")
	return items
}

func TestTheShortWay(t *testing.T) {
	taker := offersShort(t).taker().visits("/pier/")
	taker.reads("The short form asks first what tells the paths apart", "You can go on with the rest afterwards.")
	taker.startsShort().reads("Question 1, short form", "Now how your days should be.")
	equals(t, "title", taker.page.title(), "Question 1, short form – Boats or guests?")
	taker.isPut(boatBuilder, "crowd").reads("Question 2, short form", "First what your hands like.")
	taker.isPut(boatBuilder, "saw").doesNotRead("of 10", "Your path is settled")
	taker.isPut(boatBuilder, "plan").reads("Question 4, short form", "First what your hands like.")
	taker.isPut(boatBuilder, "sand").seesHeading("Check your answers").
		reads("This is the short form", "4 questions answered. You can change any answer")
	var asked []string
	for _, row := range taker.quiz.Items {
		if strings.Contains(taker.page.words(), string(row.Text)) {
			asked = append(asked, row.ID)
		}
	}
	if !slices.Equal(asked, []string{"sand", "saw", "crowd", "plan"}) {
		t.Errorf("the review lists %v", asked)
	}
	if words := taker.page.words(); strings.Index(words, "A crowd wakes me up.") > strings.Index(words, "I like to hear a saw.") {
		t.Errorf("the review is not in the order of the questions:\n%s", words)
	}
	taker.presses("See my result").seesHeading("Boat building")
}

func TestNoShortFormIsOfferedOfAFewQuestions(t *testing.T) {
	taker := opens(t).taker().visits("/harbour/").doesNotRead("Short form", "short form")
	taker.posts("/harbour/start", "form", "short").follows("First question").isAsked("background")
}

func TestSteppingBackInAShortForm(t *testing.T) {
	taker := offersShort(t).taker().startsShort().isPut(boatBuilder, "crowd", "saw", "plan")
	taker.follows("Back").follows("Back").reads("Question 2, short form").follows("Back").reads("Question 1, short form")
	if ticked := taker.page.ticked(); !slices.Equal(ticked, []string{"disagree"}) {
		t.Errorf("ticked: %v", ticked)
	}
	taker.follows("Back").seesHeading("Your return code").follows("Continue").isPut(boatBuilder, "sand")
	taker.seesHeading("Check your answers").follows("Back").reads("Question 4, short form").isPut(boatBuilder, "sand").seesHeading("Check your answers")
}

func TestAQuestionThatWasNotPutLeadsToTheOneThatIs(t *testing.T) {
	taker := offersShort(t).taker().startsShort().isPut(boatBuilder, "crowd")
	sitting, open := taker.sitting(), taker.page.url.Path
	before := taker.site.kept(sitting)
	for _, number := range []string{"1", "10"} {
		taker.visits(sitting + "/items/" + number).isAt(open).seesHeading("I like to hear a saw.")
		taker.posts(sitting+"/items/"+number, "answer", "agree").isAt(open).seesHeading("I like to hear a saw.")
	}
	taker.visits(sitting+"/items/11").sees(http.StatusNotFound, "Page not found")
	if after := taker.site.kept(sitting); after.Reached() != 1 || !slices.Equal(after.Asked, before.Asked) {
		t.Errorf("%v and %v became %v and %v", before.Asked, before.Marks, after.Asked, after.Marks)
	}
	taker.visits(sitting).answersAll(boatBuilder)
	taker.presses("See my result").visits(sitting + "/items/1").isAt(sitting + "/result")
}

func TestSkippingInAShortForm(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	skipped := byItem{}
	for _, item := range taker.quiz.Items {
		skipped[item.ID] = "[Skip]"
	}
	// Nothing else tells the paths apart.
	if items := taker.answersAll(skipped); !slices.Equal(items, []string{"crowd", "saw", "place", "talk", "glue"}) {
		t.Errorf("who skips all is asked %v", items)
	}
	taker.reads("0 questions answered, 5 with no answer").presses("See my result").seesHeading("No clear result")
}

func TestNothingChosenInAShortFormAsksAgain(t *testing.T) {
	taker := offersShort(t).taker().startsShort().presses("Continue").sees(http.StatusUnprocessableEntity, "A crowd wakes me up.")
	equals(t, "title", taker.page.title(), "Error: Question 1, short form – Boats or guests?")
	taker.gives("agree").reads("Question 2, short form")
}

func TestAShortFormHasNoResultBeforeThePathIsDecided(t *testing.T) {
	taker := offersShort(t).taker().startsShort().isPut(boatBuilder, "crowd")
	sitting := taker.sitting()
	taker.visits(sitting+"/review").reads("1 question answered, 1 not reached yet.", "Your answers do not decide the path yet.").doesNotRead("See my result")
	taker.posts(sitting + "/finish").isAt(sitting + "/review")
	if kept := taker.site.kept(sitting); !kept.Finished.IsZero() {
		t.Error("it is finished all the same")
	}
	taker.follows("Continue with the next open question").isPut(boatBuilder, "saw")
	taker.visits(sitting + "/review").presses("See my result as it stands").seesHeading("Boat building") // the path is decided, the careers are not
}

func TestAChangeThatMakesAQuestionNecessary(t *testing.T) {
	taker := offersShort(t).taker().startsShort().isPut(boatBuilder, "crowd", "saw", "plan", "sand")
	sitting := taker.sitting()
	taker.follows("Change question 1: A crowd wakes me up.").gives("[I’m not sure]").seesHeading("Check your answers").
		reads("3 questions answered, 1 with no answer (skipped, not sure, or doesn’t apply), 1 not reached yet.", "Your answers do not decide the path yet.")
	taker.follows("Continue with the next open question").reads("Question 5, short form").answersAll(boatBuilder)
	taker.presses("See my result").seesHeading("Boat building")
	first := taker.site.kept(sitting).Asked
	taker.visits(sitting + "/items/3?from=result").gives("neither").isAt(sitting + "/result")
	if after := taker.site.kept(sitting).Asked; !slices.Equal(after[:len(first)], first) {
		t.Errorf("%v became %v", first, after)
	}
	taker.visits(sitting + "/review").reads("See my result")
}

package web_test

import (
	"strconv"
	"testing"
)

// In a short form what is chosen puts nothing: the next question follows from what the taker goes on with.
func TestChoosingInAShortFormPutsNothing(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	first, sitting := taker.page.url.Path, taker.sitting()
	for _, answer := range []string{"agree", "neither", "disagree"} {
		is(t, "told", taker.chooses(first, "answer", answer), reply{status: 200, Shown: answer})
		if kept := taker.site.kept(sitting); len(kept.Asked) != 1 || kept.Reached() != 1 {
			t.Fatalf("%s: put are %v, %d reached", answer, kept.Asked, kept.Reached())
		}
	}
	taker.gives("disagree").isPut(boatBuilder, "saw") // as when only "disagree" was ever chosen
	kept := taker.site.kept(sitting)
	if len(kept.Asked) != 3 {
		t.Errorf("put are %v", kept.Asked)
	}
}

// Whoever leaves after choosing, and comes back, is put the next question, and has no result yet.
func TestComingBackAfterChoosingInAShortForm(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	sitting := taker.sitting()
	taker.chooses(taker.page.url.Path, "answer", "disagree")
	taker.tab().posts(sitting + "/finish")
	if kept := taker.site.kept(sitting); !kept.Finished.IsZero() {
		t.Error("one answer makes a result")
	}
	taker.visits(sitting + "/review").reads("1 question answered, 1 not reached yet").doesNotRead("See my result")
	taker.visits(sitting).reads("Question 2, short form").isPut(boatBuilder, "saw", "plan", "sand").seesHeading("Check your answers")
	taker.presses("See my result").seesHeading("Boat building")
}

// The next question of an answer that was only chosen goes when another one is chosen in its place.
func TestAQuestionThatIsNoLongerPut(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	first := taker.page.url.Path
	put := map[string]string{}
	for _, answer := range []string{"agree", "neither", "disagree"} {
		taker.chooses(first, "answer", answer)
		put[answer] = taker.tab().visits(taker.sitting()).page.url.Path
	}
	for _, item := range taker.quiz.Items {
		i, _ := taker.quiz.Item(item.ID)
		path := itemPath(taker.sitting(), i)
		if path == first || path == put["disagree"] {
			continue
		}
		is(t, item.ID, taker.chooses(path, "answer", "agree"), reply{status: 410, Problem: "The question is no longer among yours."})
	}
}

// itemPath is the address of an item of a sitting.
func itemPath(sitting string, item int) string {
	return sitting + "/items/" + strconv.Itoa(item+1)
}

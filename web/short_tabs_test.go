package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"sync"
	"testing"
)

func TestADoubleClickOnTheShortFormBeginsOne(t *testing.T) {
	taker := offersShort(t).taker().visits("/pier/").presses("Short form, about two minutes")
	first, code := taker.sitting(), taker.page.code()
	taker.posts("/pier/start", "form", "short")
	if taker.sitting() != first || taker.page.code() != code {
		t.Errorf("%s and %s", first, taker.sitting())
	}
}

// Whoever comes back at once for the other form gets that one, not the one just begun.
func TestTheOtherFormIsAnotherSitting(t *testing.T) {
	taker := offersShort(t).taker().visits("/pier/").presses("Start now")
	long := taker.sitting()
	taker.visits("/pier/").presses("Short form, about two minutes")
	short := taker.sitting()
	taker.follows("First question").reads("Question 1, short form")
	taker.visits("/pier/").presses("Start now").isAt(long + "/code").follows("First question").reads("Question 1 of 10")
	if long == short {
		t.Error("both are one sitting")
	}
	taker.posts("/pier/start", "form", "tall").isAt(long + "/code")
}

func TestTheSameAnswerInTwoTabsPutsOneQuestion(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	other := taker.tab().visits(taker.page.url.Path)
	taker.gives("disagree").reads("Question 2, short form")
	other.gives("disagree").reads("Question 2, short form", "I like to hear a saw.")
	if kept := taker.site.kept(taker.sitting()); len(kept.Asked) != 2 {
		t.Errorf("put were %v", kept.Asked)
	}
}

func TestAStaleTabOfAShortFormChangesItsAnswer(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	stale := taker.tab().visits(taker.page.url.Path)
	taker.isPut(boatBuilder, "crowd", "saw", "plan")
	before := taker.site.kept(taker.sitting())
	stale.gives("agree").seesHeading("A crowd wakes me up.").reads("Saved. It took the place of an earlier answer: Disagree.")
	stale.gives("agree").seesHeading("I like to hear a saw.").reads("Question 2, short form")
	after := taker.site.kept(taker.sitting())
	if !slices.Equal(after.Asked, before.Asked) || after.Reached() != 3 {
		t.Errorf("%+v became %+v", before, after)
	}
	if crowd := after.Marks[after.Asked[0]]; !slices.Equal(crowd.Options, []int{2}) {
		t.Errorf("kept %+v", crowd)
	}
	taker.isPut(boatBuilder, "sand")
}

func TestManyTabsOfAShortFormAtOnce(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	sitting, first := taker.sitting(), taker.page.url.Path
	var all sync.WaitGroup
	for _, answer := range []string{"agree", "neither", "disagree", "agree", "neither", "disagree", "agree", "disagree"} {
		tab := taker.tab()
		all.Go(func() {
			p := tab.fetch(tab.post(first, url.Values{"answer": {answer}}))
			if p.status != http.StatusSeeOther || p.header.Get("Location") == "" {
				t.Errorf("%s", p)
			}
		})
	}
	all.Wait()
	if kept := taker.site.kept(sitting); len(kept.Asked) != 2 || kept.Reached() != 1 {
		t.Errorf("put were %v, kept %v", kept.Asked, kept.Marks)
	}
	taker.visits(sitting).reads("Question 2, short form")
}

func TestLengtheningFromManyTabsAtOnce(t *testing.T) {
	s := offersShort(t)
	taker := s.decided()
	sitting := taker.sitting()
	var all sync.WaitGroup
	for range 8 {
		tab := taker.tab()
		all.Go(func() { tab.fetch(tab.post(sitting+"/long", nil)) })
	}
	all.Wait()
	if kept := s.kept(sitting); len(kept.Asked) != 10 {
		t.Errorf("put were %v", kept.Asked)
	}
}

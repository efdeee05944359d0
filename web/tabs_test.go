package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"
)

func TestTwoTabsOfOneSitting(t *testing.T) {
	first := opens(t).taker().starts()
	second := first.tab().visits(first.sitting() + "/items/3")
	first.answers("background", "sailor")
	second.answers("morning", "late")
	first.answers("tools", "rope").isAsked("morning")
	if !slices.Equal(first.page.ticked(), []string{"late"}) {
		t.Errorf("the other tab's answer is not there: %v", first.page.ticked())
	}
	for i, m := range first.site.kept(first.sitting()).Marks[:3] {
		if len(m.Options) != 1 {
			t.Errorf("item %d: kept %+v", i+1, m)
		}
	}
}

func TestTheSameFormTwice(t *testing.T) {
	taker := opens(t).taker().starts().ticks("sailor")
	taker.chosen = []string{"sailor"}
	first, second := taker.form("Continue"), taker.form("Continue")
	taker.sends(first)
	taker.isAsked("tools")
	before := taker.site.kept(taker.sitting())
	taker.sends(second)
	taker.isAsked("tools")
	after := taker.site.kept(taker.sitting())
	if !after.Changed.Equal(before.Changed) || after.Reached() != 1 {
		t.Errorf("the second one changed %+v to %+v", before, after)
	}
}

func TestADoubleClickOnStartBeginsOneSitting(t *testing.T) {
	taker := opens(t).taker()
	taker.visits("/harbour/").presses("Start now")
	first, code := taker.sitting(), taker.page.code()
	taker.posts("/harbour/start")
	if taker.sitting() != first || taker.page.code() != code {
		t.Errorf("%s and %s, code %s and %s", first, taker.sitting(), code, taker.page.code())
	}
	taker.follows("First question").answers("background", "sailor")
	if taker.posts("/harbour/start").sitting() == first {
		t.Error("a start after the first answer goes on with the old sitting")
	}
}

func TestManyStartsAtOnceBeginOneSitting(t *testing.T) {
	s := opens(t, keptIn(&faulty{Store: newStore(), refuse: func(call string) error {
		if call == "Create" {
			time.Sleep(5 * time.Millisecond) // a disk
		}
		return nil
	}}))
	taker := s.taker().takes(outAtSea) // so that the browser has its token
	var all sync.WaitGroup
	at := make([]string, 16)
	for i := range at {
		tab := taker.tab()
		all.Go(func() { at[i] = tab.fetch(tab.post("/harbour/start", nil)).header.Get("Location") })
	}
	all.Wait()
	if slices.Sort(at); at[0] == "" || at[0] != at[len(at)-1] {
		t.Errorf("sittings: %v", slices.Compact(at))
	}
}

func TestFinishingTwice(t *testing.T) {
	taker := opens(t).taker().starts().fills(outAtSea)
	again := taker.form("See my result")
	taker.presses("See my result").seesHeading("Work at sea")
	finished := taker.site.kept(taker.sitting()).Finished
	taker.sends(again)
	taker.seesHeading("Work at sea")
	if now := taker.site.kept(taker.sitting()).Finished; !now.Equal(finished) {
		t.Errorf("finished at %v, then at %v", finished, now)
	}
}

// Nothing that one tab says is lost while others talk.
func TestAnswersFromManyTabsAtOnce(t *testing.T) {
	taker := opens(t).taker().starts()
	sitting := taker.sitting()
	answers := []string{"clerk", "rope", "late", "agree", "agree", "neither", "disagree", "agree", "disagree"}
	var all sync.WaitGroup
	for range 4 {
		for i, answer := range answers {
			tab := taker.tab()
			all.Go(func() {
				p := tab.fetch(tab.post(fmt.Sprintf("%s/items/%d", sitting, i+1), url.Values{"answer": {answer}}))
				if p.status != http.StatusSeeOther {
					t.Errorf("item %d: %s", i+1, p)
				}
			})
			all.Go(func() {
				if p := tab.fetch(tab.request(http.MethodGet, sitting+"/review")); p.status != http.StatusOK {
					t.Errorf("%s", p)
				}
			})
		}
	}
	all.Wait()
	for i, m := range taker.site.kept(sitting).Marks {
		if got := taker.quiz.Answer(i, m).Options; !slices.Equal(got, []string{answers[i]}) {
			t.Errorf("item %d: %v, want %s", i+1, got, answers[i])
		}
	}
}

func TestAStaleTabAfterDeletion(t *testing.T) {
	stale := opens(t).taker().starts().fills(outAtSea[:2])
	sitting := stale.sitting()
	stale.tab().visits("/results").follows("Delete").presses("Delete for good").isAt("/results")
	stale.ticks("early").presses("Continue").sees(http.StatusNotFound, "This sitting is not here").reads("It was deleted", "My results")
	for _, path := range []string{"/finish", "/long", "/code"} {
		stale.posts(sitting+path).sees(http.StatusNotFound, "This sitting is not here")
	}
	stale.follows("My results").seesHeading("My results")
}

func TestAStaleTabAfterForgetting(t *testing.T) {
	stale := opens(t).taker().starts().fills(outAtSea[:2])
	code := stale.tab().visits(stale.sitting() + "/code").page.code()
	sitting := stale.sitting()
	stale.tab().posts("/forget")
	stale.ticks("early").presses("Continue").sees(http.StatusForbidden, "This sitting is not on this device").reads("All its answers are saved.")
	stale.returnsBy(code).isAt(sitting + "/items/3").isAsked("morning")
}

func TestATabOfAFinishedSittingStillChangesAnswers(t *testing.T) {
	taker := opens(t).taker().starts().fills(outAtSea[:8])
	old := taker.tab().visits(taker.sitting() + "/items/1")
	taker.visits(taker.sitting() + "/review").presses("See my result as it stands").seesHeading("Work at sea")
	old.answers("background", "clerk").isAsked("tools")
	taker.visits(taker.sitting() + "/result").reads("You said of your background: A clerk.")
}

// tab is another tab of the same browser.
func (t *taker) tab() *taker {
	other := *t
	other.page, other.chosen, other.typed = nil, nil, nil
	return &other
}

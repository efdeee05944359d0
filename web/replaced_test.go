package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// The author changes the questionnaire and starts the server anew. Whoever has a result keeps it.
func TestAResultStaysWhenTheQuestionnaireChanges(t *testing.T) {
	old := opens(t)
	taker := old.taker().takes(outAtSea).seesHeading("Work at sea")
	sitting, code, before := taker.sitting(), taker.page.code(), taker.page.words()

	moved := taker.movesTo(opens(t, keptIn(old.store), offering(changed(t))))
	moved.visits(sitting).isAt(sitting+"/result").seesHeading("Work at sea").
		reads(code, "This sitting uses the questions as they were when you took it.", "You already know the ropes.").doesNotRead("Life on board")
	if without := strings.Replace(moved.page.words(), notice(t, moved.page), "", 1); strings.Join(strings.Fields(without), " ") != before {
		t.Errorf("the result was\n%s\nand now is\n%s", before, without)
	}
	moved.visits("/results").reads("The questions have changed since; this sitting keeps its own.").follows("Work at sea").seesHeading("Work at sea")
	moved.site.taker().returnsBy(code).seesHeading("Work at sea")
}

func TestAnOldResultLeadsToThePagesOfItsTime(t *testing.T) {
	old := opens(t)
	taker := old.taker().takes(outAtSea)
	moved := taker.movesTo(opens(t, keptIn(old.store), offering(changed(t)))).visits(taker.sitting() + "/result")
	base, followed := "/harbour/at/"+taker.quiz.Digest.String()+"/", 0
	for _, a := range htmlcheck.Elements(moved.page.doc, "a") {
		href, _ := htmlcheck.Attr(a, "href")
		if strings.HasPrefix(href, "/harbour/") && href != "/harbour/" {
			followed++
			if !strings.HasPrefix(href, base) {
				t.Errorf("the result leads to %s", href)
			}
			if p := moved.tab().visits(href).page; p.status != http.StatusOK || strings.Contains(string(p.body), "Life on board") {
				t.Errorf("%s", p)
			}
		}
	}
	if followed < 8 {
		t.Errorf("only %d links were followed", followed)
	}
	moved.visits(base + "paths/sea").seesHeading("Work at sea")
	moved.visits("/harbour/paths/sea").seesHeading("Life on board")
	moved.visits(taker.sitting() + "/result").follows("Take the quiz again").isAt("/harbour/")
}

func TestAnUnfinishedSittingGoesOnUnderItsOwnWords(t *testing.T) {
	old := opens(t)
	taker := old.taker().starts().fills(outAtSea[:4])
	moved := taker.movesTo(opens(t, keptIn(old.store), offering(changed(t))))
	moved.visits("/harbour/").reads("You have already begun: 4 of 9 questions done.").follows("Continue where you left off").isAsked("storms")
	moved.fills(outAtSea[4:]).presses("See my result").seesHeading("Work at sea").reads("uses the questions as they were")
	again := changed(t)
	moved.quiz = again
	moved.takes(append(sheet{"cutter"}, outAtSea...)).seesHeading("Life on board").doesNotRead("as they were")
}

func TestATabThatWasOpenWhenTheQuestionnaireChanged(t *testing.T) {
	old := opens(t)
	taker := old.taker().starts()
	moved := taker.movesTo(opens(t, keptIn(old.store), offering(changed(t))))
	form := taker.ticks("sailor").form("Continue")
	moved.posts(form.URL.Path, "answer", "sailor").isAsked("tools")
}

func TestAQuestionnaireThatIsNoLongerOffered(t *testing.T) {
	old := opens(t)
	taker := old.taker().takes(outAtSea)
	sitting, code := taker.sitting(), taker.page.code()
	open := taker.starts().fills(outAtSea[:2]).sitting()

	moved := taker.movesTo(opens(t, keptIn(old.store), offering(content(t, "bare"))))
	moved.visits(sitting).seesHeading("Work at sea").reads("uses the questions as they were").
		follows("Skipper").seesHeading("Skipper").follows("Work at sea").seesHeading("Work at sea")
	moved.visits(sitting + "/result").follows("How this was worked out").seesHeading("How it works").reads(taker.quiz.Digest.String())
	moved.visits(sitting + "/result").follows("Take the quiz again").seesHeading("Tee oder Kaffee?")
	moved.visits(open).isAsked("morning").fills(outAtSea[2:]).presses("See my result").seesHeading("Work at sea")
	moved.visits("/results").reads("Where in the harbour?", "Tee oder Kaffee?")
	moved.site.taker().returnsBy(code).seesHeading("Work at sea")
	moved.visits("/harbour/").sees(http.StatusNotFound, "Page not found")
	moved.posts("/harbour/start").sees(http.StatusNotFound, "Page not found")
	moved.visits(sitting + "/delete").presses("Delete for good").isAt("/results")
}

func TestManyOldResultsAreOpenedAtOnce(t *testing.T) {
	old := opens(t)
	taker := old.taker().takes(outAtSea)
	moved := taker.movesTo(opens(t, keptIn(old.store), offering(changed(t))))
	var all sync.WaitGroup
	for range 8 {
		tab := moved.tab()
		all.Go(func() {
			if p := tab.fetch(tab.request(http.MethodGet, taker.sitting()+"/result")); p.status != http.StatusOK || p.heading() != "Work at sea" {
				t.Errorf("%s", p)
			}
		})
	}
	all.Wait()
}

// An old questionnaire that can no longer be read keeps nobody from taking the new one.
func TestAnOldQuestionnaireThatCannotBeRead(t *testing.T) {
	old := opens(t)
	taker := old.taker().starts().fills(outAtSea[:2])
	damaged := &faulty{Store: old.store, refuse: func(call string) error {
		if call == "Questionnaire" {
			return store.ErrDamaged
		}
		return nil
	}}
	moved := taker.movesTo(opens(t, keptIn(damaged), offering(changed(t))))
	moved.visits(taker.sitting()).sees(http.StatusInternalServerError, "Something went wrong")
	moved.visits("/results").seesHeading("My results")
	moved.visits("/harbour/").presses("Start now").seesHeading("Your return code")
	if log := moved.site.log.String(); !strings.Contains(log, store.ErrDamaged.Error()) {
		t.Errorf("the log has:\n%s", log)
	}
}

// changed is the questionnaire after its author has been over it: a question more, other words.
func changed(t *testing.T) *quiz.Quiz {
	t.Helper()
	return harbour(t,
		"name: Work at sea", "name: Life on board",
		"You already know the ropes.", "You have sea legs.",
		"      - id: background\n", "      - id: ship\n        text: Which ship?\n        options:\n          - {id: cutter, text: A cutter, traits: {water: 1}}\n          - {id: barge, text: A barge}\n      - id: background\n")
}

// movesTo is the same browser on a server that took the place of the one before.
func (t *taker) movesTo(s *site) *taker {
	t.t.Helper()
	other := s.taker()
	other.quiz = t.quiz
	u, err := url.Parse(s.http.URL)
	if err != nil {
		t.t.Fatal(err)
	}
	other.client.Jar.SetCookies(u, t.cookies())
	return other
}

// notice is what the page says of its questionnaire being older.
func notice(t *testing.T, p *page) string {
	t.Helper()
	for _, n := range htmlcheck.Elements(p.doc, "p") {
		if text := htmlcheck.Text(n); strings.HasPrefix(text, "This sitting uses the questions as they were") {
			return text
		}
	}
	t.Fatal("the page has no notice")
	return ""
}

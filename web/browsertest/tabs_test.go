package browsertest

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A double click sends a form twice and counts once.
func TestTakerClicksTwice(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		k := arrives(t, serve(t), d)
		k.opens("/")
		k.doubleClicks("Start now")
		k.notesCode()
		equal(t, "sittings", len(k.sittings()), 1)
		k.follows("Continue")

		k.ticks(string(q.Options(0)[0].Text))
		if d.scripts {
			k.isSaid("Saved")
		}
		k.doubleClicks("Continue")
		k.faces(q, 1)
		equal(t, "ticked", len(k.chosen()), 0)
		equal(t, "sittings", strings.Join(k.sittings(), "; "), "Not finished: 1 of 24 questions")

		// In a browser that has a sitting already.
		k.opens("/")
		k.doubleClicks("Start a new one")
		k.notesCode()
		equal(t, "sittings", len(k.sittings()), 2)
	})
}

// Two tabs on one sitting: each answer counts, whichever tab it comes from, and the last one wins. An old page
// without scripts shows what that replaced before it leads on.
func TestTakerUsesTwoTabs(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		p := persona(t, q, "rollout-lead")
		first := arrives(t, serve(t), d)
		first.starts()
		first.answers(q, p.Answers, 0, 2)
		address := first.reads().Address
		second := first.anotherTab()
		second.opens(address)
		second.answers(q, p.Answers, 2, 6)

		changed := another(q, 2, p.Answers[q.Items[2].ID])
		first.gives(q, 2, changed) // item 3, long answered in the other tab
		if !d.scripts {
			first.isTold("It took the place of an earlier answer: " + answerWords(q, 2, p.Answers[q.Items[2].ID]))
			first.gives(q, 2, changed)
		}
		first.faces(q, 3)
		equal(t, "ticked", strings.Join(first.chosen(), ""), optionTexts(q, 3, p.Answers[q.Items[3].ID])[0])
		second.answers(q, p.Answers, 6, len(q.Items))
		second.finishes().isWhat(t, q, report(t, q, with(p.Answers, q.Items[2].ID, changed)))
	})
}

// A tab that was left open posts to a sitting that is gone, or that the browser has forgotten.
func TestTakerReturnsToAStaleTab(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		s, q := serve(t), builtin(t)
		k := arrives(t, s, d)
		code := k.starts()
		stale := k.anotherTab()
		stale.opens(k.reads().Address)

		k.sittings()
		k.follows("Forget on this device")
		stale.ticks(string(q.Options(0)[0].Text))
		stale.follows("Continue")
		stale.sees("This sitting is not on this device")
		stale.follows("Enter a return code")
		stale.types("Your return code", code)
		stale.follows("Open my sitting")
		stale.faces(q, 0)

		k.sittings()
		k.follows("Delete")
		k.follows("Delete for good")
		stale.ticks(string(q.Options(0)[0].Text))
		stale.follows("Continue")
		stale.sees("This sitting is not here")
		stale.isTold("It was deleted")
	})
}

// A form on another site cannot answer for the taker.
func TestForeignSitePostsAForm(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		s, q := serve(t), builtin(t)
		k := arrives(t, s, d)
		k.starts()
		item := k.reads().Address

		foreign := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, `<!doctype html><link rel="icon" href="data:,"><title>Win</title><form method="post" action="%s">`+
				`<input type="hidden" name="answer" value="it"><button>Win a prize</button></form>`, html.EscapeString(s.URL+item))
		}))
		defer foreign.Close()
		k.watch.alsoAt(foreign.URL)
		k.opens(foreign.URL + "/")
		k.follows("Win a prize")
		k.sees("This form came from another site")
		k.isTold("Nothing was changed")
		k.opens(item)
		k.faces(q, 0)
		equal(t, "ticked", len(k.chosen()), 0)
	})
}

// An address that leads nowhere says so and offers ways on; another's sitting stays closed.
func TestTakerMistypesAnAddress(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		s, q := serve(t), builtin(t)
		owner := arrives(t, s, d)
		owner.starts()
		item := owner.reads().Address

		k := arrives(t, s, d)
		for _, address := range []string{"/nothing-here", "/health-informatics/careers/astronaut", "/health-informatics/at/0/explore"} {
			k.opens(address)
			k.sees("Page not found")
		}
		k.follows("Start page")
		k.sees(string(q.Title))
		k.opens("/sittings/nobody/result")
		k.sees("This sitting is not here")
		k.opens(item)
		k.sees("This sitting is not on this device")
		owner.opens(strings.Replace(item, "items/1", "items/25", 1))
		owner.sees("Page not found")
	})
}

package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Another tab sends what the taker went on with while the item's own tab was without a connection. That tab
// goes on all the same, as soon as it has one.
func TestAnotherTabHasSentTheKeptAnswer(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrivesUnwatched(t, serve(t), desktop)
	k.starts()
	review := strings.Replace(k.reads().Address, "items/1", "review", 1)
	k.does("lose the connection", offline(true))
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid(keptHere)
	k.does("press Continue", k.clickOn("button", "Continue", 1)...)
	k.isSaid(goesOn)

	other := k.anotherTab()
	other.opens(review)
	other.isSaid(savedLate)
	equal(t, "kept answers", len(k.notes()), 0)
	k.isSaid(goesOn)
	k.does("get the connection back", offline(false))
	k.soonSees(string(q.Items[1].Text))
}

// Two tabs send the same answer at once: the one that hears of it last says what it has heard.
func TestTwoTabsSendTheSameAnswer(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrivesUnwatched(t, serve(t), desktop)
	k.starts()
	k.does("hear of it late", chromedp.Evaluate(`{
		const sent = fetch;
		window.fetch = async (...form) => {
			const reply = await sent(...form);
			await new Promise(hear => { window.hear = hear; });
			return reply;
		};
	}`, nil))
	k.ticks(string(q.Options(0)[1].Text))
	other := k.anotherTab()
	other.opens(strings.Replace(k.reads().Address, "items/1", "review", 1))
	other.isSaid(savedLate)
	k.does("hear of it", chromedp.Evaluate(`hear()`, nil))
	k.isSaid("Saved")
}

// What stands in the place of a note and is none stops nobody: it is dropped, and answers are saved.
func TestANoteThatCannotBeRead(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, serve(t), desktop)
	k.starts()
	for i, unread := range []string{`{`, `5`, `"text"`, `[]`, `{"body": 1, "shown": []}`, `{"body": "answer=it", "shown": "it"}`} {
		k.does("keep "+unread, chromedp.Evaluate(`localStorage.setItem('careerfit:' + document.querySelector('form.question').getAttribute('action'), `+quote(unread)+`);
			localStorage.setItem('careerfit:/sittings/other/items/1', `+quote(unread)+`)`, nil))
		k.reloads()
		k.ticks(string(q.Options(0)[i%2].Text))
		k.isSaid("Saved")
		equal(t, "kept after "+unread, len(k.notes()), 0)
	}
	k.follows("Continue")
	k.faces(q, 1)
}

// Whoever has the browser forget leaves no word about number keys in it either.
func TestForgettingTakesTheWordAboutNumberKeys(t *testing.T) {
	t.Parallel()
	k := arrives(t, serve(t), desktop)
	k.starts()
	k.presses("1")
	k.isSaid("Saved")
	k.does("turn number keys off", k.clickOn("button", "Turn number keys off", 1)...)
	kept := func() (keys []string) {
		k.asks(`Object.keys(localStorage)`, &keys)
		return keys
	}
	equal(t, "kept", strings.Join(kept(), " "), "careerfit-keys")
	k.opens("/results")
	k.follows("Forget on this device")
	equal(t, "kept", strings.Join(kept(), " "), "")
}

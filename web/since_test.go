package web_test

import (
	"net/http"
	"slices"
	"testing"
)

// A page that is older than the answer from another tab does not take its place unseen: it comes back with that
// answer, and says what it had. Whoever chooses again is taken at their word.
func TestAnOlderTabDoesNotReplaceANewerAnswerUnseen(t *testing.T) {
	older := opens(t).taker().starts()
	path := older.page.url.Path
	older.tab().visits(path).answers("background", "clerk")
	older.ticks("sailor").presses("Continue").sees(http.StatusConflict, "What are you now?").reads(
		"There is a problem", "answered elsewhere after you opened this page. The newer answer stays: A clerk.", "What you sent from here was not saved: A sailor")
	if got := older.page.ticked(); !slices.Equal(got, []string{"clerk"}) {
		t.Errorf("the page shows %v", got)
	}
	if m := older.site.kept(older.sitting()).Marks[0]; !slices.Equal(m.Options, []int{1}) {
		t.Errorf("kept: %+v", m)
	}
	older.ticks("sailor").presses("Continue").isAsked("tools")
	if m := older.site.kept(older.sitting()).Marks[0]; !slices.Equal(m.Options, []int{0}) {
		t.Errorf("kept: %+v", m)
	}
}

// So it is with an answer that is none, and where a question without need of an answer is left empty.
func TestAnOlderTabDoesNotSkipWhatIsAnswered(t *testing.T) {
	older := opens(t).taker().starts().answers("background", "sailor").answers("tools", "rope")
	path := older.page.url.Path
	older.tab().visits(path).answers("morning", "late")
	stale := older.form("Continue")
	older.presses("Skip").sees(http.StatusConflict, "What is a good morning? (optional)").reads("What you sent from here was not saved: Skipped")
	older.sends(stale)
	older.sees(http.StatusConflict, "What is a good morning? (optional)").presses("Continue").isAsked("waves")
	if m := older.site.kept(older.sitting()).Marks[2]; len(m.Options) != 1 {
		t.Errorf("kept: %+v", m)
	}
}

// An old page with nothing chosen on it shows the newer answer, instead of asking for one.
func TestAnOlderTabWithoutAnAnswerShowsTheNewerOne(t *testing.T) {
	older := opens(t).taker().starts()
	older.tab().visits(older.page.url.Path).answers("background", "clerk")
	older.presses("Continue").sees(http.StatusConflict, "What are you now?").reads("The newer answer stays: A clerk.").doesNotRead("What you sent", "Choose an answer")
	older.presses("Continue").isAsked("tools")
}

// With a script, whoever goes on and has chosen nothing else than the page showed keeps the newer answer, too.
// Whoever chooses is told what that replaces, and does not leave before.
func TestTheScriptIsToldOfAnAnswerFromAnotherTab(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor")
	sitting := taker.sitting()
	path := sitting + "/items/1"
	taker.tab().visits(path).answers("background", "clerk")
	since := reply{status: 409, Shown: "clerk", Problem: "This question was answered elsewhere after you opened this page. The newer answer stays: A clerk. Continue with it, or choose again."}
	is(t, "left as it was", taker.sendsByScript(path, "answer", "sailor", "shown", "sailor"), since)
	is(t, "left empty", taker.sendsByScript(path, "shown", ""), since)
	replaced := reply{status: 200, Shown: "neither", Told: "Saved. It took the place of an answer that was given elsewhere: A clerk."}
	is(t, "chosen", taker.sendsByScript(path, "answer", "neither", "shown", "sailor"), replaced)
	is(t, "gone on", taker.sendsByScript(path, "answer", "neither", "shown", "neither"), reply{status: 200, Shown: "neither", Next: sitting + "/items/2"})
}

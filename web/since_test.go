package web_test

import (
	"net/http"
	"slices"
	"testing"
)

// A page that is older than the answer from another tab, and left as it was, does not take its place: it comes back
// with that answer. The link to the field is one sentence, the rest stands beside the field.
func TestAnOlderTabDoesNotReplaceANewerAnswerUnseen(t *testing.T) {
	older := opens(t).taker().starts().answers("background", "sailor")
	path := older.sitting() + "/items/1"
	older.visits(path)
	older.tab().visits(path).answers("background", "clerk")
	older.presses("Continue").sees(http.StatusConflict, "What are you now?").reads(
		"There is a problem This question was answered after you opened this page. Question 1 of 9",
		"Error: This question was answered after you opened this page. The newer answer stays: A clerk. Continue with it, or choose again.")
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

// Whoever goes back to a page that the browser kept as it was, and chooses another answer, has it. They read whose
// place it took, and go on from there.
func TestAChangeOnAPageThatTheBrowserKeptIsTaken(t *testing.T) {
	taker := opens(t).taker().starts()
	for from, next := range map[string]string{"": "/items/2", "review": "/review"} {
		taker.visits(taker.sitting() + "/items/1?from=" + from)
		kept := *taker.page
		taker.ticks("clerk").presses("Continue")
		taker.page = &kept
		taker.ticks("sailor").presses("Continue").seesHeading("What are you now?").reads("Saved. It took the place of an earlier answer: A clerk.")
		if m := taker.site.kept(taker.sitting()).Marks[0]; !slices.Equal(m.Options, []int{0}) {
			t.Errorf("kept: %+v", m)
		}
		taker.presses("Continue").isAt(taker.sitting() + next)
		taker.visits(taker.sitting() + "/items/1").ticks("neither").presses("Continue")
	}
}

// What was replaced is told in the item's own words, whatever the address says.
func TestNobodyPutsWordsIntoWhatWasReplaced(t *testing.T) {
	taker := opens(t).taker().starts()
	for _, replaced := range []string{"Call%20this%20number", "~call", "~", "clerk%20clerk%20call"} {
		taker.visits(taker.sitting()+"/items/1?replaced="+replaced).isAsked("background").doesNotRead("Saved", "all")
	}
	taker.visits(taker.sitting() + "/items/1?replaced=~skipped").reads("Saved. It took the place of an earlier answer: Skipped.")
}

// So it is where a question without need of an answer is left empty. To skip it is to choose.
func TestAnOlderTabDoesNotSkipWhatIsAnswered(t *testing.T) {
	older := opens(t).taker().starts().answers("background", "sailor").answers("tools", "rope")
	path := older.page.url.Path
	older.tab().visits(path).answers("morning", "late")
	stale := older.form("Continue")
	skip := older.form("Skip")
	older.sends(stale)
	older.sees(http.StatusConflict, "What is a good morning? (optional)").presses("Continue").isAsked("waves")
	if m := older.site.kept(older.sitting()).Marks[2]; len(m.Options) != 1 {
		t.Errorf("kept: %+v", m)
	}
	older.sends(skip)
	older.seesHeading("What is a good morning? (optional)").reads("You said: Skipped", "Saved. It took the place of an earlier answer: ")
}

// An old page with nothing chosen on it shows the newer answer, instead of asking for one.
func TestAnOlderTabWithoutAnAnswerShowsTheNewerOne(t *testing.T) {
	older := opens(t).taker().starts()
	older.tab().visits(older.page.url.Path).answers("background", "clerk")
	older.presses("Continue").sees(http.StatusConflict, "What are you now?").reads("The newer answer stays: A clerk.").doesNotRead("Choose an answer")
	older.presses("Continue").isAsked("tools")
}

// With a script, whoever goes on and has chosen nothing else than the page showed keeps the newer answer, too.
// Whoever chooses is told what that replaces, and does not leave before.
func TestTheScriptIsToldOfAnAnswerFromAnotherTab(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor")
	sitting := taker.sitting()
	path := sitting + "/items/1"
	taker.tab().visits(path).answers("background", "clerk")
	since := reply{status: 409, Shown: "clerk", Problem: "This question was answered after you opened this page. The newer answer stays: A clerk. Continue with it, or choose again."}
	is(t, "left as it was", taker.sendsByScript(path, "answer", "sailor", "shown", "sailor"), since)
	is(t, "left empty", taker.sendsByScript(path, "shown", ""), since)
	replaced := reply{status: 200, Shown: "neither", Told: "Saved. It took the place of an earlier answer: A clerk."}
	is(t, "chosen", taker.sendsByScript(path, "answer", "neither", "shown", "sailor"), replaced)
	is(t, "gone on", taker.sendsByScript(path, "answer", "neither", "shown", "neither"), reply{status: 200, Shown: "neither", Next: sitting + "/items/2"})
}

package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/careerfit/careerfit/quiz"
)

const (
	keptHere  = "Not saved yet: no connection. Your answer is kept on this device and will be sent when the connection is back."
	goesOn    = "Not saved yet: no connection. Your answer is kept on this device. When the connection is back, it will be sent and you will go on."
	isNewer   = "This question was answered again elsewhere after you chose this. The newer answer stays: "
	savedLate = "An answer that was kept on this device is saved now."
)

// The device loses its connection: what is chosen meanwhile is kept, and saved when it is back.
func TestTheConnectionDropsWhileChoosing(t *testing.T) {
	onDevices(t, func(t *testing.T, d device) {
		q := builtin(t)
		k := arrivesUnwatched(t, serve(t), d)
		k.starts()
		k.does("lose the connection", offline(true))
		k.ticks(string(q.Options(0)[1].Text))
		k.isSaid(keptHere)
		k.ticks(string(q.Options(0)[2].Text))
		k.isSaid(keptHere)
		equal(t, "kept answers", len(k.notes()), 1)
		k.does("get the connection back", offline(false))
		k.isSaid("Saved")
		equal(t, "kept answers", len(k.notes()), 0)
		k.reloads()
		equal(t, "ticked", strings.Join(k.chosen(), "; "), string(q.Options(0)[2].Text))
	}, desktop, fullPhone)
}

// Continue without a connection leaves the page as it is. When the connection is back, the taker goes on.
func TestContinueWithoutAConnection(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrivesUnwatched(t, serve(t), fullPhone)
	k.starts()
	for item, a := range []quiz.Answer{quiz.Chose("it"), {NonAnswer: quiz.DontKnow}} {
		k.does("lose the connection", offline(true))
		button := "Continue"
		if a.Answered() {
			k.ticks(optionTexts(q, item, a)[0])
		} else {
			button = "I’m not sure"
		}
		k.does("press "+button, k.clickOn("button", button, 1)...)
		k.isSaid(goesOn)
		k.isAsked(q, item)
		k.does("get the connection back", offline(false))
		k.soonSees(string(q.Items[item+1].Text))
	}
	k.opens(strings.Replace(k.reads().Address, "items/3", "review", 1))
	said := k.reviewed()
	equal(t, "first answer", said[0], optionTexts(q, 0, quiz.Chose("it"))[0])
	equal(t, "second answer", said[1], "I’m not sure")
}

// On a phone the line lies under a long question: who presses Continue is shown what became of it. Nothing moves for who
// is still choosing.
func TestWhatBecameOfContinueIsInView(t *testing.T) {
	t.Parallel()
	k := arrivesUnwatched(t, serve(t), fullPhone)
	k.starts()
	inView := func() (is bool) {
		k.asks(`(r => r.height > 0 && r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('.saving').getBoundingClientRect())`, &is)
		return is
	}
	k.does("lose the connection", offline(true))
	k.does("see Continue last", chromedp.Evaluate(`document.querySelector('form').style.paddingTop = '30rem'; scrollTo(0, document.querySelector('.primary').getBoundingClientRect().bottom + scrollY - innerHeight)`, nil))
	k.does("choose", chromedp.Evaluate(`document.querySelector('[name=answer]').click()`, nil))
	k.isSaid(keptHere)
	equal(t, "what is said lies in view before Continue", inView(), false)
	k.does("press Continue", chromedp.Evaluate(`document.querySelector('.primary').click()`, nil))
	k.isSaid(goesOn)
	equal(t, "what is said lies in view after Continue", inView(), true)
}

// The server is stopped, the tab is closed, and the answer is saved from the page that is opened next.
func TestTheServerIsAwayAndTheTabIsClosed(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s := serve(t)
	k := arrivesUnwatched(t, s, desktop)
	code := k.starts()
	address := k.reads().Address
	s.stop()
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid(keptHere)
	k.does("close the tab", chromedp.Evaluate(`location.href = 'about:blank'`, nil))
	s.restart()

	other := (&taker{t: t, site: s, device: desktop, profile: k.profile}).anotherTab()
	other.opens(strings.Replace(address, "items/1", "review", 1))
	other.isSaid(savedLate)
	other.follows("Show this page with it")
	equal(t, "answer", other.reviewed()[0], string(q.Options(0)[1].Text))
	away := arrives(t, s, desktop)
	away.comesBack(code)
	away.faces(q, 1)
}

// The page that is opened anew without a connection to the server shows what is kept, and saves it later.
func TestAKeptChoiceIsShownOnItsPage(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s, line := over(t, serve(t))
	k := arrivesUnwatched(t, s, desktop)
	k.starts()
	line.will(cut)
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid(keptHere)
	k.reloads()
	equal(t, "ticked", strings.Join(k.chosen(), "; "), string(q.Options(0)[1].Text))
	k.isSaid(keptHere)
	line.will(nil)
	k.isSaid("Saved")
}

// The form arrived and the reply did not: sent again, it is saved once, and is in nobody's way.
func TestTheReplyIsLost(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s, line := over(t, serve(t))
	k := arrivesUnwatched(t, s, desktop)
	k.starts()
	line.will(lostReply)
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid(keptHere)
	k.ticks(string(q.Options(0)[2].Text)) // which stands in no conflict with the first, though the page knows nothing of it
	k.isSaid(keptHere)
	line.will(nil)
	k.isSaid("Saved")
	k.reloads()
	equal(t, "ticked", strings.Join(k.chosen(), "; "), string(q.Options(0)[2].Text))
}

// A server without room says so, and what was chosen is saved when it has some again.
func TestTheServerHasNoRoom(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s, line := over(t, serve(t))
	k := arrivesUnwatched(t, s, fullPhone)
	k.starts()
	line.will(full)
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid("Not saved yet. Your answer is kept on this device and will be sent again soon. The server has no room left.")
	k.does("press Continue", k.clickOn("button", "Continue", 1)...)
	k.isSaid("Not saved yet. Your answer is kept on this device and will be sent again soon. The server has no room left.")
	line.will(nil)
	k.soonSees(string(q.Items[1].Text))
}

// Another device answers while this one has no connection: the newer answer stays, and the taker is told.
func TestANewerAnswerOfAnotherDeviceStays(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s, line := over(t, serve(t))
	k := arrivesUnwatched(t, s, fullPhone)
	code := k.starts()
	line.will(cut)
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid(keptHere)

	line.will(nil)
	k.does("lose the connection", offline(true))
	other := arrives(t, s, desktop)
	other.comesBack(code)
	other.gives(q, 0, quiz.Chose(q.Options(0)[3].ID))
	k.does("get the connection back", offline(false))

	newer := string(q.Options(0)[3].Text)
	k.isSaid(isNewer + newer)
	equal(t, "ticked", strings.Join(k.chosen(), "; "), newer)
	equal(t, "kept answers", len(k.notes()), 0)
	other.follows("Back")
	equal(t, "ticked elsewhere", strings.Join(other.chosen(), "; "), newer)

	k.ticks(string(q.Options(0)[1].Text)) // who knows and chooses again is taken at their word
	k.isSaid("Saved")
	other.reloads()
	equal(t, "ticked elsewhere", strings.Join(other.chosen(), "; "), string(q.Options(0)[1].Text))
}

// A browser that keeps nothing for pages says that the page has to stay open.
func TestABrowserThatKeepsNothing(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s, line := over(t, serve(t))
	k := arrivesUnwatched(t, s, desktop)
	k.does("keep nothing", onEveryPage(keepingNothing))
	k.starts()
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid("Saved")
	line.will(cut)
	k.ticks(string(q.Options(0)[2].Text))
	k.isSaid("Not saved yet: no connection. Keep this page open: your answer will be sent when the connection is back.")
	line.will(nil)
	k.isSaid("Saved")
	k.follows("Continue")
	k.faces(q, 1)
}

// Whoever deletes a sitting, or has the browser forget, leaves no answer behind in it.
func TestNoKeptAnswerOutlivesItsSitting(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	for name, ends := range map[string]func(k *taker){
		"deleted":     func(k *taker) { k.follows("Delete"); k.follows("Delete for good") },
		"all deleted": func(k *taker) { k.follows("Delete all of your sittings"); k.follows("Delete all for good") },
		"forgotten":   func(k *taker) { k.follows("Forget on this device") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, line := over(t, serve(t))
			k := arrivesUnwatched(t, s, desktop)
			k.starts()
			line.will(cut)
			k.ticks(string(q.Options(0)[1].Text))
			k.isSaid(keptHere)
			k.opens("/results")
			equal(t, "kept answers", len(k.notes()), 1)
			ends(k)
			equal(t, "kept answers", len(k.notes()), 0)
		})
	}
}

// A kept answer of a sitting that is gone is dropped, and the taker is told.
func TestAKeptAnswerOfASittingThatIsGone(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s, line := over(t, serve(t))
	k := arrivesUnwatched(t, s, desktop)
	code := k.starts()
	line.will(cut)
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid(keptHere)
	other := arrives(t, s, desktop)
	other.comesBack(code)
	other.sittings()
	other.follows("Delete")
	other.follows("Delete for good")
	line.will(nil)
	k.isSaid("Not saved. This sitting is not here.")
	equal(t, "kept answers", len(k.notes()), 0)
}

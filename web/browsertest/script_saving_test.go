package browsertest

import (
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// What is chosen is saved without a press of Continue, and the page says so and stays.
func TestAChoiceIsSavedByItself(t *testing.T) {
	onDevices(t, func(t *testing.T, d device) {
		q := builtin(t)
		k := arrives(t, serve(t), d)
		k.starts()
		if !k.keeps(q, "Saved") {
			t.Error("the choice was lost")
		}
		k.isAsked(q, 0)
		k.follows("Continue")
		k.faces(q, 1)
		if left := k.notes(); len(left) > 0 {
			t.Errorf("the browser keeps %v", left)
		}
	}, desktop, fullPhone)
}

// The control: where a server says that it has saved and has not, the check sees that; and a page that is
// no answer of the server's is never taken for one.
func TestTheChecksOfSavingCanFail(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s, line := over(t, serve(t))
	k := arrivesUnwatched(t, s, desktop)
	k.starts()
	line.will(dropping)
	if k.keeps(q, "Saved") {
		t.Error("the check does not see that the choice was dropped")
	}
	line.will(loginPage)
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid("Not saved yet. Your answer is kept on this device and will be sent again soon.")
	line.will(nil)
	k.isSaid("Saved")
}

// keeps reports whether a choice is there after the page was asked for anew in another tab.
func (k *taker) keeps(q *quiz.Quiz, said string) bool {
	k.t.Helper()
	k.ticks(string(q.Options(0)[2].Text))
	k.isSaid(said)
	other := k.anotherTab()
	other.opens(k.reads().Address)
	return strings.Join(other.chosen(), "") == string(q.Options(0)[2].Text)
}

// Without scripts a choice is the taker's until Continue is pressed.
func TestWithoutScriptsNothingIsSavedByItself(t *testing.T) {
	onDevices(t, func(t *testing.T, d device) {
		q := builtin(t)
		k := arrives(t, serve(t), d)
		k.starts()
		k.ticks(string(q.Options(0)[2].Text))
		before := k.watch.posted()
		time.Sleep(500 * time.Millisecond)
		if k.watch.posted() != before || len(k.scriptsWords()) > 0 {
			t.Errorf("%d forms were sent, and the page says %q", k.watch.posted()-before, k.scriptsWords())
		}
		k.follows("Continue")
		k.faces(q, 1)
	}, phone, bareDesktop)
}

// scriptsWords are what the script has written on the page.
func (k *taker) scriptsWords() string {
	k.t.Helper()
	var said string
	k.asks(`all('.saving, .keys').map(words).join('')`, &said)
	return said
}

// Of choices that follow each other quickly the last one stays, whatever the line does meanwhile.
func TestTheLastOfQuickChoicesStays(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s, line := over(t, serve(t))
	k := arrivesUnwatched(t, s, desktop)
	k.starts()
	arrives := make(chan struct{})
	line.will(func(w http.ResponseWriter, r *http.Request, on http.Handler) {
		<-arrives // the site is far away
		on.ServeHTTP(w, r)
	})
	for _, o := range []int{1, 0, 3} {
		k.ticks(string(q.Options(0)[o].Text))
	}
	close(arrives)
	k.isSaid("Saved")
	if forms := line.carried(); len(forms) != 2 {
		t.Errorf("%d forms were sent, want the first and the last: %v", len(forms), forms)
	}
	k.reloads()
	equal(t, "ticked", strings.Join(k.chosen(), "; "), string(q.Options(0)[3].Text))

	k.ticks(string(q.Options(0)[1].Text))
	k.follows("Continue") // while the choice is on its way
	k.faces(q, 1)
	k.follows("Back")
	equal(t, "ticked", strings.Join(k.chosen(), "; "), string(q.Options(0)[1].Text))
}

// What cannot be taken is said at once, and stays where it is ticked.
func TestTooManyTicksAreNotSaved(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, serve(t), fullPhone)
	k.starts()
	done, _ := q.Item("done")
	k.opens(itemOf(k, done))
	k.ticksAll("Kept a project on time", "Cared for patients", "Built software")
	k.isSaid("Saved")
	k.ticks("Trained other people")
	k.isSaid("Not saved. Choose at most 3 answers. You chose 4.")
	equal(t, "ticked", len(k.chosen()), 4)
	k.reloads()
	equal(t, "ticked", len(k.chosen()), 3)
	k.ticks("Trained other people")
	k.follows("Continue") // the page with the error comes as without the script
	k.complains("Choose at most 3 answers. You chose 4.")
}

// A short form that is only tried puts nothing: what is asked next follows from what Continue sends.
func TestTryingAnswersInAShortForm(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	p := persona(t, q, "start-up-developer")
	s := serve(t)
	plain, tries := arrives(t, s, bareDesktop), arrives(t, s, desktop)
	plain.startsShort()
	tries.startsShort()
	for range 4 {
		item := plain.askedFor(q)
		tries.isAsked(q, item)
		for _, o := range q.Options(item)[:2] {
			if q.Items[item].Kind != quiz.KindPick {
				tries.ticks(string(o.Text))
				tries.isSaid("Saved")
			}
		}
		plain.gives(q, item, p.Answers[q.Items[item].ID])
		tries.gives(q, item, p.Answers[q.Items[item].ID])
	}
	equal(t, "asked", q.Items[tries.askedFor(q)].ID, q.Items[plain.askedFor(q)].ID)
}

// The script is small enough to read: under 10 KB.
func TestTheScriptIsSmall(t *testing.T) {
	t.Parallel()
	info, err := os.Stat("../static/site.js")
	if err != nil || info.Size() >= 10_000 {
		t.Errorf("the script has %d bytes (%v)", info.Size(), err)
	}
}

// itemOf is the address of another item of the sitting on the page.
func itemOf(k *taker, item int) string {
	k.t.Helper()
	address := k.reads().Address
	return address[:strings.Index(address, "/items/")] + "/items/" + strconv.Itoa(item+1)
}

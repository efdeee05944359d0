package browsertest

import (
	"fmt"
	"strings"
	"testing"
)

// Below a path of another site a browser goes through a whole sitting: the pages have their style, the script saves
// what is chosen, also when the connection was gone, and a deleted sitting leaves no notes.
func TestASittingBelowAPath(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	s := (&site{t: t, dir: t.TempDir(), public: "http://college.example/quiz"}).runs()
	host := s.URL
	s.URL += "/quiz"
	k := arrivesUnwatched(t, s, desktop)
	code := k.starts()
	var styled bool
	if k.asks(`[...document.styleSheets].length > 0 && [...document.styleSheets].every(sheet => sheet.cssRules.length > 0)`, &styled); !styled {
		t.Error("the page has no style")
	}
	k.does("lose the connection", offline(true))
	k.ticks(string(q.Options(0)[1].Text))
	k.isSaid(keptHere)
	for _, address := range k.notes() {
		if !strings.Contains(address, "/quiz/sittings/") {
			t.Errorf("the note is of %q", address)
		}
	}
	k.does("get the connection back", offline(false))
	k.isSaid("Saved")
	k.follows("Continue")
	k.faces(q, 1)

	k.answers(q, persona(t, q, "start-up-developer").Answers, 1, len(q.Items))
	k.finishes()
	at := k.reads().Address
	if !strings.HasPrefix(at, "/quiz/sittings/") {
		t.Errorf("the result is at %s", at)
	}
	k.opens(host + strings.Replace(at, "result", "code", 1))
	k.isTold("http://college.example/quiz/return")
	other := arrives(t, s, narrow)
	other.comesBack(code)
	other.follows("My results")
	equal(t, "sittings", len(other.sittings()), 1)
	other.follows("Delete all of your sittings")
	equal(t, "notes that are left", other.dropsNotes("/quiz/sittings/x/items/1", "/sittings/x/items/1"), "careerfit:/sittings/x/items/1") // another site's
	other.follows("Delete all for good")
	equal(t, "sittings", len(other.sittings()), 0)
}

// dropsNotes puts down notes of items and tells what is left of them once the form on the page was sent.
func (k *taker) dropsNotes(items ...string) (left string) {
	k.t.Helper()
	k.asks(fmt.Sprintf(`(items => {
		items.forEach(item => localStorage.setItem('careerfit:' + item, '{"body":"","shown":[]}'));
		document.querySelector('main form').dispatchEvent(new Event('submit', {bubbles: true}));
		const left = items.map(item => 'careerfit:' + item).filter(key => localStorage.getItem(key) !== null);
		left.forEach(key => localStorage.removeItem(key));
		return left.join(' ');
	})(%q.split(' '))`, strings.Join(items, " ")), &left)
	return left
}

package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/store"
)

// A reply is what the script of a page hears of an answer that it sends.
type reply struct {
	status                     int
	Shown, Next, Problem, Told string
}

// chooses sends what the script sends when something was chosen for an item and the taker has not gone on.
func (t *taker) chooses(path string, pairs ...string) reply {
	t.t.Helper()
	return t.sendsByScript(path, append([]string{"stay", "1"}, pairs...)...)
}

// sendsByScript sends a form as the script does, and reads the answer.
func (t *taker) sendsByScript(path string, pairs ...string) reply {
	t.t.Helper()
	fields := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		fields.Add(pairs[i], pairs[i+1])
	}
	return t.hears(t.post(path, fields))
}

// is compares what the script hears with what it is to hear.
func is(t *testing.T, what string, got, want reply) {
	t.Helper()
	if got != want {
		t.Errorf("%s: the script hears %+v, want %+v", what, got, want)
	}
}

// hears sends a request as the script does, and reads the answer.
func (t *taker) hears(request *http.Request) reply {
	t.t.Helper()
	request.Header.Set("Accept", "application/json")
	p := t.fetch(request)
	heard := reply{status: p.status}
	if kind := p.header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
		t.t.Fatalf("%s is %q:\n%s", p, kind, p.body)
	}
	if err := json.Unmarshal(p.body, &heard); err != nil {
		t.t.Fatalf("%s: %v in %s", p, err, p.body)
	}
	return heard
}

func TestWhatIsChosenIsSavedBeforeTheTakerGoesOn(t *testing.T) {
	taker := opens(t).taker().starts()
	is(t, "told", taker.chooses(taker.page.url.Path, "answer", "clerk"), reply{status: 200, Shown: "clerk"})
	taker.tab().visits(taker.sitting()).isAsked("tools") // as after closing the page
	taker.visits(taker.sitting() + "/items/1").isAsked("background")
	if got := taker.page.ticked(); !slices.Equal(got, []string{"clerk"}) {
		t.Errorf("the page shows %v", got)
	}
	taker.presses("Continue").isAsked("tools")
	is(t, "told", taker.chooses(taker.page.url.Path, "answer", "ledger", "answer", "rope"), reply{status: 200, Shown: "rope ledger"})
}

func TestGoingOnByScriptLeadsWhereTheFormDoes(t *testing.T) {
	taker := opens(t).taker().starts()
	sitting := taker.sitting()
	for _, step := range []struct {
		item string
		form []string
		want reply
	}{
		{"1", []string{"answer", "sailor"}, reply{200, "sailor", sitting + "/items/2", "", ""}},
		{"1", []string{"answer", "sailor"}, reply{200, "sailor", sitting + "/items/2", "", ""}},
		{"2", []string{"say", "dont_know", "answer", "rope"}, reply{200, "~dont_know", sitting + "/items/3", "", ""}},
		{"2", nil, reply{200, "~dont_know", sitting + "/items/3", "", ""}},
		{"3", nil, reply{200, "~skipped", sitting + "/items/4", "", ""}},
		{"4", []string{"answer", "agree", "from", "review"}, reply{200, "agree", sitting + "/review?saved=4#saved-4", "", ""}},
		{"4", []string{"answer", "agree", "from", "//evil.example"}, reply{200, "agree", sitting + "/items/5", "", ""}},
		{"9", []string{"answer", "agree"}, reply{200, "agree", sitting + "/review", "", ""}},
	} {
		is(t, "item "+step.item, taker.sendsByScript(sitting+"/items/"+step.item, step.form...), step.want)
	}
}

// What the form refuses is refused of the script in the same words, and changes nothing.
func TestWhatCannotBeSavedIsSaidSo(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor")
	sitting := taker.sitting()
	before := taker.site.kept(sitting)
	for _, c := range []struct {
		item   string
		form   []string
		status int
		words  string
	}{
		{"1", []string{"answer", "admiral"}, 422, "That answer is not one of the choices. Choose again from the list."},
		{"1", []string{"answer", "sailor", "answer", "clerk"}, 422, "Choose only one answer. You chose 2."},
		{"1", []string{"say", "perhaps"}, 422, "That answer is not one of the choices. Choose again from the list."},
		{"2", nil, 422, "Choose at least one answer, or say that you are not sure, that it doesn’t apply, or that you skip it."},
		{"2", []string{"answer", "rope", "answer", "crane", "answer", "ledger"}, 422, "Choose at most 2 answers. You chose 3."},
		{"2", []string{"answer", "rope", "answer", "none"}, 422, "Choose either “None of these” or other answers, not both."},
		{"1", []string{"answer", "clerk", "age", "soon"}, 400, "The form could not be read. What arrived was not complete."},
		{"1", []string{"answer", "clerk", "age", "-1"}, 400, "The form could not be read. What arrived was not complete."},
		{"10", []string{"answer", "clerk"}, 404, "Page not found. There is no page at this address."},
	} {
		for _, stay := range [][]string{{"stay", "1"}, nil} {
			got := taker.sendsByScript(sitting+"/items/"+c.item, append(stay, c.form...)...)
			if got.status != c.status || got.Problem != c.words || got.Next != "" {
				t.Errorf("%s %v: told %+v", c.item, c.form, got)
			}
		}
	}
	after := taker.site.kept(sitting)
	for i, m := range after.Marks {
		if !m.Equal(before.Marks[i]) {
			t.Errorf("item %d was changed to %+v", i+1, m)
		}
	}
	if !after.Changed.Equal(before.Changed) {
		t.Errorf("changed at %s, then %s", before.Changed, after.Changed)
	}
}

func TestNobodyElseSaves(t *testing.T) {
	taker := opens(t).taker().starts()
	path := taker.page.url.Path
	stranger := taker.site.taker()
	if got := stranger.chooses(path, "answer", "clerk"); got.status != 403 || !strings.HasPrefix(got.Problem, "This sitting is not on this device.") {
		t.Errorf("a stranger is told %+v", got)
	}
	foreign := taker.post(path, url.Values{"answer": {"clerk"}, "stay": {"1"}})
	foreign.Header.Set("Origin", "https://evil.example")
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	if got := taker.hears(foreign); got.status != 403 || !strings.HasPrefix(got.Problem, "This form came from another site.") {
		t.Errorf("another site is told %+v", got)
	}
	if m := taker.site.kept(taker.sitting()).Marks[0]; m.Reached() {
		t.Errorf("kept: %+v", m)
	}
	is(t, "the taker is told", taker.chooses(path, "answer", "clerk"), reply{status: 200, Shown: "clerk"}) // the control
}

func TestWhenTheStoreCannotSave(t *testing.T) {
	broken := &faulty{Store: newStore()}
	taker := opens(t, keptIn(broken)).taker().starts()
	path := taker.page.url.Path
	for err, want := range map[error]reply{
		store.ErrFull:    {status: 503, Problem: "That could not be saved. The server has no room left. All earlier answers are saved."},
		store.ErrClosed:  {status: 503, Problem: "The quiz is restarting. All answers that you sent before are saved."},
		store.ErrDamaged: {status: 500, Problem: "Something went wrong. The fault is ours, and it was noted."},
	} {
		broken.refuse = func(call string) error {
			if call == "Update" {
				return err
			}
			return nil
		}
		is(t, err.Error(), taker.chooses(path, "answer", "clerk"), want)
		is(t, err.Error(), taker.sendsByScript(path, "answer", "clerk"), want)
	}
	broken.refuse = nil
	is(t, "told at last", taker.chooses(path, "answer", "clerk"), reply{status: 200, Shown: "clerk"})
}

func TestTheScriptIsToldInTheLanguageOfThePage(t *testing.T) {
	taker := opens(t, offering(harbour(t, "language: en", "language: es"))).taker().visits("/harbour/?language=es").presses("Empezar ahora")
	got := taker.chooses(taker.sitting()+"/items/2", "answer", "rope", "answer", "crane", "answer", "ledger")
	equals(t, "problem", got.Problem, "Elige como máximo 2 respuestas. Elegiste 3.")
	if lost := taker.chooses("/sittings/nobody/items/2", "answer", "rope"); lost.status != 404 || strings.Contains(lost.Problem, "This sitting") {
		t.Errorf("told %+v", lost)
	}
}

package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// A reply is what the script of a page hears of an answer that it sends.
type reply struct {
	status               int
	Shown, Next, Problem string
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
		{"1", []string{"answer", "sailor"}, reply{200, "sailor", sitting + "/items/2", ""}},
		{"1", []string{"answer", "sailor"}, reply{200, "sailor", sitting + "/items/2", ""}},
		{"2", []string{"say", "dont_know", "answer", "rope"}, reply{200, "~dont_know", sitting + "/items/3", ""}},
		{"2", nil, reply{200, "~dont_know", sitting + "/items/3", ""}},
		{"3", nil, reply{200, "~skipped", sitting + "/items/4", ""}},
		{"4", []string{"answer", "agree", "from", "review"}, reply{200, "agree", sitting + "/review", ""}},
		{"4", []string{"answer", "agree", "from", "//evil.example"}, reply{200, "agree", sitting + "/items/5", ""}},
		{"9", []string{"answer", "agree"}, reply{200, "agree", sitting + "/review", ""}},
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

func TestSavingTheSameAgainChangesNothing(t *testing.T) {
	clock := &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	taker := opens(t, clock.set).taker().starts()
	path := taker.page.url.Path
	taker.chooses(path, "answer", "clerk")
	before := taker.site.kept(taker.sitting())
	clock.now = clock.now.Add(time.Hour)
	is(t, "told", taker.chooses(path, "answer", "clerk", "shown", "", "age", "3600000"), reply{status: 200, Shown: "clerk"})
	if after := taker.site.kept(taker.sitting()); !after.Changed.Equal(before.Changed) {
		t.Errorf("changed at %s, then %s", before.Changed, after.Changed)
	}
}

// An answer that was kept while there was no connection does not take the place of one that was given since
// in another place. What is chosen now does, whatever the page knows.
func TestTheNewerAnswerStays(t *testing.T) {
	for _, c := range []struct {
		name  string
		form  []string
		taken bool
	}{
		{"chosen before the other one", []string{"shown", "", "age", "600000"}, false},
		{"chosen long before", []string{"shown", "", "age", "99999999999999999"}, false},
		{"chosen after it, on a page that does not know of it", []string{"shown", "", "age", "60000"}, true},
		{"chosen now", []string{"shown", "", "age", "0"}, true},
		{"chosen before, and what stands came from the same page", []string{"shown", "", "shown", "clerk", "age", "600000"}, true},
		{"sent by hand", nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
			taker := opens(t, clock.set).taker().starts()
			path := taker.page.url.Path
			clock.now = clock.now.Add(20 * time.Minute)
			taker.tab().visits(path).answers("background", "clerk") // elsewhere
			clock.now = clock.now.Add(5 * time.Minute)
			got := taker.chooses(path, append([]string{"answer", "sailor"}, c.form...)...)
			want, stands := reply{status: 200, Shown: "sailor"}, 0
			if !c.taken {
				want, stands = reply{status: 409, Shown: "clerk", Problem: "This question was answered again elsewhere after you chose this. The newer answer stays: A clerk."}, 1
			}
			is(t, "told", got, want)
			if m := taker.site.kept(taker.sitting()).Marks[0]; !slices.Equal(m.Options, []int{stands}) {
				t.Errorf("kept: %+v", m)
			}
		})
	}
}

// What was answered elsewhere for another item is no reason to drop an answer.
func TestAnotherItemIsNoConflict(t *testing.T) {
	clock := &clock{now: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	taker := opens(t, clock.set).taker().starts()
	path := taker.page.url.Path
	clock.now = clock.now.Add(20 * time.Minute)
	taker.tab().visits(taker.sitting()+"/items/2").answers("tools", "rope")
	is(t, "told", taker.chooses(path, "answer", "sailor", "shown", "", "age", "600000"), reply{status: 200, Shown: "sailor"})
}

// In a short form what is chosen puts nothing: the next question follows from what the taker goes on with.
func TestChoosingInAShortFormPutsNothing(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	first, sitting := taker.page.url.Path, taker.sitting()
	for _, answer := range []string{"agree", "neither", "disagree"} {
		is(t, "told", taker.chooses(first, "answer", answer), reply{status: 200, Shown: answer})
		if kept := taker.site.kept(sitting); len(kept.Asked) != 1 || kept.Reached() != 1 {
			t.Fatalf("%s: put are %v, %d reached", answer, kept.Asked, kept.Reached())
		}
	}
	taker.gives("disagree").isPut(boatBuilder, "saw") // as when only "disagree" was ever chosen
	kept := taker.site.kept(sitting)
	if len(kept.Asked) != 3 {
		t.Errorf("put are %v", kept.Asked)
	}
}

// Whoever leaves after choosing, and comes back, is put the next question, and has no result yet.
func TestComingBackAfterChoosingInAShortForm(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	sitting := taker.sitting()
	taker.chooses(taker.page.url.Path, "answer", "disagree")
	taker.tab().posts(sitting + "/finish")
	if kept := taker.site.kept(sitting); !kept.Finished.IsZero() {
		t.Error("one answer makes a result")
	}
	taker.visits(sitting + "/review").reads("1 question answered, 1 not reached yet").doesNotRead("See my result")
	taker.visits(sitting).reads("Question 2, short form").isPut(boatBuilder, "saw", "plan", "sand").seesHeading("Check your answers")
	taker.presses("See my result").seesHeading("Boat building")
}

// The next question of an answer that was only chosen goes when another one is chosen in its place.
func TestAQuestionThatIsNoLongerPut(t *testing.T) {
	taker := offersShort(t).taker().startsShort()
	first := taker.page.url.Path
	put := map[string]string{}
	for _, answer := range []string{"agree", "neither", "disagree"} {
		taker.chooses(first, "answer", answer)
		put[answer] = taker.tab().visits(taker.sitting()).page.url.Path
	}
	for _, item := range taker.quiz.Items {
		i, _ := taker.quiz.Item(item.ID)
		path := itemPath(taker.sitting(), i)
		if path == first || path == put["disagree"] {
			continue
		}
		is(t, item.ID, taker.chooses(path, "answer", "agree"), reply{status: 410, Problem: "The question is no longer among yours."})
	}
}

func TestTheScriptIsToldInTheLanguageOfThePage(t *testing.T) {
	taker := opens(t, offering(harbour(t, "language: en", "language: es"))).taker().visits("/harbour/?language=es").presses("Empezar ahora")
	got := taker.chooses(taker.sitting()+"/items/2", "answer", "rope", "answer", "crane", "answer", "ledger")
	equals(t, "problem", got.Problem, "Elige como máximo 2 respuestas. Has elegido 3.")
	if lost := taker.chooses("/sittings/nobody/items/2", "answer", "rope"); lost.status != 404 || strings.Contains(lost.Problem, "This sitting") {
		t.Errorf("told %+v", lost)
	}
}

// The script comes with the pages of sittings, and with no other.
func TestWhereTheScriptIs(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	sitting := taker.sitting()
	for path, with := range map[string]bool{
		sitting + "/items/1": true, sitting + "/review": true, sitting + "/result": true, sitting + "/delete": true, "/results": true,
		"/harbour/": false, "/harbour/explore": false, "/privacy": false, "/return": false, "/nowhere": false,
	} {
		if got := strings.Contains(string(taker.visits(path).page.body), "/static/site."); got != with {
			t.Errorf("%s: %t", path, got)
		}
	}
}

// A clock stands still until it is set.
type clock struct{ now time.Time }

func (c *clock) set(cfg *web.Config) { cfg.Now = func() time.Time { return c.now } }

// itemPath is the address of an item of a sitting.
func itemPath(sitting string, item int) string {
	return sitting + "/items/" + strconv.Itoa(item+1)
}

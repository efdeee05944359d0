package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// faulty is a page with every fault that the tests look for.
const faulty = `<!doctype html><html><head><meta name="viewport" content="width=device-width, user-scalable=no"><link rel="icon" href="data:,">
<style>p { color: #aaa; background: #fff } #wide { width: 900px; height: 10px } #tiny { width: 9px; height: 9px; padding: 0 }
#small { font-size: 12px } #cut { width: 4rem; overflow: hidden; white-space: nowrap } #over { margin-top: -2.2em } #chopped { width: 4rem; overflow-wrap: anywhere } #gone { width: 90px; height: 9px; background: #060 }
#ringless:focus { outline: 0 } @keyframes turn { to { color: #333 } } #turning { animation: turn 9s } @view-transition { navigation: auto }</style></head>
<body><div id="late"></div><p id="pushed">pushed down</p><script>setTimeout(() => { document.querySelector("#late").style.height = "90px" }, 300)</script>
<img src="http://elsewhere.example/pixel.png"><div id="wide"></div><main><section><h2>Above nothing</h2></section><p>pale</p></main><form><input name="a"><button id="tiny"></button></form>
<p id="small">small for ever</p><p id="cut">cut off at the end</p><p id="over">over the line above</p><p id="chopped">unbreakable</p><div id="gone"></div><div id="turning">turning</div>
<a id="ringless" href="/b">Over there</a><script>console.error("a fault"); undefinedFunction()</script></body></html>`

// A check that cannot fail is none: on a page with every fault, each check finds its own.
func TestTheChecksSeeFaults(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	k := arrivesAtFaults(t, "")
	found := k.axe(axe)
	for _, rule := range []string{"color-contrast", "image-alt", "label", "button-name", "html-has-lang", "document-title", "meta-viewport"} {
		if !strings.Contains(strings.Join(found, "\n"), "violation "+rule+":") {
			t.Errorf("axe did not report %s: %q", rule, found)
		}
	}
	contains(t, "width", strings.Join(k.tooWide(), "\n"), "scrolls sideways", `id="wide"`)
	contains(t, "targets", strings.Join(k.tooSmall(), "\n"), `id="tiny"`)
	contains(t, "watch", k.watch.soon(4), "another host: http://elsewhere.example", "console: error", "exception:")
}

// The checks of how a page behaves and looks see their faults, too.
func TestTheChecksSeeHowAPageBehaves(t *testing.T) {
	t.Parallel()
	k := arrivesAtFaults(t, "")
	see := func(check string, found []string, words ...string) {
		t.Helper()
		contains(t, check, strings.Join(found, "\n"), words...)
	}
	see("shifts", k.shiftsInTime(), "it shifted by", `id="pushed"`)
	see("focus", k.unseenFocus("light"), `id="ringless"`)
	see("forced colours", k.vanished(), "it is gone in forced colours", `id="gone"`)
	see("enlarged", k.lostWhenEnlarged(), `it does not grow: <p id="small"`, `words are cut off: <p id="cut"`, "words lie over each other: cut off at the end | over the line above", "a word is chopped: unbreakable", "enlarged: the page scrolls sideways")
	see("words", k.chopped(), "a word is chopped: unbreakable", `words are cut off: <p id="cut"`)
	see("paper", k.faultsOnPaper("light"), "nothing below: Above nothing", "pale: pale")
	see("motion", k.moving(), `it moves: <div id="turning"`, "pages fade")
}

// Pages that are too heavy, have the title of another, or one that is cut off are seen.
func TestTheAlbumSeesFaults(t *testing.T) {
	t.Parallel()
	a := newAlbum(t)
	for _, address := range []string{"/sittings/one/result", "/sittings/two/result", "/results"} {
		a.notes(sight{Address: address, Title: "My results"}, address, 2000)
	}
	contains(t, "titles", strings.Join(a.sameTitles(), "\n"), `"My results" is the title of ["/sittings/…/result" "/results"]`)
	a.notes(sight{Address: "/heavy"}, "heavy", most+1)
	a.notes(sight{Address: "/long", Title: strings.Repeat("é", 71)}, "long", 2000)
	a.notes(sight{Address: "/just", Title: strings.Repeat("é", 70)}, "just", 2000)
	if found := a.longTitles(); len(found) != 1 {
		t.Errorf("of the titles, these are said to be long: %q", found)
	}
	contains(t, "titles", strings.Join(a.longTitles(), "\n"), `the title of ["/long"], has 71 letters`)
	contains(t, "titles", strings.Join(a.sameTitles(), "\n"), `"" is the title of ["/heavy"]`)
	contains(t, "weight", strings.Join(a.tooHeavy(), "\n"), "heavy took 30721 bytes")
}

// The meter counts a page with all that is on it, the heads included.
func TestTheMeterCountsEverything(t *testing.T) {
	t.Parallel()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			http.Redirect(w, r, "/page", http.StatusSeeOther)
		case "/page":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">`)
		default:
			w.Header().Set("Content-Type", "text/css")
			fmt.Fprint(w, strings.Repeat("a{}", 5000))
		}
	}))
	t.Cleanup(site.Close)
	k := arrivesAt(t, site.URL)
	if w := k.watch.meter.weight(); w < 15_200 || w > 16_500 {
		t.Errorf("the meter has %d bytes of a page with a style sheet of 15,000 and a little more", w)
	}
	one := k.watch.meter.weight()
	if k.opens("/"); k.watch.meter.weight() > one+100 || k.watch.meter.total() <= one {
		t.Errorf("a page of %d bytes had %d when it was opened again, both together %d", one, k.watch.meter.weight(), k.watch.meter.total())
	}
}

// A breach of the content security policy is seen, too.
func TestTheWatchSeesABreach(t *testing.T) {
	t.Parallel()
	k := arrivesAtFaults(t, "default-src 'none'; img-src data:")
	contains(t, "watch", k.watch.soon(3), "log: security", "Content Security Policy")
}

// arrivesAtFaults opens the faulty page, served with a policy.
func arrivesAtFaults(t *testing.T, policy string) *taker {
	t.Helper()
	faults := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if policy != "" {
			w.Header().Set("Content-Security-Policy", policy)
		}
		fmt.Fprint(w, faulty)
	}))
	t.Cleanup(faults.Close)
	return arrivesAt(t, faults.URL)
}

// arrivesAt opens the first page of a site that is none of ours. What the watch finds is for the test to ask.
func arrivesAt(t *testing.T, address string) *taker {
	t.Helper()
	k := (&taker{t: t, site: &site{URL: address}, device: narrow, profile: newProfile(t)}).unwatched()
	k.opens("/")
	return k
}

// shiftsInTime returns the shifts once there are some, or after a moment.
func (k *taker) shiftsInTime() (found []string) {
	k.t.Helper()
	for range 100 {
		if found = k.shifts(); len(found) > 0 {
			return found
		}
		time.Sleep(20 * time.Millisecond)
	}
	return nil
}

// soon returns what was found once there are so many findings, or after a moment.
func (w *watch) soon(findings int) string {
	for range 100 {
		if len(w.found()) >= findings {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	return strings.Join(w.found(), "\n")
}

// html-validate and vnu see their faults in a page that nobody should send.
func TestTheValidatorsSeeFaults(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	page := `<!doctype html><html lang="en"><head><title>Faults</title></head><body><p>One<p id="a">two</p><p id="a"><img src="/a.png"></p></div></body></html>`
	if err := os.WriteFile(filepath.Join(dir, "faults.html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	contains(t, "html-validate", strings.Join(htmlValidate(t, dir), "\n"), "faults.html:1:", "(close-order)", "(no-dup-id)")
	contains(t, "vnu", strings.Join(vnu(t, dir), "\n"), "faults.html:1:", "Stray end tag “div”", "Duplicate ID")
}

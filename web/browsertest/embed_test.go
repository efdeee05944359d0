package browsertest

import (
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A college is another site, some of whose pages show the quiz. To browsers 127.0.0.1 and localhost, where the quiz is,
// are two sites.
type college struct {
	*httptest.Server
	// body is what its page has.
	body string
}

func opensCollege(t *testing.T) *college {
	c := &college{}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang="en"><title>College</title><link rel="icon" href="data:,"><h1>Which path is yours?</h1><p>Take our quiz:</p>%s<p>That was the quiz.</p>`, c.body)
	}))
	t.Cleanup(c.Close)
	return c
}

// readmeLine is the line that README gives to whoever shows the quiz, with the address of this site in it.
func (s *site) readmeLine() string {
	s.t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		s.t.Fatal(err)
	}
	line := regexp.MustCompile(`<script async src="https://quiz\.example/embed\.js"[^>]*></script>`).FindString(string(readme))
	if line == "" {
		s.t.Fatal("README has no line to embed the quiz with")
	}
	return strings.Replace(line, "https://quiz.example", s.URL, 1)
}

// visitsCollege opens the college's page, which is no page of the quiz's site.
func (k *taker) visitsCollege(c *college) *taker {
	k.t.Helper()
	k.watch.alsoAt(c.URL)
	k.opens(c.URL + "/")
	return k.inFrame(0)
}

// Somebody takes the quiz within another site's page, put there by the line of README, on a phone, with cookies of other
// sites blocked; goes on when that page is opened again; sees the result, and finds that again, too. In a tab of its own
// the same browser knows nothing of it.
func TestASittingWithinAnotherSite(t *testing.T) {
	t.Parallel()
	q, c := builtin(t), opensCollege(t)
	s := (&site{t: t, dir: t.TempDir(), around: []string{"https://college.example", c.URL}}).runs()
	c.body = s.readmeLine()
	answers := persona(t, q, "start-up-developer").Answers
	k := arrives(t, s, fullPhone)
	in := k.visitsCollege(c)
	in.fitsItsFrame()
	in.follows("Start now")
	in.notesCode()
	in.answers(q, answers, 0, 3)

	in = k.visitsCollege(c)
	in.follows("Continue where you left off")
	in.answers(q, answers, 3, len(q.Items))
	in.fitsItsFrame()
	result := in.finishes()
	in.fitsItsFrame()

	in = k.visitsCollege(c)
	in.follows("My results")
	in.follows("See the result")
	equal(t, "the result, seen again", fmt.Sprint(in.result()), fmt.Sprint(result))
	equal(t, "sittings in a tab of its own", len(k.anotherTab().sittings()), 0)
}

// A plain frame does without the line, and without scripts.
func TestASittingInAPlainFrame(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q, c := builtin(t), opensCollege(t)
		s := (&site{t: t, dir: t.TempDir(), around: []string{c.URL}}).runs()
		c.body = `<iframe src="` + s.URL + `/health-informatics/" title="Quiz" width="340" height="500"></iframe>`
		k := arrives(t, s, d)
		in := k.visitsCollege(c)
		in.follows("Start now")
		in.notesCode()
		in.answers(q, persona(t, q, "start-up-developer").Answers, 0, len(q.Items))
		in.finishes()
		equal(t, "sittings in a tab of its own", len(k.anotherTab().sittings()), 0)
	})
}

// Cookies of other sites are blocked indeed: in a frame, one of the kind that would come along everywhere does not come
// back, and one that is kept for the site around alone does.
func TestCookiesOfOtherSitesAreBlocked(t *testing.T) {
	t.Parallel()
	c := opensCollege(t)
	tracker := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Set-Cookie", "everywhere=1; Path=/; Secure; SameSite=None")
		w.Header().Add("Set-Cookie", "here=1; Path=/; Secure; SameSite=None; Partitioned")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang="en"><title>x</title><main>%s</main><a href="/again">Again</a>`, r.Header.Get("Cookie"))
	}))
	t.Cleanup(tracker.Close)
	address := strings.Replace(tracker.URL, "127.0.0.1", "localhost", 1)
	c.body = `<iframe title="x" src="` + address + `"></iframe>`
	k := arrives(t, &site{t: t, URL: c.URL}, desktop)
	k.watch.alsoAt(address)
	in := k.visitsCollege(c)
	in.follows("Again")
	equal(t, "cookies in the frame", in.reads().Text, "here=1")
	k.opens(address + "/")
	k.follows("Again")
	equal(t, "cookies in a tab", k.reads().Text, "everywhere=1; here=1")
}

// A site that is not named shows nothing of the quiz, with the line or without; one that is, does.
func TestASiteThatIsNotNamedShowsNothing(t *testing.T) {
	t.Parallel()
	named, stranger := opensCollege(t), opensCollege(t)
	s := (&site{t: t, dir: t.TempDir(), around: []string{named.URL}}).runs()
	for _, body := range []string{s.readmeLine(), `<iframe src="` + s.URL + `/privacy" title="Quiz"></iframe>`} {
		named.body, stranger.body = body, body
		for _, c := range []*college{named, stranger} {
			k := (&taker{t: t, site: s, device: desktop, profile: newProfile(t)}).unwatched()
			var headings, at string
			in := k.visitsCollege(c)
			in.asks(`all('h1').map(words).join()`, &headings)
			if in.asks(`location.href`, &at); (headings != "") != (c == named) || strings.HasPrefix(at, s.URL) != (c == named) {
				t.Errorf("named: %v, the frame shows %q of %s", c == named, headings, at)
			}
		}
	}
}

// Whoever goes on far down a page begins at the top of the next one, and a second frame on the page has a height of its
// own. What others send is no height.
func TestTheFrameFollowsItsPages(t *testing.T) {
	t.Parallel()
	c := opensCollege(t)
	s := (&site{t: t, dir: t.TempDir(), around: []string{c.URL}}).runs()
	c.body = s.readmeLine() + strings.Replace(s.readmeLine(), `data-quiz="health-informatics"`, `data-title="Which path?"`, 1) +
		`<iframe title="Another" srcdoc="<script>parent.postMessage({careerfit: {height: 77777}}, '*')</script>"></iframe>`
	k := arrives(t, s, fullPhone)
	in := k.visitsCollege(c)
	in.fitsItsFrame()
	in.follows("How it works")
	in.fitsItsFrame()
	k.waits("the next page does not begin at its top", func() bool {
		var top float64
		k.asks(`document.querySelector('iframe').getBoundingClientRect().top`, &top)
		return math.Abs(top) < 1
	})
	k.inFrame(1).fitsItsFrame()
	var titles, heights []string
	k.asks(`all('iframe').map(f => f.title)`, &titles)
	equal(t, "what frames are called", strings.Join(titles, ", "), "Quiz, Which path?, Another")
	in.does("send heights that are none, and one", chromedp.Evaluate(`for (const height of [0, -5, 0.5, 1e9, NaN, '500', null]) parent.postMessage({careerfit: {height}}, '*');
		parent.postMessage(null, '*'); parent.postMessage({careerfit: {height: 1234}}, '*')`, nil, in.where))
	k.waits("a height is not heard", func() bool {
		k.asks(`all('iframe').map(f => f.style.height)`, &heights)
		return heights[0] == "1234px"
	})
	if heights[1] == "1234px" || heights[2] != "" {
		t.Errorf("the frames' heights are %q", heights)
	}
}

// The line says in which language its frame begins, whatever the browser asks for.
func TestTheLineChoosesALanguage(t *testing.T) {
	t.Parallel()
	c := opensCollege(t)
	s := (&site{t: t, dir: t.TempDir(), around: []string{c.URL}}).runs()
	for _, lang := range []string{"es", "en"} {
		c.body = strings.Replace(s.readmeLine(), "data-quiz", `data-lang="`+lang+`" data-quiz`, 1)
		var shown string
		in := arrives(t, s, fullPhone).visitsCollege(c)
		in.fitsItsFrame()
		in.asks(`document.documentElement.lang`, &shown)
		equal(t, "the frame's language", shown, lang)
	}
}

// The line works below a path of another site, too.
func TestTheLineBelowAPath(t *testing.T) {
	t.Parallel()
	q, c := builtin(t), opensCollege(t)
	s := (&site{t: t, dir: t.TempDir(), public: "http://localhost/quiz", around: []string{c.URL}}).runs()
	s.URL += "/quiz"
	c.body = s.readmeLine()
	k := arrives(t, s, fullPhone)
	in := k.visitsCollege(c)
	in.follows("Start now")
	in.notesCode()
	in.faces(q, 0)
	in.fitsItsFrame()
}

// A form on the page around is refused, though its site is named.
func TestAFormOfThePageAroundIsRefused(t *testing.T) {
	t.Parallel()
	c := opensCollege(t)
	s := (&site{t: t, dir: t.TempDir(), around: []string{c.URL}}).runs()
	c.body = s.readmeLine() + `<form method="post" action="` + s.URL + `/health-informatics/start"><button>Begin</button></form>`
	k := arrives(t, s, desktop)
	k.visitsCollege(c).fitsItsFrame()
	k.follows("Begin")
	k.sees("This form came from another site")
}

// axe has nothing against pages in a frame, nor against the frame.
func TestFramesAreAccessible(t *testing.T) {
	t.Parallel()
	axe, c := axeSource(t), opensCollege(t)
	s := (&site{t: t, dir: t.TempDir(), around: []string{c.URL}}).runs()
	c.body = s.readmeLine()
	k := arrives(t, s, fullPhone)
	k.does("let the tests' own script in", page.SetBypassCSP(true))
	in := k.visitsCollege(c)
	in.fitsItsFrame()
	isSilent(t, in.axe(axe))
	in.follows("How it works")
	isSilent(t, in.axe(axe))
}

// fitsItsFrame expects the frame to become as tall as its page, and no taller.
func (k *taker) fitsItsFrame() {
	k.t.Helper()
	var page struct{ Width, Room, Scrolls, Height, Frame float64 }
	for deadline := time.Now().Add(loading); ; time.Sleep(20 * time.Millisecond) {
		k.asks(`(r => ({width: r.scrollWidth, room: innerWidth, scrolls: r.scrollHeight, height: r.getBoundingClientRect().height, frame: innerHeight}))(document.documentElement)`, &page)
		if page.Width <= page.Room && page.Scrolls <= page.Frame && page.Frame-page.Height < 1 {
			return
		}
		if time.Now().After(deadline) {
			k.t.Fatalf("the frame does not fit its page: %+v", page)
		}
	}
}

package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A line lies between a browser and a site, and does with what is sent to be saved what real ones do.
type line struct {
	*httptest.Server
	mu sync.Mutex
	// fate is what happens to a form; nil lets it through. It is called for one at a time.
	fate func(w http.ResponseWriter, r *http.Request, on http.Handler)
	// forms are those that came, as they were sent.
	forms []string
}

// Fates of a form.
func cut(w http.ResponseWriter, _ *http.Request, _ http.Handler) { panic(http.ErrAbortHandler) }

// lostReply lets the form arrive and cuts the line before the reply.
func lostReply(_ http.ResponseWriter, r *http.Request, on http.Handler) {
	on.ServeHTTP(httptest.NewRecorder(), r)
	panic(http.ErrAbortHandler)
}

// loginPage is how a hotel's network answers whatever was asked.
func loginPage(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprint(w, "<title>Welcome! Please sign in</title>")
}

// full is what a server without room says.
func full(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusServiceUnavailable)
	fmt.Fprint(w, `{"shown": "", "problem": "The server has no room left."}`)
}

// dropping says that all is saved, and saves nothing.
func dropping(w http.ResponseWriter, r *http.Request, _ http.Handler) {
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"shown": %q}`, r.PostFormValue("answer"))
}

// over returns the site as it is reached over a line that can be cut.
func over(t testing.TB, s *site) (*site, *line) {
	t.Helper()
	to, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	l := &line{}
	l.Server = httptest.NewServer(l.between(httputil.NewSingleHostReverseProxy(to)))
	t.Cleanup(l.Close)
	return &site{t: t, dir: s.dir, quizzes: s.quizzes, URL: l.URL}, l
}

func (l *line) between(on http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost || !strings.Contains(r.URL.Path, "/items/") {
			on.ServeHTTP(w, r)
			return
		}
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.forms = append(l.forms, string(body)); l.fate != nil {
			l.fate(w, r, on)
			return
		}
		on.ServeHTTP(w, r)
	})
}

// will sets what happens to forms from now on; nil lets them through.
func (l *line) will(fate func(http.ResponseWriter, *http.Request, http.Handler)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.fate = fate
}

// carried are the forms that came so far.
func (l *line) carried() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]string{}, l.forms...)
}

// offline takes the device's own connection away, or gives it back. The browser says that it has taken it before it has; so
// the page tries until nothing gets through.
func offline(is bool) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		conditions := &network.Conditions{Offline: is, DownloadThroughput: -1, UploadThroughput: -1}
		if _, err := network.EmulateNetworkConditionsByRule([]*network.Conditions{conditions}).Do(ctx); err != nil {
			return err
		}
		if err := network.OverrideNetworkState(is, 0, -1, -1).Do(ctx); err != nil || !is {
			return err
		}
		const tries = `(async () => { while (await fetch(location.href, {method: 'HEAD'}).then(() => true, () => false)); return true })()`
		return chromedp.Evaluate(tries, new(bool), awaited).Do(ctx)
	})
}

// onEveryPage runs a script of the test's before those of each page.
func onEveryPage(script string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
		return err
	})
}

// keepingNothing is how a browser is that lets no page keep anything.
const keepingNothing = `Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})`

// isSaid waits until the page says, in its line for that, what became of an answer.
func (k *taker) isSaid(words string) {
	k.t.Helper()
	var said string
	for deadline := time.Now().Add(loading); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if k.asks(`words(document.querySelector('.saving[role=status]'))`, &said); strings.HasPrefix(said, words) && (said == "") == (words == "") {
			return
		}
	}
	k.t.Fatalf("the page says %q of the answer, want %q", said, words)
}

// soonSees waits for a page with the heading, to which the script leads.
func (k *taker) soonSees(heading string) {
	k.t.Helper()
	for deadline := time.Now().Add(loading); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		var there string
		if err := chromedp.Run(k.ctx, chromedp.Evaluate(`document.readyState === 'complete' ? document.querySelector('h1')?.textContent.trim() : ''`, &there)); err == nil && there == heading {
			return
		}
	}
	k.sees(heading)
}

// notes are the addresses of the items of which this browser keeps an answer.
func (k *taker) notes() []string {
	k.t.Helper()
	var keys []string
	k.asks(`Object.keys(localStorage).filter(k => k.startsWith('careerfit:'))`, &keys)
	return keys
}

// complainsOfTheNetworkOnly expects that nothing was found but requests that did not arrive, or were refused.
func (k *taker) complainsOfTheNetworkOnly() {
	k.t.Helper()
	for _, finding := range k.watch.found() {
		if !strings.HasPrefix(finding, "log: network Failed to load resource:") {
			k.t.Error(finding)
		}
	}
}

// arrivesUnwatched brings a taker whose watch the test itself asks, since what is cut is complained of.
func arrivesUnwatched(t testing.TB, s *site, d device) *taker {
	t.Helper()
	k := (&taker{t: t, site: s, device: d, profile: newProfile(t)}).unwatched()
	t.Cleanup(k.complainsOfTheNetworkOnly)
	return k
}

package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// faulty is a page with every fault that the tests look for.
const faulty = `<!doctype html><html><head><meta name="viewport" content="width=device-width, user-scalable=no"><link rel="icon" href="data:,">
<style>p { color: #aaa; background: #fff } #wide { width: 900px; height: 10px } #tiny { width: 9px; height: 9px; padding: 0 }</style></head>
<body><img src="http://elsewhere.example/pixel.png"><div id="wide"></div><p>pale</p><form><input name="a"><button id="tiny"></button></form>
<a href="/b">Over there</a><script>console.error("a fault"); undefinedFunction()</script></body></html>`

// A check that cannot fail is none: on a page with every fault, each check finds its own.
func TestTheChecksSeeFaults(t *testing.T) {
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

// A breach of the content security policy is seen, too.
func TestTheWatchSeesABreach(t *testing.T) {
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
	k := (&taker{t: t, site: &site{URL: faults.URL}, device: narrow, profile: newProfile(t)}).unwatched()
	k.opens("/")
	return k
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

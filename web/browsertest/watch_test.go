package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// A watch notes what a tab does behind the taker's back: requests to other hosts, errors and
// warnings on the console, breaches of the content security policy, exceptions.
type watch struct {
	mu       sync.Mutex
	home     []string
	ailing   string // the site that may answer that something went wrong
	posts    int
	findings []string
	meter    meter
	frames   map[string]*frame
	// loaded gets a value whenever a page has loaded.
	loaded chan struct{}
}

func newWatch(home ...string) *watch {
	return &watch{home: home, frames: map[string]*frame{}, loaded: make(chan struct{}, 1)}
}

// hears takes an event of the tab; it must not wait.
func (w *watch) hears(event any) {
	switch e := event.(type) {
	case *page.EventLoadEventFired:
		select {
		case w.loaded <- struct{}{}:
		default:
		}
	case *page.EventFrameStoppedLoading:
		w.frameLoaded(string(e.FrameID))
	case *runtime.EventExecutionContextCreated:
		w.runsIn(e.Context)
	case *network.EventRequestWillBeSent:
		w.meter.asked(e)
		w.request(e.Request)
	case *network.EventLoadingFinished:
		w.meter.finished(e)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.APITypeError || e.Type == runtime.APITypeWarning {
			w.finds("console: %s %s", e.Type, arguments(e.Args))
		}
	case *runtime.EventExceptionThrown:
		w.finds("exception: %s", e.ExceptionDetails.Error())
	case *log.EventEntryAdded:
		if e.Entry.Level != log.LevelInfo && e.Entry.Level != log.LevelVerbose && !w.refusedPage(e.Entry) {
			w.finds("log: %s %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	}
}

// refusedPage tells the line that Chromium writes when a page comes with a status such as 404 or
// 422: those are pages of the site, too. One that something went wrong comes from an ailing site only.
func (w *watch) refusedPage(e *log.Entry) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	status := func(class string) bool { return strings.Contains(e.Text, "responded with a status of "+class) }
	expected := status("4") || status("5") && w.ailing != "" && strings.HasPrefix(e.URL, w.ailing+"/")
	return e.Source == log.SourceNetwork && expected && !strings.Contains(e.URL, "/static/")
}

func arguments(all []*runtime.RemoteObject) string {
	var words []string
	for _, a := range all {
		words = append(words, string(a.Value)+a.Description)
	}
	return strings.Join(words, " ")
}

func (w *watch) request(r *network.Request) {
	own := func(home string) bool { return strings.HasPrefix(r.URL, home+"/") }
	w.mu.Lock()
	if r.Method == "POST" {
		w.posts++
	}
	home := slices.ContainsFunc(w.home, own)
	w.mu.Unlock()
	if !home && !strings.HasPrefix(r.URL, "data:") && r.URL != "about:blank" {
		w.finds("a request to another host: %s", r.URL)
	}
}

func (w *watch) finds(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.findings = append(w.findings, fmt.Sprintf(format, args...))
}

// found returns what was found so far.
func (w *watch) found() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.findings)
}

// posted returns how many forms the tab has sent.
func (w *watch) posted() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.posts
}

// mayFailAt lets the tab ask an ailing site, too.
func (w *watch) mayFailAt(site string) {
	w.alsoAt(site)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ailing = site
}

// alsoAt lets the tab ask one more site.
func (w *watch) alsoAt(home string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.home = append(w.home, home)
}

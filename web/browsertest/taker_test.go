package browsertest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A device is what a taker comes with.
type device struct {
	name          string
	width, height int64
	phone         bool
	scripts       bool
}

var (
	desktop = device{name: "desktop with scripts", width: 1280, height: 800, scripts: true}
	phone   = device{name: "phone without scripts", width: 360, height: 740, phone: true}
	// The other two combinations of a width with scripts.
	bareDesktop = device{name: "desktop without scripts", width: 1280, height: 800}
	fullPhone   = device{name: "phone with scripts", width: 360, height: 740, phone: true, scripts: true}
)

// onEachDevice runs a story twice: on a desktop with scripts, and on a phone without them. The pages
// do the same with scripts and without, so that one story on the other two devices is enough
// (TestAPersonaTakesTheQuizOnTheOtherDevices).
func onEachDevice(t *testing.T, story func(t *testing.T, d device)) {
	onDevices(t, story, desktop, phone)
}

// onDevices runs a story on these devices, beside others.
func onDevices(t *testing.T, story func(t *testing.T, d device), devices ...device) {
	t.Parallel()
	for _, d := range devices {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			story(t, d)
		})
	}
}

// A taker is a person at one tab.
type taker struct {
	t       testing.TB
	site    *site
	device  device
	profile cdp.BrowserContextID
	ctx     context.Context
	watch   *watch
	// frame is the frame in which the taker looks, the nth of the page; empty where it is the tab itself.
	frame string
	nth   int
}

// arrives brings a taker to a site, on a device that has never been there.
func arrives(t testing.TB, s *site, d device) *taker {
	t.Helper()
	return (&taker{t: t, site: s, device: d, profile: newProfile(t)}).anotherTab()
}

// anotherTab opens one more tab of the same browser. What the watch finds fails the test.
func (k *taker) anotherTab() *taker {
	k.t.Helper()
	tab := k.unwatched()
	tab.t.Cleanup(func() {
		for _, finding := range tab.watch.found() {
			tab.t.Errorf("%s: %s", tab.device.name, finding)
		}
	})
	return tab
}

// unwatched opens one more tab; what the watch finds is for the test to ask.
func (k *taker) unwatched() *taker {
	k.t.Helper()
	tab := &taker{t: k.t, site: k.site, device: k.device, profile: k.profile, watch: newWatch(k.site.URL)}
	tab.ctx = newTab(k.t, k.profile)
	chromedp.ListenTarget(tab.ctx, tab.watch.hears)
	d := k.device
	tab.does("set up the tab",
		network.Enable(), log.Enable(),
		emulation.SetDeviceMetricsOverride(d.width, d.height, 1, d.phone),
		emulation.SetFocusEmulationEnabled(true),
		emulation.SetScriptExecutionDisabled(!d.scripts),
	)
	return tab
}

// does runs commands in the tab.
func (k *taker) does(what string, actions ...chromedp.Action) {
	k.t.Helper()
	if err := chromedp.Run(k.ctx, actions...); err != nil {
		k.t.Fatalf("%s: %v", what, err)
	}
}

// loading is how long a page may take on a busy machine.
const loading = 30 * time.Second

// loads does something that leads to another page, and waits until that has loaded.
func (k *taker) loads(what string, actions ...chromedp.Action) {
	k.t.Helper()
	if k.frame != "" {
		k.loadsInFrame(what, actions...)
		return
	}
	select {
	case <-k.watch.loaded:
	default:
	}
	k.does(what, actions...)
	select {
	case <-k.watch.loaded:
	case <-time.After(loading):
		k.t.Fatalf("%s: no page came, this is still\n%s", what, k.reads())
	}
}

// opens goes to an address of the site, as from a bookmark.
func (k *taker) opens(address string) {
	k.t.Helper()
	if strings.HasPrefix(address, "/") {
		address = k.site.URL + address
	}
	k.loads("open "+address, chromedp.ActionFunc(func(ctx context.Context) error {
		_, _, _, _, err := page.Navigate(address).Do(ctx)
		return err
	}))
}

// goesBack presses the browser's own back button. The page before may come from memory, without a
// load.
func (k *taker) goesBack() {
	k.t.Helper()
	k.does("go back", chromedp.ActionFunc(func(ctx context.Context) error {
		current, entries, err := page.GetNavigationHistory().Do(ctx)
		if err != nil {
			return err
		}
		before := entries[current-1]
		if err := page.NavigateToHistoryEntry(before.ID).Do(ctx); err != nil {
			return err
		}
		return arrived(ctx, before.URL)
	}))
}

// arrived waits until the tab shows the address.
func arrived(ctx context.Context, address string) error {
	for deadline := time.Now().Add(loading); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		var there bool
		shown := "location.href === " + quote(address) + " && document.readyState === 'complete'"
		if err := chromedp.Evaluate(shown, &there).Do(ctx); err == nil && there {
			return nil // an error is a page on its way out
		}
	}
	return fmt.Errorf("%s did not come", address)
}

// reloads asks for the page again.
func (k *taker) reloads() {
	k.t.Helper()
	k.loads("reload", page.Reload())
}

// follows clicks a link or a button that leads to another page.
func (k *taker) follows(name string) {
	k.t.Helper()
	k.loads("click “"+name+"”", k.clickOn("a, button", name, 1)...)
}

// ticks clicks the label of a choice.
func (k *taker) ticks(label string) {
	k.t.Helper()
	k.does("tick “"+label+"”", k.clickOn("label", label, 1)...)
}

// doubleClicks clicks a button twice before an answer can come.
func (k *taker) doubleClicks(name string) {
	k.t.Helper()
	k.does("slow the network down", latency(time.Second))
	before := k.watch.posted()
	k.loads("double-click “"+name+"”", k.clickOn("a, button", name, 2)...)
	k.does("let the network be itself", latency(0))
	if sent := k.watch.posted() - before; sent != 2 {
		k.t.Errorf("the double click sent %d forms; this story needs 2", sent)
	}
}

// latency makes every answer of the network come late.
func latency(late time.Duration) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		slow := &network.Conditions{Latency: float64(late.Milliseconds()), DownloadThroughput: -1, UploadThroughput: -1}
		_, err := network.EmulateNetworkConditionsByRule([]*network.Conditions{slow}).Do(ctx)
		return err
	})
}

// types puts text into a field, in place of what is there.
func (k *taker) types(label, text string) {
	k.t.Helper()
	k.ticks(label)
	k.does("empty the field", chromedp.ActionFunc(func(ctx context.Context) error {
		return input.DispatchKeyEvent(input.KeyDown).WithCommands([]string{"selectAll"}).Do(ctx)
	}))
	k.does("type", input.InsertText(text))
}

// presses presses a key.
func (k *taker) presses(key string) {
	k.t.Helper()
	k.does("press a key", chromedp.KeyEvent(key))
}

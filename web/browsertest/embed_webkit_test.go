package browsertest

import (
	"slices"
	"testing"
	"time"
)

// WebKit takes no cookie in a frame here, as by http it takes none that is meant for https, whoever the server is. Its
// taker learns so after the first click, and goes on in a tab.
func TestATakerWhoseBrowserKeepsNoCookieInAFrame(t *testing.T) {
	t.Parallel()
	c := opensCollege(t)
	s := (&site{t: t, dir: t.TempDir(), around: []string{c.URL}}).runs()
	c.body = s.readmeLine()
	k := startWebKit(t, true)
	k.opens(c.URL + "/")
	k.goesInto("iframe")
	k.sees(string(builtin(t).Title))
	k.clicks("button", "Start now")
	k.sees("Your browser does not know you here")
	k.clicks("a", "Open the quiz in a tab of its own")
	k.turnsToTheNewTab()
	k.sees(string(builtin(t).Title))
	k.clicks("button", "Start now")
	k.sees("Your return code")
}

// goesInto has the taker look into a frame.
func (k *webkit) goesInto(css string) {
	k.t.Helper()
	var frame map[string]string
	k.does("POST", "/element", map[string]string{"using": "css selector", "value": css}, &frame)
	k.does("POST", "/frame", map[string]any{"id": frame}, nil)
}

// turnsToTheNewTab has the taker look at another tab, once there is one.
func (k *webkit) turnsToTheNewTab() {
	k.t.Helper()
	var now string
	k.does("GET", "/window", nil, &now)
	for deadline := time.Now().Add(loading); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		var tabs []string
		k.does("GET", "/window/handles", nil, &tabs)
		if i := slices.IndexFunc(tabs, func(tab string) bool { return tab != now }); i >= 0 {
			k.does("POST", "/window", map[string]string{"handle": tabs[i]}, nil)
			return
		}
	}
	k.t.Fatal("no tab was opened")
}

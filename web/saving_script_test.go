package web_test

import (
	"strings"
	"testing"
)

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

// The privacy page names all that the script leaves in the browser.
func TestThePrivacyPageNamesWhatTheScriptKeeps(t *testing.T) {
	opens(t).taker().visits("/privacy").
		reads("the answer waits in this browser until it can be sent").
		reads("If you turn number keys off, this browser remembers that too, and nothing is sent. “Forget on this device” removes it.")
}

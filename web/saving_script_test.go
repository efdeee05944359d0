package web_test

import "testing"

// The privacy page names all that the script leaves in the browser.
func TestThePrivacyPageNamesWhatTheScriptKeeps(t *testing.T) {
	opens(t).taker().visits("/privacy").
		reads("the answer waits in this browser until it can be sent").
		reads("If you turn number keys off, this browser remembers that too, and nothing is sent. “Forget on this device” removes it.")
}

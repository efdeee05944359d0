package browsertest

import (
	"strings"
	"testing"
)

// A change that was asked for on the review leads back to its row, which alone says that the answer is saved.
func TestAChangeComesBackToItsRow(t *testing.T) {
	onEachDevice(t, func(t *testing.T, d device) {
		q := builtin(t)
		k := arrives(t, serve(t), d)
		k.starts()
		k.answers(q, persona(t, q, "bedside-nurse").Answers, 0, 12)
		k.opensOf("/items/9?from=review")
		k.follows("Continue")
		k.sees("Check your answers")
		k.hasFocusOn("#saved-9")
		var said []string
		k.asks(`all('.saved').filter(s => s.checkVisibility()).map(words)`, &said)
		equal(t, "rows that say it", len(said), 1)
		equal(t, "so it is without styles", strings.Count(w3m(t, k.source()), "Your answer is saved."), 1)
		var top float64
		k.asks(`document.querySelector('#saved-9').getBoundingClientRect().top`, &top)
		if top < 0 || top > float64(d.height)/2 {
			t.Errorf("what it says stands at %g of %d pixels", top, d.height)
		}
	})
}

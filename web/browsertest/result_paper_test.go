package browsertest

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// A result that is printed from the browser is at most three sheets, in dark ink whatever the screen prefers, and no
// heading on it stands above nothing.
func TestAResultOnPaper(t *testing.T) {
	s, q := serve(t), builtin(t)
	for _, id := range []string{"start-up-developer", "clinical-analyst-between"} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			k := arrives(t, s, desktop)
			k.takes(q, persona(t, q, id).Answers)
			k.finishes()
			for _, lang := range q.Languages() {
				k.reloadsIn(lang)
				k.prefers("dark")
				if n := k.sheets([2]float64{8.27, 11.69}); n < 1 || n > 3 {
					t.Errorf("%s: %d sheets", lang, n)
				}
				if faults := k.faultsOnPaper(); len(faults) > 0 {
					t.Errorf("%s: %q", lang, faults)
				}
			}
		})
	}
}

// faultsOnPaper are the headings above nothing, and the words in pale ink.
func (k *taker) faultsOnPaper() (faults []string) {
	k.t.Helper()
	k.does("look at the paper", emulation.SetEmulatedMedia().WithMedia("print"))
	k.asks(`(() => {
		const seen = e => e.checkVisibility() && e.getBoundingClientRect().height > 1;
		const empty = all('main h2').filter(h => seen(h) && ![...h.parentElement.querySelectorAll('*')].some(e => e !== h && !h.contains(e) && seen(e) && words(e)));
		const pale = all('main *').filter(e => seen(e) && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && getComputedStyle(e).color.match(/\d+/g).slice(0, 3).some(c => c > 0x60));
		return empty.map(h => 'nothing below: ' + words(h)).concat(pale.map(e => 'pale: ' + words(e)));
	})()`, &faults)
	k.does("look at the screen", emulation.SetEmulatedMedia().WithMedia(""))
	return faults
}

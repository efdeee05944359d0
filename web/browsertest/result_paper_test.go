package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// a4 is a size of paper in inches.
var a4 = [2]float64{8.27, 11.69}

// A result that is printed from the browser is at most three sheets, in dark ink whatever the screen prefers, and no
// heading on it stands above nothing.
func TestAResultOnPaper(t *testing.T) {
	t.Parallel()
	s, q := serve(t), builtin(t)
	for _, id := range []string{"start-up-developer", "clinical-analyst-between"} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			k := arrives(t, s, desktop)
			k.takes(q, persona(t, q, id).Answers)
			k.finishes()
			for _, lang := range q.Languages() {
				k.reloadsIn(lang, lang)
				k.isGoodOnPaper(lang, 3)
				k.saysOnPaperWhatIsFolded()
			}
		})
	}
}

// The colours of an institution change nothing of that, nor for an adviser.
func TestAThemeOnPaper(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, themed(t), desktop)
	k.takes(q, persona(t, q, "start-up-developer").Answers)
	k.finishes()
	k.isGoodOnPaper("result", 3)
	k.opensOf("/summary")
	k.isGoodOnPaper("adviser’s page", 2)
}

// isGoodOnPaper expects the page on a few sheets, without faults in either scheme.
func (k *taker) isGoodOnPaper(name string, most int) {
	k.t.Helper()
	for _, scheme := range []string{"light", "dark"} {
		k.prefers(scheme)
		if n := k.sheets(a4); n < 1 || n > most {
			k.t.Errorf("%s, %s: %d sheets", name, scheme, n)
		}
		if faults := k.faultsOnPaper(scheme); len(faults) > 0 {
			k.t.Errorf("%s, %s: %q", name, scheme, faults)
		}
	}
}

// saysOnPaperWhatIsFolded expects on paper, of what is folded on the screen, every career, the first reason of those
// that have a card there, and what it takes to change the result. What is unfolded is not said in short, too.
func (k *taker) saysOnPaperWhatIsFolded() {
	k.t.Helper()
	var missing []string
	k.asks(fmt.Sprintf(`(paper => all('.careers h4, .elsewhere li a, .careers > ol .because, .what-if > .paper, .career-flip > .paper')
		.map(e => words(e).replace(/^: /, '')).filter(told => !paper.includes(told.replaceAll(' ', ''))))(%q)`, strings.ReplaceAll(k.paper(), " ", "")), &missing)
	if len(missing) > 0 {
		k.t.Errorf("this is on the screen, and not on paper: %q", missing)
	}
	var inShort [2]int
	k.does("look at the paper", emulation.SetEmulatedMedia().WithMedia("print"))
	for i := range inShort {
		k.asks(`all('details + .paper').filter(e => e.checkVisibility()).length`, &inShort[i])
		k.opensAll()
	}
	k.does("look at the screen", emulation.SetEmulatedMedia().WithMedia(""))
	if inShort[0] < 8 || inShort[1] > 0 {
		k.t.Errorf("%d things are said in short, and %d when all is unfolded", inShort[0], inShort[1])
	}
}

// faultsOnPaper are the headings above nothing, and the words in pale ink, on a device that prefers a scheme.
func (k *taker) faultsOnPaper(scheme string) (faults []string) {
	k.t.Helper()
	k.does("look at the paper", wishes(scheme).WithMedia("print"))
	k.asks(`(() => {
		const seen = e => e.checkVisibility() && e.getBoundingClientRect().height > 1;
		const empty = all('main h2').filter(h => seen(h) && ![...h.parentElement.querySelectorAll('*')].some(e => e !== h && !h.contains(e) && seen(e) && words(e) || e.matches('.notes hr') && e.checkVisibility()));
		const pale = all('main *').filter(e => seen(e) && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && getComputedStyle(e).color.match(/\d+/g).slice(0, 3).some(c => c > 0x60));
		return empty.map(h => 'nothing below: ' + words(h)).concat(pale.map(e => 'pale: ' + words(e)));
	})()`, &faults)
	k.does("look at the screen", wishes(scheme))
	return faults
}

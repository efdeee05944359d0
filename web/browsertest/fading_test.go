package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// stillFading stops pages in the midst of fading in, which otherwise is over before a test can look.
const stillFading = `addEventListener('pagereveal', e => e.viewTransition?.ready.then(() => {
	document.getAnimations().forEach(a => a.pause());
	window.fading = true;
}))`

// startsFading goes to the first item with motion allowed, and stays where that fades in.
func (k *taker) startsFading() {
	k.t.Helper()
	k.does("allow motion", onEveryPage(stillFading),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "no-preference"}}))
	k.starts()
	k.does("wait until it fades in", chromedp.Poll(`window.fading`, nil))
}

// A page that fades in takes taps already, so that none is lost: what fades is the heading alone, since browsers give
// taps on what is part of a transition to nobody.
func TestATapOnAPageThatFadesIn(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, serve(t), fullPhone)
	k.startsFading()
	choice := string(q.Options(0)[1].Text)
	k.ticks(choice)
	equal(t, "ticked", strings.Join(k.chosen(), "; "), choice)
}

// The control: where what fades takes the taps, as browsers have it, they are lost.
func TestATapOnWhatFadesIsLost(t *testing.T) {
	t.Parallel()
	q := builtin(t)
	k := arrives(t, serve(t), fullPhone)
	k.startsFading()
	choice := string(q.Options(0)[1].Text)
	tap := k.clickOn("label", choice, 1)
	k.does("let what fades take taps", chromedp.Evaluate(`{
		const taking = new CSSStyleSheet();
		taking.replaceSync('::view-transition { pointer-events: auto }');
		document.adoptedStyleSheets = [taking];
	}`, nil))
	k.does("tap", tap...)
	equal(t, "ticked", len(k.chosen()), 0)
}

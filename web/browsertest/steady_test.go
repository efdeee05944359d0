package browsertest

import (
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// shifts reports what has moved on the page without the taker's doing since it began to load.
func (k *taker) shifts() []string {
	k.t.Helper()
	const watch = `new Promise(done => {
		const moved = [];
		new PerformanceObserver(list => moved.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true});
		requestAnimationFrame(() => setTimeout(() => done(moved.filter(m => !m.hadRecentInput).map(m =>
			'it shifted by ' + m.value + ': ' + m.sources.map(s => JSON.stringify([s.previousRect, s.currentRect]) + (s.node?.outerHTML ?? '').slice(0, 120)).join(' | '))), 50));
	})`
	var found []string
	k.does("look for shifts", chromedp.Evaluate(watch, &found, awaited))
	return found
}

// shiftsEachTime reports what has moved if something does however often the page is loaded. A browser that is kept waiting
// may draw the first half of a line before it has read the rest.
func (k *taker) shiftsEachTime() []string {
	k.t.Helper()
	found := k.shifts()
	for try := 1; len(found) > 0 && try < 3; try++ {
		k.reloads()
		found = k.shifts()
	}
	return found
}

// awaited waits for the promise that a script returns.
func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// moving reports what moves although the reader asks for less motion: animations, transitions, smooth scrolling, and
// pages that fade into each other.
func (k *taker) moving() []string {
	k.t.Helper()
	var found []string
	k.asks(`(() => {
		const still = list => list.split(',').every(d => parseFloat(d) === 0);
		const rules = list => [...list].flatMap(r => r.media && !matchMedia(r.media.mediaText).matches ? [] : r.cssRules?.length ? [r, ...rules(r.cssRules)] : [r]);
		return all('*').filter(e => ['', '::before', '::after'].some(part => {
			const s = getComputedStyle(e, part || null);
			return !still(s.transitionDuration) || s.animationName !== 'none' || s.scrollBehavior === 'smooth';
		})).map(e => 'it moves: ' + e.outerHTML.slice(0, 120))
			.concat([...document.styleSheets].flatMap(s => rules(s.cssRules)).filter(r => r.cssText.startsWith('@view-transition')).map(r => 'pages fade: ' + r.cssText));
	})()`, &found)
	return found
}

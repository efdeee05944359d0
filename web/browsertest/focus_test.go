package browsertest

// colours are what the checks of colours share: the parts of a colour as the browser writes it, how light it is, the
// contrast of two, and what is behind an element.
const colours = `
const parts = c => { const p = c.match(/[\d.]+/g).map(Number); return p.length < 4 ? [...p, 1] : p; };
const light = c => parts(c).slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((a, b) => b - a); return (x + 0.05) / (y + 0.05); };
const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (parts(c)[3] === 1) return c; } return 'rgb(255, 255, 255)'; };
`

// unseenFocus reports what can have the focus without a ring that stands out from the page by three to one. The ring is
// of two colours, and may be around the box that a control is in.
func (k *taker) unseenFocus(scheme string) []string {
	k.t.Helper()
	var found []string
	k.asks(`(() => {`+colours+`
		const before = document.activeElement;
		const rings = e => {
			const s = getComputedStyle(e), rings = [];
			if (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) rings.push(s.outlineColor);
			if (s.boxShadow !== 'none') rings.push(s.boxShadow.match(/rgba?\([^)]*\)/)[0]);
			return rings.filter(c => contrast(c, behind(e.parentElement)) >= 3);
		};
		const unseen = all('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]').filter(e => {
			if (!e.getClientRects().length) return false;
			e.focus({focusVisible: true, preventScroll: true});
			return document.activeElement !== e || !rings(e).length && !(e.parentElement && rings(e.parentElement).length);
		});
		document.activeElement?.blur();
		before?.focus?.({preventScroll: true});
		return unseen.map(e => 'the focus is not seen, `+scheme+`: ' + e.outerHTML.slice(0, 120));
	})()`, &found)
	return found
}

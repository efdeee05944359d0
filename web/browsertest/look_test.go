package browsertest

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// looking is what the driver needs to look at a page. The driver may run it where the page's own
// scripts are disabled; it reads, and scrolls, and changes nothing.
const looking = `
const words = e => e ? e.textContent.replace(/\s+/g, ' ').trim() : '';
const seen = e => { const c = e.cloneNode(true); c.querySelectorAll('.hidden').forEach(h => h.remove()); return words(c); };
const all = (css, within) => [...(within || document).querySelectorAll(css)];
const named = (css, name) => all(css).filter(e => (words(e) === name || seen(e) === name) && e.getClientRects().length > 0);
const texts = e => [...e.childNodes].filter(n => n.nodeType === 3 && n.textContent.trim());
const readable = () => all('body *').filter(e => texts(e).length && e.getClientRects().length && !e.closest('.hidden, svg, option'));
const cut = () => readable().filter(e => { const s = getComputedStyle(e); return s.overflowX !== 'visible' && s.overflowX !== 'auto' && e.scrollWidth > e.clientWidth + 1; })
	.map(e => 'words are cut off: ' + e.outerHTML.slice(0, 120));
// A word may be broken where no line of the page would hold it, and within an address.
const chopped = () => {
	const main = document.querySelector('main') ?? document.body, inner = getComputedStyle(main), room = main.clientWidth - parseFloat(inner.paddingLeft) - parseFloat(inner.paddingRight);
	const parts = n => [...n.data.matchAll(/[^\s\/–-]+/g)].filter(m => !/\.[a-z]/.test(m[0])).map(m => { const r = document.createRange(); r.setStart(n, m.index); r.setEnd(n, m.index + m[0].length); return {word: m[0], boxes: [...r.getClientRects()].filter(b => b.width > 1)}; });
	const broken = p => p.boxes.some(b => b.top > p.boxes[0].bottom - 2) && p.boxes.reduce((w, b) => w + b.width, 0) <= room;
	return readable().filter(e => !e.closest('.address, .code, .code-inline, .digest')).flatMap(e => texts(e).flatMap(parts).filter(broken).map(p => 'a word is chopped: ' + p.word + ' in ' + e.outerHTML.slice(0, 80)));
};
const overlaps = () => {
	const lines = readable().flatMap(e => texts(e).flatMap(n => { const r = document.createRange(); r.selectNodeContents(n); return [...r.getClientRects()].map(box => ({n, box})); }));
	const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
	return lines.flatMap((a, i) => lines.slice(i + 1).filter(b => b.n !== a.n && over(a.box, b.box)).map(b => 'words lie over each other: ' + a.n.textContent.trim().slice(0, 60) + ' | ' + b.n.textContent.trim().slice(0, 60)));
};
`

// asks evaluates an expression in terms of looking and puts its value into the pointer.
func (k *taker) asks(expression string, value any) {
	k.t.Helper()
	var raw string
	k.does("look at the page", chromedp.Evaluate("(() => {"+looking+"return JSON.stringify("+expression+")})()", &raw, k.where))
	if err := json.Unmarshal([]byte(raw), value); err != nil {
		k.t.Fatalf("look at the page: %v in %s", err, raw)
	}
}

// clickOn finds the element with the name, scrolls to it and clicks its middle with the mouse. What
// is not there, or lies under something else, cannot be clicked.
func (k *taker) clickOn(css, name string, times int64) []chromedp.Action {
	k.t.Helper()
	var spot struct {
		Found, Covered bool
		X, Y           float64
	}
	k.asks(fmt.Sprintf(`(() => {
		const e = named(%s, %s)[0];
		if (!e) return {found: false};
		e.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = e.getClientRects()[0], x = r.x + r.width/2, y = r.y + r.height/2;
		const hit = document.elementFromPoint(x, y);
		return {found: true, covered: !hit || !e.contains(hit), x, y};
	})()`, quote(css), quote(name)), &spot)
	if !spot.Found || spot.Covered {
		k.t.Fatalf("“%s” cannot be clicked (found: %t, covered: %t) on\n%s", name, spot.Found, spot.Covered, k.reads())
	}
	k.fromFrame(&spot.X, &spot.Y)
	var actions []chromedp.Action
	for n := int64(1); n <= times; n++ {
		if n > 1 {
			actions = append(actions, chromedp.Sleep(80*time.Millisecond)) // a hand is no faster
		}
		actions = append(actions,
			input.DispatchMouseEvent(input.MousePressed, spot.X, spot.Y).WithButton(input.Left).WithClickCount(n),
			input.DispatchMouseEvent(input.MouseReleased, spot.X, spot.Y).WithButton(input.Left).WithClickCount(n))
	}
	return actions
}

// quote writes a value for a script.
func quote(value any) string {
	b, _ := json.Marshal(value) // cannot fail for texts and numbers
	return string(b)
}

// A sight is what anybody sees of a page.
type sight struct {
	Address, Title, Heading string
	// Text is what the main part shows; closed details are not in it.
	Text string
	// Focus is the element with the focus, as tag#id.class.
	Focus string
}

func (s sight) String() string {
	return fmt.Sprintf("%s (%s)\n%s", s.Address, s.Title, s.Text)
}

// reads looks at the page.
func (k *taker) reads() sight {
	k.t.Helper()
	var s sight
	k.asks(`(() => {
		const a = document.activeElement;
		return {address: location.pathname + location.search, title: document.title, heading: words(document.querySelector('h1')),
			text: document.querySelector('main')?.innerText ?? document.body.innerText, focus: a ? `+"`"+`${a.localName}#${a.id}.${a.className}`+"`"+` : ''};
	})()`, &s)
	return s
}

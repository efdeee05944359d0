package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// narrow is the width at which WCAG 2.2 (1.4.10) lets nothing scroll sideways: 320 CSS pixels.
var narrow = device{name: "320 px", width: 320, height: 640, scripts: true}

// Every kind of page fits a narrow screen, has targets that can be hit, one heading of the first
// level, a title, and passes axe in light and in dark.
func TestEveryKindOfPage(t *testing.T) {
	axe := axeSource(t)
	g := newGallery(t)
	for _, v := range g.views {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			k := arrives(t, g.s, narrow)
			k.does("let the tests' own script in", page.SetBypassCSP(true))
			v.open(k)
			k.opensAll()
			for _, fault := range append(k.tooWide(), k.tooSmall()...) {
				t.Error(fault)
			}
			k.hasOneHeading()
			for _, scheme := range []string{"light", "dark"} {
				k.prefers(scheme)
				for _, finding := range k.axe(axe) {
					t.Errorf("axe, %s: %s", scheme, finding)
				}
			}
		})
	}
}

// prefers sets the colour scheme of the device.
func (k *taker) prefers(scheme string) {
	k.t.Helper()
	k.does("choose "+scheme, emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}))
}

// tooWide reports what makes the page scroll sideways.
func (k *taker) tooWide() []string {
	k.t.Helper()
	var wide []string
	k.asks(`document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
		all('body *').filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 && !e.closest('.scroll, .hidden'))
			.map(e => 'too wide: ' + e.outerHTML.slice(0, 120)).concat('the page scrolls sideways')`, &wide)
	return wide
}

// tooSmall reports targets under 24 by 24 CSS pixels (WCAG 2.2, 2.5.8), other than links in a
// sentence, what is a target together with its label, and what is hidden.
func (k *taker) tooSmall() []string {
	k.t.Helper()
	var small []string
	k.asks(`all('a, button, summary, select, textarea, label, input:not([type=hidden])').filter(e => {
		const r = e.getBoundingClientRect();
		if (r.width === 0 || r.bottom <= 0 || r.right <= 0) return false;
		if (e.control && e.control.getBoundingClientRect().height >= 24) return false;
		if (e.labels?.length && [...e.labels].every(l => l.getBoundingClientRect().height >= 24)) return false;
		const inSentence = getComputedStyle(e).display === 'inline' && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
		return !inSentence && (r.width < 24 || r.height < 24);
	}).map(e => 'a target under 24 px: ' + Math.round(e.getBoundingClientRect().width) + ' by ' + Math.round(e.getBoundingClientRect().height) + ': ' + e.outerHTML.slice(0, 160))`, &small)
	return small
}

// hasOneHeading expects one h1, no level left out below it, and a title that names the page.
func (k *taker) hasOneHeading() {
	k.t.Helper()
	var levels []int
	k.asks(`all('h1, h2, h3, h4, h5, h6').filter(e => !e.closest('.error-summary')).map(e => Number(e.localName[1]))`, &levels)
	before, first := 0, 0
	for _, level := range levels {
		if level == 1 {
			first++
		}
		if level > before+1 {
			k.t.Errorf("a heading of level %d follows one of level %d", level, before)
		}
		before = level
	}
	if first != 1 {
		k.t.Errorf("the page has %d headings of the first level", first)
	}
	if s := k.reads(); strings.TrimSpace(s.Title) == "" {
		k.t.Error("the page has no title")
	}
}

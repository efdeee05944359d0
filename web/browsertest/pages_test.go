package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
)

// narrow is the width at which WCAG 2.2 (1.4.10) lets nothing scroll sideways: 320 CSS pixels.
var narrow = device{name: "320 px", width: 320, height: 640, scripts: true}

// Every kind of page, in every language: it fits a narrow screen, has targets that can be hit, headings in order
// and a title of its own; it is light, stays where it is while it loads, and keeps still for those who ask so; the
// focus is seen; it can be read with letters twice as large and in the colours of the reader. axe, html-validate and
// vnu have nothing against it.
func TestEveryKindOfPage(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	g := newGallery(t)
	found := newAlbum(t)
	t.Run("pages", func(t *testing.T) {
		for _, v := range g.views {
			t.Run(v.name, func(t *testing.T) {
				t.Parallel()
				k := arrives(t, g.s, narrow)
				k.does("let the tests' own script in, and keep nothing", page.SetBypassCSP(true), network.SetCacheDisabled(true))
				v.open(k)
				for _, lang := range []string{"en", "es"} {
					k.reloadsIn(lang, v.spokenIn(lang))
					found.takes(k, v.name+"-"+lang)
					k.isSound(lang, axe)
				}
			})
		}
	})
	t.Run("titles", func(t *testing.T) { isSilent(t, append(found.sameTitles(), found.longTitles()...)) })
	t.Run("weight", func(t *testing.T) {
		heaviest := found.byWeight()[0]
		t.Logf("the heaviest is %s: %d bytes", heaviest, found.weights[heaviest])
		isSilent(t, found.tooHeavy())
	})
	t.Run("html-validate", func(t *testing.T) { t.Parallel(); isSilent(t, htmlValidate(t, found.dir)) })
	t.Run("vnu", func(t *testing.T) { t.Parallel(); isSilent(t, vnu(t, found.dir)) })
}

// isSilent expects a checker to have found nothing.
func isSilent(t *testing.T, messages []string) {
	t.Helper()
	for _, message := range messages {
		t.Error(message)
	}
}

// reloadsIn asks for the page again with a language chosen, and expects it in the one in which it is spoken then.
func (k *taker) reloadsIn(lang, spoken string) {
	k.t.Helper()
	k.does("choose "+lang, network.SetCookie("careerfit-language", lang).WithURL(k.site.URL))
	k.reloads()
	var got string
	if k.asks("document.documentElement.lang", &got); got != spoken {
		k.t.Fatalf("%s is in %q, not in %q", k.reads().Address, got, spoken)
	}
}

// isSound holds the page against everything that can be seen in the browser. What is moved and enlarged comes last.
func (k *taker) isSound(lang, axe string) {
	k.t.Helper()
	tell := func(faults []string) {
		k.t.Helper()
		for _, fault := range faults {
			k.t.Errorf("%s: %s", lang, fault)
		}
	}
	tell(k.shiftsEachTime())
	k.opensAll()
	tell(k.tooWide())
	tell(k.chopped())
	tell(k.tooSmall())
	k.hasOneHeading()
	k.unrolls()
	for _, scheme := range []string{"light", "dark"} {
		k.prefers(scheme)
		tell(k.axe(axe))
		tell(k.unseenFocus(scheme))
	}
	k.rollsUp()
	tell(k.moving())
	if lang == "en" {
		tell(k.vanished()) // the colours are the same in every language
	}
	tell(k.lostWhenEnlarged())
}

// unrolls makes the screen so much wider that nothing scrolls within the page, since axe cannot judge what is half
// cut off.
func (k *taker) unrolls() {
	k.t.Helper()
	var more int64
	k.asks(`Math.max(0, ...all('.scroll').map(s => s.scrollWidth - s.clientWidth))`, &more)
	k.does("unroll", emulation.SetDeviceMetricsOverride(k.device.width+more, k.device.height, 1, k.device.phone))
}

// rollsUp makes the screen as wide as before.
func (k *taker) rollsUp() {
	k.t.Helper()
	k.does("roll up", emulation.SetDeviceMetricsOverride(k.device.width, k.device.height, 1, k.device.phone))
}

// prefers sets the colour scheme of the device.
func (k *taker) prefers(scheme string) {
	k.t.Helper()
	k.does("choose "+scheme, wishes(scheme))
}

// wishes are what the device says that its owner likes.
func wishes(scheme string) *emulation.SetEmulatedMediaParams {
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	})
}

// tooWide reports what makes the page scroll sideways, the widest first.
func (k *taker) tooWide() []string {
	k.t.Helper()
	var wide []string
	k.asks(`(() => {
		const room = document.documentElement.clientWidth, end = e => e.getBoundingClientRect().right;
		if (document.documentElement.scrollWidth <= room) return [];
		const wide = all('body *').filter(e => end(e) > room + 0.5 && !e.closest('.scroll, .hidden')).sort((a, b) => end(b) - end(a));
		return ['the page scrolls sideways'].concat(wide.filter(e => !wide.some(o => o !== e && e.contains(o))).slice(0, 3)
			.map(e => 'too wide, ' + Math.round(end(e)) + ' of ' + room + ': ' + e.outerHTML.slice(0, 160)));
	})()`, &wide)
	return wide
}

// chopped reports words that are broken though a line would hold them, cut off, or lie over others.
func (k *taker) chopped() []string {
	k.t.Helper()
	var found []string
	k.asks(`chopped().concat(cut(), overlaps())`, &found)
	return found
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

package browsertest

import (
	"strings"
	"testing"
)

// shareViews are the pages with which a result is shared, and what others see of it.
func (g *gallery) shareViews(t testing.TB) []view {
	closed, open := g.links(t, "clinical-analyst-between")
	nothing, _ := g.links(t, "none")
	at := func(name, link, heading string) view {
		return view{name, func(k *taker) { k.opens(link); k.isTold(heading) }}
	}
	paper := func(name, code string) view {
		return view{name, func(k *taker) { k.comesBack(g.codes[code]); k.opensOf("/summary"); k.isTold("To talk over") }}
	}
	return []view{
		at("shared", closed, "A shared result"), at("shared-with-answers", open, "All answers"), at("shared-none", nothing, "No clear result"),
		at("shared-no-more", closed+"x", "This link no longer works"),
		paper("summary-clear", "start-up-developer"), paper("summary-balanced", "clinical-analyst-between"), paper("summary-none", "none"), paper("summary-short", "short"),
		{"summary-with-link", func(k *taker) {
			g.nothingSaid(k)
			k.opensOf("/summary")
			k.follows("Make a link for my adviser (30 days)")
		}},
		{"share-nothing", func(k *taker) { k.comesBack(g.codes["start-up-developer"]); k.opensOf("/share") }},
		{"share-of-another", func(k *taker) { k.comesBack(g.codes["none"]); k.opensOf("/share"); k.isTold("made on another device") }},
		{"share", func(k *taker) { g.nothingSaid(k); k.opensOf("/share"); k.follows("Make a link") }},
	}
}

// links has somebody with the code make a link without and one with the answers.
func (g *gallery) links(t testing.TB, code string) (closed, open string) {
	t.Helper()
	k := arrives(t, g.s, desktop)
	k.comesBack(g.codes[code])
	k.opensOf("/share")
	k.follows("Make a link")
	k.ticks("Show my answers, too")
	k.follows("Make a link")
	told := k.toldLinks()
	if len(told) != 2 {
		t.Fatalf("the page tells the links %q", told)
	}
	return told[1], told[0]
}

// toldLinks are the share links on the page, the newest first.
func (k *taker) toldLinks() []string {
	k.t.Helper()
	var told []string
	k.asks(`all('.address').map(words)`, &told)
	return told
}

// nothingSaid is a sitting of the taker's own with a result all the same.
func (g *gallery) nothingSaid(k *taker) {
	k.t.Helper()
	k.starts()
	k.opensOf("/review")
	k.follows("See my result as it stands")
}

// opensOf opens another page of the sitting whose page is open.
func (k *taker) opensOf(page string) {
	k.t.Helper()
	_, rest, found := strings.Cut(k.reads().Address, "/sittings/")
	if !found {
		k.t.Fatalf("this is no page of a sitting:\n%s", k.reads())
	}
	id, _, _ := strings.Cut(rest, "/")
	k.opens("/sittings/" + id + page)
}

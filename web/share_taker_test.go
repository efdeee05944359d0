package web_test

import (
	"net/url"
	"strings"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// shares makes a link on the page for it, with what is ticked, and returns its address on this site.
func (t *taker) shares(ticked ...string) string {
	t.t.Helper()
	t.visits(t.sitting() + "/share").seesHeading("Share your result")
	t.ticks(append([]string{"30"}, ticked...)...).presses("Make a link").reads("The link is made.")
	return t.newestLink()
}

// newestLink is the path of the first share link on the page.
func (t *taker) newestLink() string {
	t.t.Helper()
	links := t.links()
	if len(links) == 0 {
		t.t.Fatalf("%s shows no link:\n%s", t.page, t.page.words())
	}
	u, err := url.Parse(links[0])
	if err != nil {
		t.t.Fatal(err)
	}
	return u.Path
}

// links are the addresses of share links that the page tells in full.
func (t *taker) links() []string {
	t.t.Helper()
	var all []string
	for _, p := range htmlcheck.Elements(t.page.doc, "p") {
		if class, _ := htmlcheck.Attr(p, "class"); class == "address" {
			all = append(all, htmlcheck.Text(p))
		}
	}
	return all
}

// sharesBy makes a link of the sitting and comes back to the page that was open.
func (t *taker) sharesBy(sitting string) string {
	t.t.Helper()
	before := t.page.url.RequestURI()
	link := t.visits(sitting + "/share").shares()
	t.visits(strings.TrimPrefix(before, t.site.http.URL))
	return link
}

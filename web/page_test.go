package web_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// A page is what a browser got.
type page struct {
	status int
	header http.Header
	url    *url.URL
	body   []byte
	doc    *html.Node
}

// fetch gets one answer, without going where it leads.
func (t *taker) fetch(request *http.Request) *page {
	t.t.Helper()
	response, err := t.client.Do(request)
	if err != nil {
		t.t.Fatal(err)
	}
	defer response.Body.Close()
	p := &page{status: response.StatusCode, header: response.Header, url: request.URL}
	if p.body, err = io.ReadAll(response.Body); err != nil {
		t.t.Fatal(err)
	}
	if p.doc, err = html.Parse(bytes.NewReader(p.body)); err != nil {
		t.t.Fatal(err)
	}
	t.site.record(fmt.Sprint(request.URL, response.Header, "\n", string(p.body)))
	return p
}

// problems are the faults of its HTML, and what no page may have.
func (p *page) problems() []string {
	if !strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
		return nil
	}
	return htmlcheck.Check(p.body)
}

func (p *page) String() string { return fmt.Sprintf("%s (%d, %q)", p.url.Path, p.status, p.heading()) }

func (p *page) heading() string { return p.first("h1") }

func (p *page) title() string { return p.first("title") }

func (p *page) first(tag string) string {
	for _, n := range htmlcheck.Elements(p.doc, tag) {
		return htmlcheck.Text(n)
	}
	return ""
}

// words are all the words of the main part.
func (p *page) words() string { return p.first("main") }

// link is the address behind the first link with these words.
func (p *page) link(words string) string {
	for _, a := range htmlcheck.Elements(p.doc, "a") {
		if strings.HasPrefix(htmlcheck.Text(a), words) {
			href, _ := htmlcheck.Attr(a, "href")
			return href
		}
	}
	return ""
}

// ticked are the values that the page shows as chosen.
func (p *page) ticked() []string {
	var all []string
	for _, input := range htmlcheck.Elements(p.doc, "input") {
		if _, ok := htmlcheck.Attr(input, "checked"); ok {
			all = append(all, value(input))
		}
	}
	return all
}

var codeForm = regexp.MustCompile(`\b[0-9A-HJKMNP-TV-Z]{2}(?: [0-9A-HJKMNP-TV-Z]{4}){4}\b`)

// code is the return code on the page, or "".
func (p *page) code() string {
	for _, n := range htmlcheck.Elements(p.doc, "") {
		if id, _ := htmlcheck.Attr(n, "id"); id == "code" && n.Data != "input" {
			return codeForm.FindString(htmlcheck.Text(n))
		}
	}
	return ""
}

// sees expects a status and the heading of the page.
func (t *taker) sees(status int, heading string) *taker {
	t.t.Helper()
	if t.page.status != status || t.page.heading() != heading {
		t.t.Fatalf("want %d %q, got %s:\n%s", status, heading, t.page, t.page.words())
	}
	return t
}

// seesHeading expects a page that is well, with this heading.
func (t *taker) seesHeading(heading string) *taker {
	t.t.Helper()
	return t.sees(http.StatusOK, heading)
}

// reads expects words on the page.
func (t *taker) reads(words ...string) *taker {
	t.t.Helper()
	for _, w := range words {
		if !strings.Contains(t.page.words(), w) {
			t.t.Errorf("%s does not say %q:\n%s", t.page, w, t.page.words())
		}
	}
	return t
}

// doesNotRead expects words not to be on the page.
func (t *taker) doesNotRead(words ...string) *taker {
	t.t.Helper()
	for _, w := range words {
		if strings.Contains(t.page.words(), w) {
			t.t.Errorf("%s says %q:\n%s", t.page, w, t.page.words())
		}
	}
	return t
}

// isAt expects the address of the page.
func (t *taker) isAt(path string) *taker {
	t.t.Helper()
	if t.site.below(t.page.url.Path) != path {
		t.t.Fatalf("want to be at %s, got %s", path, t.page)
	}
	return t
}

package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// A taker is somebody with a browser without scripts: it has cookies, follows redirects, sends forms
// as they stand on the page, and looks at every page it gets for faults in its HTML.
type taker struct {
	t      *testing.T
	site   *site
	client *http.Client
	quiz   *quiz.Quiz
	page   *page
	// chosen are the values ticked on the page, typed what was entered.
	chosen []string
	typed  map[string]string
}

// visits opens an address of the site.
func (t *taker) visits(path string) *taker {
	t.t.Helper()
	request, err := http.NewRequest(http.MethodGet, t.site.whole(path), nil)
	if err != nil {
		t.t.Fatal(err)
	}
	t.sends(request)
	return t
}

// follows clicks a link by its words, one that leads to another page.
func (t *taker) follows(words string) *taker {
	t.t.Helper()
	for _, a := range htmlcheck.Elements(t.page.doc, "a") {
		if href, _ := htmlcheck.Attr(a, "href"); strings.HasPrefix(htmlcheck.Text(a), words) && !strings.HasPrefix(href, "#") {
			return t.visits(href)
		}
	}
	t.t.Fatalf("%s has no link %q", t.page, words)
	return t
}

// ticks chooses options by their values; what was chosen before goes.
func (t *taker) ticks(values ...string) *taker {
	t.t.Helper()
	for _, v := range values {
		if !slices.ContainsFunc(htmlcheck.Elements(t.page.doc, "input"), func(n *html.Node) bool { return value(n) == v }) {
			t.t.Fatalf("%s has no choice %q", t.page, v)
		}
	}
	t.chosen = append([]string{}, values...)
	return t
}

// types enters a text into a field.
func (t *taker) types(field, text string) *taker {
	t.typed = map[string]string{field: text}
	return t
}

// presses a button by its words, which sends the form that it stands in.
func (t *taker) presses(words string) *taker {
	t.t.Helper()
	t.sends(t.form(words))
	return t
}

// form is the request that pressing the button makes.
func (t *taker) form(words string) *http.Request {
	t.t.Helper()
	for _, form := range htmlcheck.Elements(t.page.doc, "form") {
		for _, button := range htmlcheck.Elements(form, "button") {
			if htmlcheck.Text(button) == words {
				action, _ := htmlcheck.Attr(form, "action")
				return t.post(action, t.fields(form, button))
			}
		}
	}
	t.t.Fatalf("%s has no button %q", t.page, words)
	return nil
}

// fields are what a browser sends of a form.
func (t *taker) fields(form, button *html.Node) url.Values {
	fields := url.Values{}
	if name, ok := htmlcheck.Attr(button, "name"); ok {
		fields.Set(name, value(button))
	}
	for _, input := range htmlcheck.Elements(form, "input") {
		name, _ := htmlcheck.Attr(input, "name")
		text, typed := t.typed[name]
		_, checked := htmlcheck.Attr(input, "checked")
		switch kind, _ := htmlcheck.Attr(input, "type"); {
		case kind == "radio" || kind == "checkbox":
			if t.chosen == nil && checked || slices.Contains(t.chosen, value(input)) {
				fields.Add(name, value(input))
			}
		case typed:
			fields.Set(name, text)
		default:
			fields.Add(name, value(input))
		}
	}
	return fields
}

// post is a form as a browser on this site sends it.
func (t *taker) post(path string, fields url.Values) *http.Request {
	t.t.Helper()
	request, err := http.NewRequest(http.MethodPost, t.site.whole(path), strings.NewReader(fields.Encode()))
	if err != nil {
		t.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", t.site.http.URL)
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	return request
}

// posts sends a form that need not stand on the page: a stale tab's, or one made by hand.
func (t *taker) posts(path string, pairs ...string) *taker {
	t.t.Helper()
	fields := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		fields.Add(pairs[i], pairs[i+1])
	}
	t.sends(t.post(path, fields))
	return t
}

// sends sends a request, follows where it leads, and looks at the page there.
func (t *taker) sends(request *http.Request) {
	t.t.Helper()
	t.chosen, t.typed = nil, nil
	t.page = t.fetch(request)
	for range 5 {
		if t.page.status/100 != 3 {
			break
		}
		if request.Method == http.MethodPost && t.page.status != http.StatusSeeOther {
			t.t.Fatalf("%s %s answers %d; a form leads on with 303", request.Method, request.URL.Path, t.page.status)
		}
		next, err := request.URL.Parse(t.page.header.Get("Location"))
		if err != nil {
			t.t.Fatal(err)
		}
		if request, err = http.NewRequest(http.MethodGet, next.String(), nil); err != nil {
			t.t.Fatal(err)
		}
		t.page = t.fetch(request)
	}
	for _, problem := range t.page.problems() {
		t.t.Errorf("%s: %s", t.page, problem)
	}
}

// value is the value of a field or button.
func value(n *html.Node) string {
	v, _ := htmlcheck.Attr(n, "value")
	return v
}

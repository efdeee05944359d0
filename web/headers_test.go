package web_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// A route is one of the site's, with an example of its address and what it answers to whom.
type route struct {
	name, example string
	// get and post are the statuses of these methods; 0 is a method that the route does not know.
	get, post int
	personal  bool
}

// routesOf are all routes of the site, with examples of the taker's own sitting.
func routesOf(t *taker) []route {
	t.t.Helper()
	sitting := t.takes(outAtSea).sitting()
	digest := "/harbour/at/" + t.quiz.Digest.String()
	_, sheet, _ := strings.Cut(string(t.page.body), `rel="stylesheet" href="`)
	style, _, _ := strings.Cut(sheet, `"`)
	return []route{
		{"/", "/", 302, 0, false},
		{"/static/:file", style, 200, 0, false},
		{"/privacy", "/privacy", 200, 0, false},
		{"/accessibility", "/accessibility", 200, 0, false},
		{"/results", "/results", 200, 0, true},
		{"/results/compare", "/results/compare", 200, 0, true},
		{"/results/export.json", "/results/export.json", 200, 0, true},
		{"/results/delete", "/results/delete", 200, 303, true},
		{"/return", "/return", 200, 422, true},
		{"/:quiz", "/harbour", 301, 0, false},
		{"/:quiz/", "/harbour/", 200, 0, false},
		{"/:quiz/start", "/harbour/start", 0, 303, false},
		{"/:quiz/explore", "/harbour/explore", 200, 0, false},
		{"/:quiz/compare", "/harbour/compare", 200, 0, false},
		{"/:quiz/how-it-works", "/harbour/how-it-works", 200, 0, false},
		{"/:quiz/paths/:outcome", "/harbour/paths/sea", 200, 0, false},
		{"/:quiz/careers/:outcome", "/harbour/careers/skipper", 200, 0, false},
		{"/:quiz/courses/:outcome", "/harbour/courses/knots", 200, 0, false},
		{"/:quiz/paths/:outcome/answers", "/harbour/paths/sea/answers", 200, 0, false},
		{"/:quiz/careers/:outcome/answers", "/harbour/careers/skipper/answers", 200, 0, false},
		{"/:quiz/courses/:outcome/answers", "/harbour/courses/knots/answers", 200, 0, false},
		{"/:quiz/at/:digest/explore", digest + "/explore", 200, 0, false},
		{"/:quiz/at/:digest/compare", digest + "/compare", 200, 0, false},
		{"/:quiz/at/:digest/how-it-works", digest + "/how-it-works", 200, 0, false},
		{"/:quiz/at/:digest/paths/:outcome", digest + "/paths/sea", 200, 0, false},
		{"/:quiz/at/:digest/careers/:outcome", digest + "/careers/skipper", 200, 0, false},
		{"/:quiz/at/:digest/courses/:outcome", digest + "/courses/knots", 200, 0, false},
		{"/:quiz/at/:digest/paths/:outcome/answers", digest + "/paths/sea/answers", 200, 0, false},
		{"/:quiz/at/:digest/careers/:outcome/answers", digest + "/careers/skipper/answers", 200, 0, false},
		{"/:quiz/at/:digest/courses/:outcome/answers", digest + "/courses/knots/answers", 200, 0, false},
		{"/sittings/:sitting", sitting, 302, 0, true},
		{"/sittings/:sitting/code", sitting + "/code", 200, 303, true},
		{"/sittings/:sitting/items/:number", sitting + "/items/1", 200, 422, true},
		{"/sittings/:sitting/review", sitting + "/review", 200, 0, true},
		{"/sittings/:sitting/finish", sitting + "/finish", 0, 303, true},
		{"/sittings/:sitting/long", sitting + "/long", 0, 303, true},
		{"/sittings/:sitting/result", sitting + "/result", 200, 0, true},
		{"/sittings/:sitting/export.json", sitting + "/export.json", 200, 0, true},
		{"/sittings/:sitting/summary", sitting + "/summary", 200, 0, true},
		{"/sittings/:sitting/share", sitting + "/share", 200, 400, true},
		{"/sittings/:sitting/share/revoke", sitting + "/share/revoke", 0, 400, true},
		{"/share/:sitting/:token", t.sharesBy(sitting), 200, 0, true},
		{"/sittings/:sitting/delete", sitting + "/delete", 200, 303, true},
		{"/forget", "/forget", 404, 303, false}, // to be read, it could be a questionnaire,
	}
}

// authorRoutesOf are all routes of a site for authors.
func authorRoutesOf(t *taker) []route {
	t.t.Helper()
	routes := routesOf(t)
	return append([]route{
		{"/reload/events", "/reload/events", 200, 0, false},
		{"/sittings/:sitting/take-over", t.sitting() + "/take-over", 0, 303, true},
	}, routes...)
}

func TestTheTableHasEveryRoute(t *testing.T) {
	for name, site := range map[string]struct {
		open   *site
		routes func(*taker) []route
	}{"takers": {opens(t), routesOf}, "authors": {editsHarbour(t).site, authorRoutesOf}} {
		t.Run(name, func(t *testing.T) { checkTable(t, site.open, site.routes) })
	}
}

func checkTable(t *testing.T, s *site, routes func(*taker) []route) {
	served, listed := map[string]bool{}, map[string]bool{}
	for _, r := range s.server.Routes() {
		served[r.Method+" "+r.Path] = true
	}
	for _, r := range routes(s.taker()) {
		if r.get != 0 && r.get != http.StatusNotFound {
			listed["GET "+r.name], listed["HEAD "+r.name] = true, true
		}
		if r.post != 0 {
			listed["POST "+r.name] = true
		}
	}
	if !maps.Equal(served, listed) {
		t.Errorf("served:\n%s\nlisted:\n%s", slices.Sorted(maps.Keys(served)), slices.Sorted(maps.Keys(listed)))
	}
}

func TestEveryRouteAndMethod(t *testing.T) {
	for name, kind := range map[string]struct {
		open   func(*testing.T) *site
		routes func(*taker) []route
	}{
		"http":    {func(t *testing.T) *site { return opens(t) }, routesOf},
		"https":   {func(t *testing.T) *site { return opensOnHTTPS(t) }, routesOf},
		"authors": {func(t *testing.T) *site { return editsHarbour(t).site }, authorRoutesOf},
	} {
		t.Run(name, func(t *testing.T) {
			s := kind.open(t)
			taker := s.taker()
			for _, r := range append(kind.routes(taker), route{"", "/nowhere/at/all", 404, 404, false}) {
				for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "OPTIONS"} {
					p := taker.fetch(taker.request(method, r.example))
					t.Run(method+" "+r.name, func(t *testing.T) {
						checkStatus(t, r, method, p)
						checkHeaders(t, r, p, name == "https")
						checkBody(t, r, method, p)
					})
				}
			}
		})
	}
}

func checkStatus(t *testing.T, r route, method string, p *page) {
	want := map[string]int{"GET": r.get, "HEAD": r.get, "POST": r.post, "OPTIONS": http.StatusNoContent}[method]
	if r.name == "" {
		want = http.StatusNotFound
	}
	if want == 0 {
		want = http.StatusMethodNotAllowed
	}
	if p.status != want {
		t.Errorf("status %d, want %d", p.status, want)
	}
	if allow := p.header.Get("Allow"); p.status == http.StatusMethodNotAllowed &&
		(strings.Contains(allow, "GET") != (r.get != 0 && r.get != http.StatusNotFound) || strings.Contains(allow, "POST") != (r.post != 0)) {
		t.Errorf("it allows %q", allow)
	}
}

func checkHeaders(t *testing.T, r route, p *page, https bool) {
	want := map[string]string{
		"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; " +
			"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "same-origin",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(), microphone=(), geolocation=()",
		"Cache-Control":                "no-store",
		"X-Robots-Tag":                 "",
		"Strict-Transport-Security":    "",
		"Server":                       "",
	}
	if r.name == "/share/:sitting/:token" {
		want["Referrer-Policy"] = "no-referrer"
	}
	ownAnswers := strings.HasSuffix(r.name, "/:outcome/answers") && p.status == http.StatusOK // beside the taker's own
	if r.personal || ownAnswers {
		want["X-Robots-Tag"] = "noindex"
	}
	if https {
		want["Strict-Transport-Security"] = "max-age=31536000"
	}
	if r.name == "/static/:file" && p.status == http.StatusOK {
		want["Cache-Control"] = "public, max-age=31536000, immutable"
	}
	for name, value := range want {
		if got := p.header.Values(name); strings.Join(got, "|") != value {
			t.Errorf("%s: %q, want %q", name, got, value)
		}
	}
}

func checkBody(t *testing.T, r route, method string, p *page) {
	kind, html := p.header.Get("Content-Type"), "text/html; charset=UTF-8"
	switch {
	case method == "HEAD":
		if len(p.body) > 0 {
			t.Errorf("there are %d bytes of body", len(p.body))
		}
	case p.status == http.StatusNoContent, p.status/100 == 3:
		if len(p.body) > 0 {
			t.Errorf("status %d has a body:\n%s", p.status, p.body)
		}
	case r.name == "/static/:file" && p.status == http.StatusOK:
		if kind != "text/css; charset=utf-8" {
			t.Errorf("the style sheet is %q", kind)
		}
	case r.name == "/reload/events" && p.status == http.StatusOK:
		if kind != "text/event-stream" {
			t.Errorf("the events are %q", kind)
		}
	case strings.HasSuffix(r.name, ".json") && p.status == http.StatusOK:
		if disposition := p.header.Get("Content-Disposition"); kind != "application/json" || !strings.HasPrefix(disposition, "attachment; ") {
			t.Errorf("the download is %q, to be kept as %q", kind, disposition)
		}
	case kind != html:
		t.Errorf("content type %q", kind)
	default:
		for _, problem := range p.problems() {
			t.Errorf("%s: %s", p, problem)
		}
	}
}

func TestHEADIsGETWithoutItsBody(t *testing.T) {
	taker := editsHarbour(t).taker
	for _, r := range authorRoutesOf(taker) {
		if r.get == 0 {
			continue
		}
		get, head := taker.fetch(taker.request("GET", r.example)), taker.fetch(taker.request("HEAD", r.example))
		for _, h := range []http.Header{get.header, head.header} {
			h.Del("Date")
			h.Del("Content-Length") // Go's server says it for a GET that is short
		}
		if get.status != head.status || fmt.Sprint(get.header) != fmt.Sprint(head.header) {
			t.Errorf("%s:\nGET  %d %v\nHEAD %d %v", r.name, get.status, get.header, head.status, head.header)
		}
	}
}

func TestStaticFilesAreNamedByTheirContent(t *testing.T) {
	taker := opens(t).taker().visits("/harbour/")
	seen := 0
	for _, link := range htmlcheck.Elements(taker.page.doc, "link") {
		href, _ := htmlcheck.Attr(link, "href")
		file := taker.fetch(taker.request("GET", href))
		if file.status != http.StatusOK || len(file.body) == 0 || !strings.Contains(file.header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d, %d bytes, %v", href, file.status, len(file.body), file.header)
		}
		seen++
	}
	if seen < 2 {
		t.Errorf("the page has %d links to files", seen)
	}
	for _, name := range []string{"style.css", "style.000000000000.css", "", "../doc.go", "%2e%2e%2fdoc.go", "style.css/x"} {
		gone := taker.fetch(taker.request("GET", "/static/"+name))
		if gone.status != http.StatusNotFound || gone.header.Get("Cache-Control") != "no-store" || gone.heading() != "Page not found" {
			t.Errorf("/static/%s: %s, %v", name, gone, gone.header)
		}
	}
}

// request is one as a browser on this site makes it.
func (t *taker) request(method, path string) *http.Request {
	t.t.Helper()
	request, err := http.NewRequest(method, t.site.http.URL+path, nil)
	if err != nil {
		t.t.Fatal(err)
	}
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	return request
}

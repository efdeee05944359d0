package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// requestIDs are how requests are called.
var requestIDs = regexp.MustCompile(`^[A-Z2-7]{16}$`)

func TestEveryRouteAndMethod(t *testing.T) {
	for name, kind := range map[string]struct {
		open   func(*testing.T) *site
		routes func(*taker) []route
	}{
		"http":          {func(t *testing.T) *site { return opens(t) }, routesOf},
		"https":         {func(t *testing.T) *site { return opensOnHTTPS(t) }, routesOf},
		"authors":       {func(t *testing.T) *site { return editsHarbour(t).site }, authorRoutesOf},
		"a path":        {func(t *testing.T) *site { return belowAPath(t, "http://college.example/quiz").site }, authorRoutesOf},
		"https, a path": {func(t *testing.T) *site { return serves(t, httptest.NewTLSServer, at("https://college.example/quiz")) }, routesOf},
	} {
		t.Run(name, func(t *testing.T) {
			s := kind.open(t)
			taker := s.taker()
			for _, r := range append(kind.routes(taker), route{"", "/nowhere/at/all", 404, 404, false}) {
				for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "OPTIONS"} {
					p := taker.fetch(taker.request(method, r.example))
					t.Run(method+" "+r.name, func(t *testing.T) {
						checkStatus(t, r, method, p)
						checkHeaders(t, r, p, name == "https") // below a path other sites are on the host
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
	if id := p.header.Get("X-Request-Id"); !requestIDs.MatchString(id) {
		t.Errorf("the request is called %q", id)
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
			h.Del("X-Request-Id")
			h.Del("Content-Length") // Go's server says it for a GET that is short
		}
		if get.status != head.status || fmt.Sprint(get.header) != fmt.Sprint(head.header) {
			t.Errorf("%s:\nGET  %d %v\nHEAD %d %v", r.name, get.status, get.header, head.status, head.header)
		}
	}
}

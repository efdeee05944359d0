package web_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web"
)

func called(from ...string) func(*web.Config) {
	return func(c *web.Config) { c.CORSOrigins = from }
}

// Scripts of the sites that are named read every answer, errors too, and what a call needs; those of others read nothing.
// No site may send cookies along.
func TestScriptsOfNamedSitesReadTheAPI(t *testing.T) {
	for _, c := range []struct {
		named          []string
		origin, allows string
	}{
		{nil, "https://college.example", ""},
		{nil, "", ""},
		{[]string{"https://college.example"}, "https://college.example", "https://college.example"},
		{[]string{"https://a.example", "http://b.example:8080"}, "http://b.example:8080", "http://b.example:8080"},
		{[]string{"*"}, "https://anywhere.example", "*"},
		{[]string{"*"}, "null", "*"},
		{[]string{"*"}, "", ""},
		// Controls: none of these was named.
		{[]string{"https://college.example"}, "https://evil.example", ""},
		{[]string{"https://college.example"}, "http://college.example", ""},
		{[]string{"https://college.example"}, "https://college.example:8443", ""},
		{[]string{"https://college.example"}, "https://college.example.evil.example", ""},
		{[]string{"https://college.example"}, "https://sub.college.example", ""},
		{[]string{"https://college.example"}, "HTTPS://college.example", ""},
		{[]string{"https://college.example"}, "null", ""},
		{[]string{"https://college.example"}, "", ""},
	} {
		s := opens(t, called(c.named...))
		program := s.program("Origin", c.origin, "Sec-Fetch-Site", "cross-site")
		for _, call := range [][2]string{{"GET", "/questionnaires"}, {"GET", "/questionnaires/harbor"}, {"GET", "/openapi.yaml"}, {"POST", "/questionnaires/harbour/score"}, {"GET", "/nothing"}, {"PUT", "/questionnaires"}, {"GET", "/" + strings.Repeat("x", 3000)}} {
			program.calls(call[0], call[1], "").letsRead(c.allows, len(c.named) > 0)
		}
		preflight := s.program("Origin", c.origin, "Access-Control-Request-Method", "PUT", "Access-Control-Request-Headers", "authorization, content-type, if-match")
		asked := preflight.calls("OPTIONS", "/questionnaires/harbour/score", "").is(204)
		if got := asked.header.Get("Access-Control-Allow-Origin"); got != c.allows || asked.header.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%+v: a preflight is answered with %v", c, asked.header)
		}
		for header, want := range map[string]string{"Access-Control-Allow-Methods": "PUT", "Access-Control-Allow-Headers": "If-Match", "Access-Control-Max-Age": "7200"} {
			if got := asked.header.Get(header); strings.Contains(got, want) != (c.allows != "") {
				t.Errorf("%+v: %s: %q", c, header, got)
			}
		}
	}
}

// letsRead expects an answer to let the scripts of a site read it.
func (a *apiAnswer) letsRead(origin string, any bool) {
	a.t.Helper()
	h := a.header
	policy := map[bool]string{true: "cross-origin", false: "same-origin"}[any]
	if h.Get("Access-Control-Allow-Origin") != origin || h.Get("Access-Control-Allow-Credentials") != "" || h.Get("Cross-Origin-Resource-Policy") != policy {
		a.t.Errorf("%s: %v, want %q", a.call, h, origin)
	}
	if exposed := h.Get("Access-Control-Expose-Headers"); strings.Contains(exposed, "ETag") != (origin != "") {
		a.t.Errorf("%s exposes %q", a.call, exposed)
	}
	if vary := strings.Join(h.Values("Vary"), ", "); strings.Contains(vary, "Origin") != any || strings.Contains(vary, "Cookie") {
		a.t.Errorf("%s varies by %q", a.call, vary)
	}
	if h.Get("Set-Cookie") != "" {
		a.t.Errorf("%s sets a cookie", a.call)
	}
}

// The pages are for no script of another site, whoever is named.
func TestPagesAreNotReadByScriptsOfOtherSites(t *testing.T) {
	taker := opens(t, called("*")).taker()
	for _, path := range []string{"/harbour/", "/results", "/apiary", "/nowhere/at/all"} {
		p := taker.fetchOf("GET", path, "Origin", "https://college.example")
		if p.header.Get("Access-Control-Allow-Origin") != "" || p.header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%s: %v", path, p.header)
		}
	}
}

func TestOriginsAreNamedAsBrowsersDo(t *testing.T) {
	for _, origin := range []string{"https://college.example/", "college.example", "https://*.college.example", "null", ""} {
		if _, err := web.New(web.Config{Store: newStore(), CORSOrigins: []string{"*", origin}}); err == nil || !strings.Contains(err.Error(), "https://college.example") {
			t.Errorf("%q: %v", origin, err)
		}
	}
}

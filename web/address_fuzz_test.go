package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// Whatever address is asked for, the server does not fail, leads nowhere but to itself, protects what it sends, and
// writes sound HTML with no script but its own. "ID" in an address is that of the browser's own sitting.
func FuzzAnAddress(f *testing.F) {
	g := guard(f)
	for _, seed := range []string{
		"/", "//evil.example/", "/\\evil.example", "/harbour", "/harbour/?language=es", "/harbour/?language=%22%3E%3Cscript%3E", "//harbour", "/%2f%2fevil.example/..", "/harbour/%2e%2e/",
		"/harbour/explore?x=%zz", "/harbour/compare?a=skipper&b=clerk", "/harbour/compare?a=%3Cscript%3E&b=", "/harbour/compare?a=skipper&a=x&b=skipper", "/harbour/paths/sea?x", "/harbour/careers/%00",
		"/results/compare?a=ID&b=ID", "/results/compare?a=x&b=%3Cb%3E", "/results?done=deleted", "/results?done=%22", "/return", "/privacy?language=xx",
		"/sittings/ID", "/sittings/ID/review?saved=1", "/sittings/ID/review?saved=99999999999999999999", "/sittings/ID/items/1?from=review", "/sittings/ID/items/1?from=//evil.example&replaced=sailor",
		"/sittings/ID/items/1?replaced=%3Cscript%3E", "/sittings/ID/items/0", "/sittings/ID/items/-1", "/sittings/ID/items/9999999999999999999", "/sittings/ID/result?saved=3", "/sittings/ID/summary?link=1", "/sittings/ID/summary?link=%22",
		"/sittings/ID/share?done=made", "/sittings/ID/code?done=renewed", "/sittings/ID/export.json", "/sittings/ID/receipt.json", "/static/site.js", "/static/..%2fserver.go", "/*", "/:quiz/",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		answer := g.asks(http.MethodGet, strings.ReplaceAll(address, "ID", g.id), http.Header{"Cookie": {"careerfit=" + browser}}, "")
		if answer == nil {
			return
		}
		to := answer.Header().Get("Location")
		if u, err := url.Parse(to); answer.Code >= 500 || err != nil || to != "" && (u.Host != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\")) {
			t.Errorf("%q: status %d, leads to %q", address, answer.Code, to)
		}
		if answer.Header().Get("Content-Security-Policy") == "" || answer.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%q is answered with %v", address, answer.Header())
		}
		if strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html") {
			checkWritten(t, address, answer.Body.Bytes())
		}
	})
}

// checkWritten looks for what an address may have brought into a page.
func checkWritten(t *testing.T, address string, page []byte) {
	for _, problem := range htmlcheck.Check(page) {
		t.Errorf("%q: %s", address, problem)
	}
	p := parsed(t, page)
	for _, script := range htmlcheck.Elements(p, "script") {
		if src, _ := htmlcheck.Attr(script, "src"); !strings.HasPrefix(src, "/static/site.") || htmlcheck.Text(script) != "" {
			t.Errorf("%q brings a script in: %q", address, src)
		}
	}
	for _, n := range htmlcheck.Elements(p, "") {
		if i := slices.IndexFunc([]string{"onclick", "onload", "onerror", "onfocus", "style"}, func(key string) bool { _, has := htmlcheck.Attr(n, key); return has }); i >= 0 {
			t.Errorf("%q brings in %v", address, n.Attr)
		}
	}
}

// What a public address may be, a server can be reached at: its pages are there, below the path, and the cookie and
// the links are for it.
func FuzzAPublicURL(f *testing.F) {
	for _, seed := range []string{
		"https://quiz.example", "https://quiz.example/", "http://quiz.lan:8080/quiz", "https://college.example/~team/a.b/", "https://[::1]:8443/q", "https://quiz.example:443", "HTTPS://Quiz.Example/Quiz",
		"", "quiz.example", "https://", "https://a@b", "https://a/?", "https://a/#", "https://a//", "https://a/..", "https://a/%2e%2e", "https://a/b c", "https://a/é", "https://a/\"><script>", "https://a/{{root}}", "https://a:99999/", "javascript:alert(1)", "https://a\n/b", "https://é.example/",
	} {
		f.Add(seed)
	}
	f.Fuzz(checkPublicURL)
}

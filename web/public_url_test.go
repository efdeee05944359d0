package web_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// checkPublicURL expects of an address that is taken that a server works under it.
func checkPublicURL(t *testing.T, address string) {
	u, err := web.ParsePublicURL(address)
	if err != nil {
		return
	}
	server, err := web.New(web.Config{Quizzes: []*quiz.Quiz{harbour(t)}, Store: newStore(), PublicURL: u})
	if err != nil {
		t.Fatalf("%q is taken, and %v", address, err)
	}
	root := strings.TrimSuffix(u.Path, "/")
	page := answered(server, http.MethodGet, root+"/harbour/")
	for _, form := range htmlcheck.Elements(parsed(t, page.Body.Bytes()), "form") {
		if action, _ := htmlcheck.Attr(form, "action"); action != root+"/harbour/start" {
			t.Errorf("%q: the form goes to %q", address, action)
		}
	}
	begun := answered(server, http.MethodPost, root+"/harbour/start")
	to, cookie := begun.Header().Get("Location"), onlyCookie(t, begun.Header())
	if page.Code != http.StatusOK || begun.Code != http.StatusSeeOther || !strings.HasPrefix(to, root+"/sittings/") {
		t.Fatalf("%q: status %d, then %d to %q", address, page.Code, begun.Code, to)
	}
	if err := cookie.Valid(); err != nil || strings.HasPrefix(cookie.Name, "__Host-") != (u.Scheme == "https") || cookie.Secure != (u.Scheme == "https") {
		t.Errorf("%q: the cookie is %v (%v)", address, cookie, err)
	}
	request := httptest.NewRequest(http.MethodGet, to, nil)
	request.AddCookie(cookie)
	answer := httptest.NewRecorder()
	server.ServeHTTP(answer, request)
	told, err := url.Parse(strings.TrimSuffix(u.String(), "/") + "/return")
	if err != nil || answer.Code != http.StatusOK || !strings.Contains(htmlcheck.Text(parsed(t, answer.Body.Bytes())), told.String()) {
		t.Errorf("%q: status %d, and the page with the code does not tell %v (%v)", address, answer.Code, told, err)
	}
}

// answered is what a server says to a request as somebody types it.
func answered(server http.Handler, method, path string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	server.ServeHTTP(answer, httptest.NewRequest(method, path, nil))
	return answer
}

// parsed is a page as a browser reads it.
func parsed(t *testing.T, page []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

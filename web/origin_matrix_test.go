package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// A post is a request with all that says where it comes from.
type post struct{ method, site, origin, cookie, host string }

// Every method × what the browser says of the site × origin × cookie, on each kind of site: what is foreign is refused
// whatever else is true of it, and changes nothing; nothing else is.
func TestEveryCombinationOfWhereAFormComesFrom(t *testing.T) {
	for name, address := range map[string]string{
		"plain http": "", "http with its address": "http://quiz.example", "https behind a proxy": "https://quiz.example", "https below a path": "https://quiz.example/quiz",
	} {
		t.Run(name, func(t *testing.T) {
			server, root := serverAt(t, address)
			refused, accepted := 0, 0
			for _, p := range posts() {
				answer := httptest.NewRecorder()
				server.ServeHTTP(answer, p.request(root))
				foreign := answer.Code == http.StatusForbidden
				if foreign == p.allowed(strings.TrimSuffix(address, "/quiz")) {
					t.Errorf("%+v: status %d", p, answer.Code)
				}
				if foreign && (len(answer.Result().Cookies()) > 0 || !strings.Contains(answer.Body.String(), "This form came from another site")) {
					t.Errorf("%+v: %v\n%s", p, answer.Header(), answer.Body)
				}
				if foreign {
					refused++
				} else {
					accepted++
				}
			}
			if refused < 200 || accepted < 200 {
				t.Errorf("%d are refused, %d are not", refused, accepted)
			}
		})
	}
}

// allowed says in its own words what may be posted: what only reads; what the browser itself says is of this site or
// typed; what comes from the site's public address; and, where the browser does not say, what names no other host.
func (p post) allowed(public string) bool {
	switch {
	case p.method == "GET" || p.method == "HEAD" || p.method == "OPTIONS":
		return true
	case p.site == "same-origin" || p.site == "none":
		return true
	case public != "" && p.origin == public:
		return true
	case p.site != "":
		return false
	}
	return p.origin == "" || strings.HasSuffix(p.origin, "://"+p.host)
}

func posts() (all []post) {
	for _, method := range []string{"GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "BREW"} {
		for _, site := range []string{"", "same-origin", "same-site", "cross-site", "none", "nonsense"} {
			for _, origin := range []string{"", "null", "http://10.0.0.7:8080", "http://10.0.0.7:9090", "https://quiz.example", "http://quiz.example", "https://evil.quiz.example", "https://quiz.example.evil", "nonsense"} {
				for _, cookie := range []string{"", "careerfit=" + browser + "; __Host-careerfit=" + browser + "; __Host-careerfit+quiz=" + browser} {
					all = append(all, post{method, site, origin, cookie, "10.0.0.7:8080"})
				}
			}
		}
	}
	return all
}

// request is one that would have the browser forget its sittings.
func (p post) request(root string) *http.Request {
	r := httptest.NewRequest(p.method, root+"/forget", nil)
	r.Host = p.host
	for name, value := range map[string]string{"Sec-Fetch-Site": p.site, "Origin": p.origin, "Cookie": p.cookie} {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	return r
}

// serverAt is a server that people reach under the address, and its root.
func serverAt(t *testing.T, address string) (server *web.Server, root string) {
	t.Helper()
	cfg := web.Config{Quizzes: []*quiz.Quiz{harbour(t)}, Store: newStore()}
	if address != "" {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		cfg.PublicURL, root = u, u.Path
	}
	server, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return server, root
}

// Behind a proxy that speaks http to the server, people who come by https get the cookie of https all the same: what
// counts is the address that the operator names, and no header.
func TestTheCookieBehindAProxy(t *testing.T) {
	for address, want := range map[string]string{"": "careerfit", "http://quiz.example": "careerfit", "https://quiz.example": "__Host-careerfit", "https://quiz.example/quiz": "__Host-careerfit+quiz"} {
		server, root := serverAt(t, address)
		request := httptest.NewRequest(http.MethodPost, root+"/harbour/start", nil)
		request.Header.Set("X-Forwarded-Proto", "https")
		answer := httptest.NewRecorder()
		server.ServeHTTP(answer, request)
		cookie := onlyCookie(t, answer.Header())
		secure := strings.HasPrefix(address, "https")
		if cookie.Name != want || cookie.Secure != secure || cookie.Path != "/" || cookie.Domain != "" || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode {
			t.Errorf("at %q: %v", address, cookie)
		}
		if hsts := answer.Header().Get("Strict-Transport-Security"); (hsts != "") != (secure && root == "") {
			t.Errorf("at %q: HSTS %q", address, hsts)
		}
	}
}

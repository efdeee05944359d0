package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web"
)

// A form from another site is refused whoever's cookie it brings. What tells is what the browser says
// of its origin: Sec-Fetch-Site on https and localhost, Origin alone on a plain local network.
func TestWhoMayPost(t *testing.T) {
	const lan = "http://quiz.lan:8080"
	noAddress := func(*web.Config) {}
	for _, c := range []struct {
		name         string
		address      func(*web.Config)
		method       string
		host         string
		site, origin string
		accepted     bool
	}{
		{"a form of ours", noAddress, "POST", "localhost:8080", "same-origin", "http://localhost:8080", true},
		{"typed by the taker", noAddress, "POST", "localhost:8080", "none", "", true},
		{"another site", noAddress, "POST", "localhost:8080", "cross-site", "https://evil.example", false},
		{"another site that hides its name", noAddress, "POST", "localhost:8080", "cross-site", "null", false},
		{"a neighbour under the same domain", noAddress, "POST", "quiz.example", "same-site", "https://evil.quiz.example", false},
		{"another site may link here", noAddress, "GET", "localhost:8080", "cross-site", "", true},
		{"and look whether we are there", noAddress, "HEAD", "localhost:8080", "cross-site", "", true},
		{"another site, another method", noAddress, "DELETE", "localhost:8080", "cross-site", "https://evil.example", false},
		{"local network", noAddress, "POST", "quiz.lan:8080", "", lan, true},
		{"local network, another port", noAddress, "POST", "quiz.lan:8080", "", "http://quiz.lan:9090", false},
		{"local network, another site", noAddress, "POST", "quiz.lan:8080", "", "http://evil.lan", false},
		{"local network, hidden name", noAddress, "POST", "quiz.lan:8080", "", "null", false},
		{"local network with its address", at(lan), "POST", "quiz.lan:8080", "", lan, true},
		{"local network with its address, another site", at(lan), "POST", "quiz.lan:8080", "", "http://evil.lan", false},
		{"behind a proxy that renames the host", at("https://quiz.example"), "POST", "10.0.0.7:8080", "", "https://quiz.example", true},
		{"behind a proxy, as a new browser says it", at("https://quiz.example"), "POST", "10.0.0.7:8080", "same-origin", "https://quiz.example", true},
		{"behind a proxy, address in capitals", at("https://Quiz.Example"), "POST", "10.0.0.7:8080", "", "https://quiz.example", true},
		{"behind a proxy, address with its port", at("https://quiz.example:443"), "POST", "10.0.0.7:8080", "", "https://quiz.example", true},
		{"behind a proxy, another site", at("https://quiz.example"), "POST", "10.0.0.7:8080", "cross-site", "https://evil.example", false},
		{"behind a proxy, http for https", at("https://quiz.example"), "POST", "10.0.0.7:8080", "", "http://quiz.example", false},
		{"no browser at all", noAddress, "POST", "localhost:8080", "", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			taker := opens(t, c.address).taker()
			p := taker.fetch(taker.from(c.method, c.host, c.site, c.origin))
			if refused := p.status == http.StatusForbidden; refused == c.accepted {
				t.Errorf("got %s", p)
			} else if refused {
				taker.page = p
				taker.sees(http.StatusForbidden, "This form came from another site").reads("Nothing was changed.")
			}
			if sessions := p.header.Get("Location"); strings.HasPrefix(sessions, "/sittings/") != (c.accepted && c.method == "POST") {
				t.Errorf("it leads to %q", sessions)
			}
		})
	}
}

func TestAForeignFormChangesNothing(t *testing.T) {
	a := editsHarbour(t)
	taker := a.starts().answers("background", "sailor")
	sitting := taker.sitting()
	a.saves("harbour.yaml", askBefore, askAfter) // so that there is something to take over to
	for _, path := range []string{"/items/1", "/finish", "/long", "/delete", "/code", "/take-over"} {
		foreign := taker.post(sitting+path, url.Values{"answer": {"clerk"}})
		foreign.Header.Set("Origin", "https://evil.example")
		foreign.Header.Set("Sec-Fetch-Site", "cross-site")
		taker.sends(foreign)
		taker.sees(http.StatusForbidden, "This form came from another site")
	}
	kept := taker.site.kept(sitting)
	if kept.Marks[0].Options[0] != 0 || !kept.Finished.IsZero() {
		t.Errorf("kept: %+v", kept)
	}
	if all, err := taker.site.store.ByOwner(t.Context(), kept.Owners[0]); err != nil || len(all) != 1 {
		t.Errorf("the browser has %d sittings (%v)", len(all), err)
	}
}

// from is the start form as it comes from somewhere.
func (t *taker) from(method, host, site, origin string) *http.Request {
	t.t.Helper()
	path := "/harbour/start"
	if method != http.MethodPost {
		path = "/harbour/"
	}
	request := t.request(method, path)
	request.Host = host
	request.Header.Del("Sec-Fetch-Site")
	for name, value := range map[string]string{"Sec-Fetch-Site": site, "Origin": origin} {
		if value != "" {
			request.Header.Set(name, value)
		}
	}
	return request
}

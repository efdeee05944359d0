package trials

import (
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// People read our own words: of what is too much, while the server is away, and where they leave off the last slash.
func TestTrialPeopleReadOurOwnWords(t *testing.T) {
	for _, p := range proxies {
		t.Run(p.sample+p.under, func(t *testing.T) {
			if strange := othersWords(t, p); len(strange) > 0 {
				t.Errorf("%+v", strange)
			}
		})
	}
}

// Each line of the samples that is there for our own words is needed.
func TestControlAProxyWithWordsOfItsOwn(t *testing.T) {
	for _, c := range []struct{ of, with, without string }{
		{"nginx.conf", "client_max_body_size 1m;", "client_max_body_size 64k;"}, {"nginx.conf", "error_page 502 504 /careerfit-away.html;", ""}, {"nginx.conf", "add_header Retry-After 60 always;", ""},
		{"Caddyfile", "max_size 1MB", "max_size 64KB"}, {"Caddyfile", "\timport away\n", ""}, {"Caddyfile", "header Retry-After 60", ""},
	} {
		for _, p := range sampledBy(c.of) {
			t.Run(c.with+p.under, func(t *testing.T) {
				var strange []answered
				for tries := 0; len(strange) == 0 && tries < 20; tries++ { // now and then careerfit's words overtake Caddy's
					strange = othersWords(t, p, c.with, c.without)
				}
				if len(strange) != 1 {
					t.Errorf("words that are not ours: %+v", strange)
				}
			})
		}
	}
}

// othersWords are the answers to somebody who does as they should not that have no words of ours.
func othersWords(t *testing.T, p sampled, others ...string) (strange []answered) {
	t.Helper()
	s := serving(t, t.TempDir(), "--public-url", "https://quiz.example"+p.under, "--trusted-proxy", "127.0.0.1")
	k := proxied(t, s, p.begin(t, s, others...), net.IPv4(127, 200, 0, 5))
	reads := func(status int, words, again string, got answered, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if got.status != status || !strings.Contains(got.body, words) || got.header.Get("Retry-After") != again {
			strange = append(strange, got)
		}
	}
	got, err := k.post("/"+k.quiz.ID+"/start", url.Values{"more": {strings.Repeat("x", 500_000)}})
	reads(http.StatusRequestEntityTooLarge, "Too much was sent", "", got, err)
	if got, err := k.get(""); p.under != "" && (err != nil || got.status != http.StatusMovedPermanently || !strings.HasSuffix(got.header.Get("Location"), p.under+"/")) {
		t.Errorf("%v\n%+v", err, got)
	}
	s.kill()
	got, err = k.get("/")
	reads(http.StatusBadGateway, "The quiz is away for a moment", "60", got, err)
	return strange
}

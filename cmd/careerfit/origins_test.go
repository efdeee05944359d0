package main

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestOriginsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"https://college.example": "https://college.example", "https://College.Example/": "https://college.example", "https://college.example:443": "https://college.example",
		"http://intranet:8080, https://a.b": "http://intranet:8080,https://a.b", "http://192.0.2.7": "http://192.0.2.7", "HTTPS://college.example": "https://college.example",
	} {
		var o, again origins
		if err := o.Set(text); err != nil || o.String() != want {
			t.Errorf("%q is read as %q (%v), want %q", text, o.String(), err, want)
		}
		if err := again.Set(o.String()); err != nil || again.String() != want {
			t.Errorf("what is written, %q, is read as %q (%v)", o.String(), again.String(), err)
		}
	}
}

// A server that other sites would show in vain, or that was told of none by name, does not start, and says what mends it.
func TestWhoMayNotBeNamedAsASiteAround(t *testing.T) {
	for _, text := range []string{"*", "https://*.college.example", "college.example", "https://college.example/quiz", "https://college.example,", "https://me@college.example", "https://college.example;", "'self'", "https://college.example 'self'", "ftp://college.example", "https://[::1]", "https://café.example", "https://college.example:0", "https://college.example:65536", "https://college.example?", "https:///"} {
		o := runCareerfit(t, "", nil, "serve", "--embed-origin", text, "--public-url", "https://quiz.example")
		o.wants(t, exitUsage)
		if !strings.Contains(o.err, "--embed-origin must be") || !strings.Contains(o.err, "such as https://college.example") {
			t.Errorf("%q: %s", text, o.err)
		}
	}
	for _, args := range [][]string{{"--public-url", "http://quiz.example"}, {"--addr", "0.0.0.0:8080"}, {"--addr", ":8080"}, {"--addr", "localhost:8080", "--public-url", "http://quiz.example"}} {
		o := runCareerfit(t, "", map[string]string{"CAREERFIT_EMBED_ORIGIN": "https://college.example"}, append([]string{"serve"}, args...)...)
		o.wants(t, exitUsage)
		if !strings.Contains(o.err, "--public-url https://quiz.example") || !strings.Contains(o.err, "was set by CAREERFIT_EMBED_ORIGIN in the environment") {
			t.Errorf("%q: %s", args, o.err)
		}
	}
}

// The sites that are named may show the pages and load the script; where none is, there is neither.
func TestServeWithinOtherSites(t *testing.T) {
	ask := func(s *server, path string) (int, string) {
		response, err := http.Get(s.url + path)
		if err != nil {
			t.Fatal(err)
		}
		s.read(response)
		return response.StatusCode, response.Header.Get("Content-Security-Policy")
	}
	none := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir())
	if status, policy := ask(none, "/embed.js"); status != http.StatusNotFound || !strings.HasSuffix(policy, "frame-ancestors 'none'") {
		t.Errorf("without a site: %d, %s", status, policy)
	}
	flagged := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--embed-origin", "https://college.example", "--embed-origin", "http://b.example/")
	told := startServe(t, map[string]string{"CAREERFIT_EMBED_ORIGIN": "https://college.example,http://b.example"}, "--addr", "0.0.0.0:0", "--data-dir", t.TempDir(), "--public-url", "https://quiz.example")
	for _, s := range []*server{flagged, told} {
		if status, policy := ask(s, "/embed.js"); status != http.StatusOK || !strings.HasSuffix(policy, "frame-ancestors https://college.example http://b.example") {
			t.Errorf("with two sites: %d, %s", status, policy)
		}
		if !strings.Contains(s.err.String(), "embed_origins=2") {
			t.Errorf("it logs %s", s.err.String())
		}
	}
}

// Whatever is named as a site, what is understood of it can stand in a header and in a page, is read as the same, and
// changes nothing of what was named before.
func FuzzOrigins(f *testing.F) {
	for _, seed := range []string{"", "https://college.example", "http://a:8080,https://b/", "https://a;b", "https://a.b,'none'", "HTTPS://A:443", "https://a:00443", "*", "https://xn--caf-dma.example", "https://a\r\nb"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		o := origins{"https://first.example"}
		if err := o.Set(text); err != nil {
			if len(o) != 1 {
				t.Errorf("%q is refused, and leaves %v", text, o)
			}
			return
		}
		var again origins
		if err := again.Set(o.String()); err != nil || !slices.Equal(o, again) || o[0] != "https://first.example" {
			t.Errorf("%q is read as %v, and that as %v (%v)", text, o, again, err)
		}
		for _, origin := range o {
			if strings.Trim(origin, "abcdefghijklmnopqrstuvwxyz0123456789-.:/") != "" || strings.Count(origin, "/") != 2 {
				t.Errorf("%q is read as %q", text, origin)
			}
		}
	})
}

// Scripts of the sites that are named may call the API, and a hidden key is not to be had there.
func TestServeTheAPIToOtherSites(t *testing.T) {
	flagged := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--cors-origin", "https://college.example", "--cors-origin", "http://b.example/", "--hide-key")
	told := startServe(t, map[string]string{"CAREERFIT_CORS_ORIGIN": "https://college.example,*", "CAREERFIT_HIDE_KEY": "true"}, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir())
	none := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir())
	for _, c := range []struct {
		s           *server
		allows, log string
		key         int
	}{{flagged, "http://b.example", "cors_origins=2 hide_key=true", 404}, {told, "*", "cors_origins=2 hide_key=true", 404}, {none, "", "cors_origins=0 hide_key=false", 200}} {
		request, err := http.NewRequest(http.MethodGet, c.s.url+"/api/v1/questionnaires/health-informatics/key", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Origin", "http://b.example")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		c.s.read(response)
		if got := response.Header.Get("Access-Control-Allow-Origin"); got != c.allows || response.StatusCode != c.key || !strings.Contains(c.s.err.String(), c.log) {
			t.Errorf("%d, %q; it logs %s", response.StatusCode, got, c.s.err.String())
		}
	}
	for _, text := range []string{"**", "https://*.college.example", "college.example", "*,", "null"} {
		o := runCareerfit(t, "", nil, "serve", "--cors-origin", text)
		o.wants(t, exitUsage)
		if !strings.Contains(o.err, "--cors-origin") {
			t.Errorf("%q: %s", text, o.err)
		}
	}
}

package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// callAddresses are the addresses of all calls of the API, as routes name them, with methods; and where there is none.
func callAddresses(t *testing.T, s *site) map[string][]string {
	t.Helper()
	all := map[string][]string{"/api/v1/nowhere": nil, "/api/v1": nil}
	for _, r := range s.server.Routes() {
		if strings.HasPrefix(r.Path, "/api/") {
			all[r.Path] = append(all[r.Path], r.Method)
		}
	}
	if len(all) < 15 {
		t.Fatalf("the API has only %v", all)
	}
	return all
}

// Whatever is sent to any address of the API, the answer has the headers of every answer, says where the API is
// described, sets no cookie, and is a problem wherever it is a refusal.
func TestEveryCallAndMethod(t *testing.T) {
	for name, root := range map[string]string{"http": "", "https": "", "https, a path": "/quiz"} {
		s := opens(t)
		if name != "http" {
			s = opens(t, at("https://college.example"+root))
		}
		p := s.keeper("harbour", "long")
		for route, served := range callAddresses(t, s) {
			address := strings.NewReplacer(":questionnaire", "harbour", ":group", "paths", ":outcome", "sea", ":session", p.id, ":item", "background").Replace(route)
			for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "OPTIONS"} {
				if method == "DELETE" && route == "/api/v1/sessions/:session" {
					continue // the others need it
				}
				a := p.calls(method, strings.TrimPrefix(address, "/api/v1"), "")
				t.Run(name+" "+method+" "+route, func(t *testing.T) {
					checkCall(t, a, served, method, root, name == "https", strings.Contains(route, "/:session") || route == "/api/v1/sessions" || route == "/api/v1/return")
				})
			}
		}
	}
}

func checkCall(t *testing.T, a *apiAnswer, served []string, method, root string, https, personal bool) {
	want := map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin", "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
		"Strict-Transport-Security": "", "X-Robots-Tag": "", "Server": "", "Set-Cookie": "", "Access-Control-Allow-Origin": "",
		"Link": "<" + root + `/api/v1/openapi.yaml>; rel="service-desc", <` + root + `/api/v1/>; rel="service-doc"`,
	}
	if https {
		want["Strict-Transport-Security"] = "max-age=31536000"
	}
	if personal {
		want["X-Robots-Tag"] = "noindex"
	}
	for name, value := range want {
		if got := strings.Join(a.header.Values(name), "|"); got != value {
			t.Errorf("%s: %q, want %q", name, got, value)
		}
	}
	if cache := a.header.Get("Cache-Control"); cache != "no-store" && (personal || a.header.Get("ETag") == "") {
		t.Errorf("whoever likes may keep it: %q", cache)
	}
	if vary := a.header.Values("Vary"); len(vary) == 0 || vary[0] != "Accept-Language" || slices.Contains(vary, "Cookie") {
		t.Errorf("it varies by %q", vary)
	}
	switch allowed := slices.Contains(served, method); {
	case len(served) == 0 && a.status != http.StatusNotFound, len(served) > 0 && (a.status == http.StatusMethodNotAllowed) == (allowed || method == "OPTIONS"):
		t.Errorf("status %d", a.status)
	case a.status == http.StatusMethodNotAllowed && !slices.Equal(sorted(strings.Split(a.header.Get("Allow"), ", ")), sorted(append([]string{"OPTIONS"}, served...))):
		t.Errorf("it allows %q, and has %v", a.header.Get("Allow"), served)
	case a.status >= 400 && a.header.Get("Content-Type") != "application/problem+json", a.status >= 500:
		t.Errorf("status %d is told in %s", a.status, a.header.Get("Content-Type"))
	}
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

package web_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// Whatever is sent to the API, the server does not fail, sets no cookie, and tells every refusal as a problem that names
// what would mend it. "ID" in an address is that of a session, whose secret is in a seed.
func FuzzAnAPICall(f *testing.F) {
	g := guard(f)
	for _, seed := range []struct{ method, address, header, body string }{
		{"GET", "/api/v1/", "", ""},
		{"GET", "/api/v1/openapi.yaml", "Accept-Encoding: gzip", ""},
		{"HEAD", "/api/v1/questionnaires", "Accept-Language: es", ""},
		{"GET", "/api/v1/questionnaires?lang=es", "If-None-Match: *", ""},
		{"GET", "/api/v1/questionnaires?lang=es&lang=en", "", ""},
		{"GET", "/api/v1/questionnaires?x=%zz;", "", ""},
		{"GET", "/api/v1/questionnaires/harbour", `If-None-Match: W/"x", "y"`, ""},
		{"GET", "/api/v1/questionnaires/" + strings.Repeat("0", 64) + "/key", "", ""},
		{"GET", "/api/v1/questionnaires/harbour/key", "", ""},
		{"GET", "/api/v1/questionnaires/harbour/outcomes", "", ""},
		{"GET", "/api/v1/questionnaires/harbour/outcomes/careers/skipper", "", ""},
		{"GET", "/api/v1/questionnaires/%2e%2e/outcomes/%00/%ff", "", ""},
		{"POST", "/api/v1/questionnaires/harbour/score", "Content-Type: application/json", `{"id":"a","answers":{"background":"sailor","tools":["rope","crane"],"morning":{"non_answer":"skipped"}}}`},
		{"POST", "/api/v1/questionnaires/harbour/score", "Content-Type: application/json", `{"answers":{"tools":["rope","none"]}}`},
		{"POST", "/api/v1/questionnaires/harbour/score", "Content-Type: application/json; charset=x", "[[[[[[[[[[{}"},
		{"POST", "/api/v1/questionnaires/harbour/score", "Content-Type: text/plain", "{}"},
		{"POST", "/api/v1/sessions", "Content-Type: application/json", `{"questionnaire":"harbour","form":"long"}`},
		{"POST", "/api/v1/return", "Content-Type: application/json", `{"return_code":"` + guardedCode + `"}`},
		{"GET", "/api/v1/sessions/ID", "Authorization: Bearer " + browser, ""},
		{"GET", "/api/v1/sessions/ID", "Authorization: Basic eDp5", ""},
		{"PUT", "/api/v1/sessions/ID/answers/background", "Authorization: Bearer " + browser + "\nContent-Type: application/json\nIf-Match: \"x\"", `"sailor"`},
		{"PUT", "/api/v1/sessions/ID/answers/tools", "Authorization: Bearer " + browser + "\nContent-Type: application/json", `["rope","rope"]`},
		{"DELETE", "/api/v1/sessions/ID/answers/background", "Authorization: Bearer " + browser, ""},
		{"POST", "/api/v1/sessions/ID/long", "Authorization: Bearer " + browser, ""},
		{"POST", "/api/v1/sessions/ID/finish", "Authorization: Bearer " + browser, ""},
		{"GET", "/api/v1/sessions/ID/result?lang=es", "Authorization: Bearer " + browser, ""},
		{"GET", "/api/v1/sessions/ID/receipt", "Authorization: Bearer " + browser, ""},
		{"GET", "/api/v1/sessions/ID/export", "Authorization: Bearer " + browser, ""},
		{"DELETE", "/api/v1/sessions/00000000-0000-7000-8000-000000000000", "Authorization: Bearer " + browser, ""},
		{"OPTIONS", "/api/v1/sessions", "Origin: https://college.example\nAccess-Control-Request-Method: POST", ""},
		{"PATCH", "/api", "Cookie: careerfit=" + browser, ""},
	} {
		f.Add(seed.method, seed.address, seed.header, seed.body)
	}
	f.Fuzz(func(t *testing.T, method, address, header, body string) {
		address = strings.ReplaceAll(address, "ID", g.id)
		if !isToken(method) || method == http.MethodConnect || !strings.HasPrefix(address, "/api") {
			return // no connection carries it, or it is no call
		}
		answer := g.asks(method, address, headerOf(header), body)
		if answer == nil {
			return
		}
		if answer.Code >= 500 || answer.Code/100 == 3 && answer.Code != http.StatusNotModified || answer.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s %q is answered with %d %v", method, address, answer.Code, answer.Header())
		}
		if answer.Code >= 400 && method != http.MethodHead && underAPI(address) {
			checkRefusal(t, answer.Header().Get("Content-Type"), answer.Code, answer.Body.Bytes())
		}
	})
}

// isToken reports whether a method can stand on the line of a request.
func isToken(method string) bool {
	return method != "" && !strings.ContainsFunc(method, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune(`()<>@,;:\"/[]?={}`, r)
	})
}

// headerOf reads lines of a header; those that are none are left out.
func headerOf(lines string) http.Header {
	h := http.Header{}
	for line := range strings.Lines(lines) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		if isToken(name) {
			h.Add(name, strings.TrimSpace(value))
		}
	}
	return h
}

// underAPI reports whether an address is of the API: others that begin so are those of pages.
func underAPI(address string) bool {
	path, _, _ := strings.Cut(address, "?")
	return path == "/api" || strings.HasPrefix(path, "/api/")
}

func checkRefusal(t *testing.T, contentType string, status int, body []byte) {
	var p struct {
		Type, Title, Detail, Fix, Request string
		Status                            int
	}
	if err := json.Unmarshal(body, &p); err != nil || contentType != "application/problem+json" {
		t.Fatalf("%d is told as %s: %q: %v", status, contentType, body, err)
	}
	if p.Status != status || slices.Contains([]string{p.Type, p.Title, p.Detail, p.Fix, p.Request}, "") {
		t.Errorf("%d is told as %+v", status, p)
	}
}

package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

func TestTheAPIAnswersErrorsWithProblems(t *testing.T) {
	taker := opens(t).taker()
	for _, c := range []struct {
		method, path string
		status       int
		kind         string
	}{
		{"GET", "/api", 404, "not-found"},
		{"GET", "/api/v1/nothing", 404, "not-found"},
		{"GET", "/api/v2/openapi.yaml", 404, "not-found"},
		{"DELETE", "/api/v1/openapi.yaml", 405, "method-not-allowed"},
		{"POST", "/api/v1/openapi.yaml", 405, "method-not-allowed"},
		{"GET", "/api/v1/" + strings.Repeat("x", 3000), 414, "address-too-long"},
	} {
		p := taker.fetchOf(c.method, c.path)
		var told struct{ Type, Title, Detail, Fix, Request string }
		if err := json.Unmarshal([]byte(p.body), &told); err != nil {
			t.Errorf("%s %s: %v in %s", c.method, c.path, err, p.body)
			continue
		}
		if p.status != c.status || told.Type != "/api/v1/#"+c.kind || p.header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %.60s: %d %s %+v", c.method, c.path, p.status, p.header.Get("Content-Type"), told)
		}
		if told.Title == "" || told.Detail == "" || told.Fix == "" || told.Request != p.header.Get("X-Request-Id") {
			t.Errorf("%s %.60s leaves something out: %+v", c.method, c.path, told)
		}
		if c.status == http.StatusMethodNotAllowed && p.header.Get("Allow") == "" {
			t.Errorf("%s %s does not say what is allowed", c.method, c.path)
		}
	}
}

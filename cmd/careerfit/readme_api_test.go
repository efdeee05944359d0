package main

import (
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
)

var scoring = regexp.MustCompile(`curl -s http://localhost:8080(/api/v1/\S+) \\\n  -H 'Content-Type: application/json' -d '(.*)'`)

// The call that the README shows is answered with a result.
func TestTheCallInTheREADMEIsAnswered(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	call := scoring.FindStringSubmatch(string(text))
	if call == nil {
		t.Fatal("the README shows no call")
	}
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir())
	response, err := http.Post(s.url+call[1], "application/json", strings.NewReader(call[2]))
	if err != nil {
		t.Fatal(err)
	}
	if _, body := s.read(response); response.StatusCode != http.StatusOK || !strings.Contains(body, `"verdict":"none"`) {
		t.Errorf("%d: %s", response.StatusCode, body)
	}
}

package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// A stream is what a browser hears of edits.
type stream struct {
	t        *testing.T
	response *http.Response
}

// listens asks, as the page that is open does, for what comes after its version.
func (a *author) listens() stream {
	a.t.Helper()
	response, err := a.client.Do(a.request(http.MethodGet, "/reload/events?seen="+a.version()))
	if err != nil {
		a.t.Fatal(err)
	}
	a.t.Cleanup(func() { _ = response.Body.Close() })
	return stream{a.t, response}
}

// ends waits for the end of the stream and returns what was told in it.
func (s stream) ends() string {
	s.t.Helper()
	body, err := io.ReadAll(s.response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	told, ok := strings.CutPrefix(string(body), "retry: 300\n\n")
	if !ok {
		s.t.Fatalf("the stream begins with %q", body)
	}
	return told
}

func TestABrowserHearsOfAnEdit(t *testing.T) {
	a := editsHarbour(t)
	a.visits("/harbour/")
	heard := a.listens()
	a.saves("harbour.yaml", askBefore, askAfter)
	a.visits("/harbour/")
	if got, want := heard.ends(), "data: "+a.version()+"\n\n"; got != want {
		t.Errorf("it hears %q, want %q", got, want)
	}
}

// An edit that only brings other problems is one, too: the page has them.
func TestABrowserHearsOfProblems(t *testing.T) {
	a := editsHarbour(t)
	a.visits("/harbour/")
	heard := a.listens()
	a.saves("harbour.yaml", noSlip, slip)
	if got := heard.ends(); !strings.HasPrefix(got, "data: ") {
		t.Errorf("it hears %q", got)
	}
}

// What happens between two streams is told at the beginning of the next one.
func TestNoEditIsMissed(t *testing.T) {
	a := editsHarbour(t)
	a.visits("/harbour/")
	a.saves("harbour.yaml", askBefore, askAfter)
	if got := a.listens().ends(); !strings.HasPrefix(got, "data: ") {
		t.Errorf("it hears %q", got)
	}
}

// Saving the same text again, or another spacing, is nothing to hear of; nor is what was taken back.
func TestWhatChangesNothingIsNotTold(t *testing.T) {
	a := editsHarbour(t)
	a.visits("/harbour/")
	heard, before := a.listens(), a.version()
	a.saves("harbour.yaml").saves("harbour.yaml", "title: Where in", "title:   Where in").saves("harbour.yaml", "title:   Where in", "title: Where in")
	if a.visits("/harbour/"); a.version() != before {
		t.Errorf("the version was %s and is %s", before, a.version())
	}
	a.site.server.EndEvents()
	if told := heard.ends(); told != "" {
		t.Errorf("it hears %q", told)
	}
	a.site.server.EndEvents() // twice is fine
	if told := a.listens().ends(); told != "" {
		t.Errorf("after the end it hears %q", told)
	}
}

// The same files have the same version on the server that takes this one's place.
func TestARestartIsNoEdit(t *testing.T) {
	first, second := editsHarbour(t), editsHarbour(t)
	first.visits("/harbour/")
	second.visits("/harbour/")
	if first.version() != second.version() || len(first.version()) != 16 {
		t.Errorf("the versions are %q and %q", first.version(), second.version())
	}
}

// A stream ends before the server would cut it off. The time is the test's own.
func TestAStreamEndsByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &author{files: map[string]string{"harbour.yaml": string(source(t, "harbour"))}, names: []string{"harbour.yaml"}}
		server := newServer(t, a.drafts())
		page := httptest.NewRecorder()
		server.ServeHTTP(page, httptest.NewRequest(http.MethodGet, "/harbour/", nil))
		_, version, _ := strings.Cut(page.Body.String(), `data-version="`)
		begun, heard := time.Now(), httptest.NewRecorder()
		server.ServeHTTP(heard, httptest.NewRequest(http.MethodGet, "/reload/events?seen="+version[:16], nil))
		if waited := time.Since(begun); waited != 30*time.Second || heard.Body.String() != "retry: 300\n\n" || !heard.Flushed {
			t.Errorf("after %s it has heard %q", waited, heard.Body)
		}
	})
}

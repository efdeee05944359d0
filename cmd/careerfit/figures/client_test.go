package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// A load client that takes errors for answers measures how fast errors are.
func TestAnythingUnexpectedEndsALoad(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"a fault":           func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"too many requests": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) },
		"a page":            func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "try again") },
		"led elsewhere":     func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/return", http.StatusSeeOther) },
		"an answer was undone": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/s/items/1?replaced=a", http.StatusSeeOther)
		},
		"the connection breaks": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		site := httptest.NewServer(answer)
		host := strings.TrimPrefix(site.URL, "http://")
		k := &taker{host: host, sitting: "/s", forms: [][]byte{posting(host, "/s/items/1", "", "answer=a")}}
		if _, err := answering([]*taker{k}, time.Second); err == nil {
			t.Errorf("%s is taken for a kept answer", name)
		}
		site.Close()
	}
}

// The control: the load that ends above goes on where the answer is kept.
func TestKeptAnswersAreCounted(t *testing.T) {
	got := 0
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("answer") != "a" || r.Header.Get("Cookie") != "token=x" {
			t.Errorf("%v %v", r.Form, r.Header)
		}
		got++
		http.Redirect(w, r, "/s/items/2", http.StatusSeeOther)
	}))
	defer site.Close()
	host := strings.TrimPrefix(site.URL, "http://")
	k := &taker{host: host, sitting: "/s", forms: [][]byte{posting(host, "/s/items/1", "token=x", "answer=a")}}
	l, err := answering([]*taker{k}, 30*time.Millisecond)
	if err != nil || l.Rate == 0 || got == 0 {
		t.Errorf("%d requests: %+v %v", got, l, err)
	}
}

package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// A database that may not grow takes answers until it is full. Then pages are still read, whoever answers hears when to
// try again, and what is deleted makes room.
func TestADatabaseThatMayNotGrow(t *testing.T) {
	o := &office{t: t, dir: t.TempDir()}
	s, ops := startObserved(t, "--data-dir", o.dir, "--max-db", "2MiB", "--trusted-proxy", "127.0.0.1") // which tells of many addresses, none of them too fast
	s.shows("/readyz", "ready")
	var takers []*http.Client
	var sittings []string
	begins := func() *http.Response {
		taker := s.visitor()
		request, err := http.NewRequest(http.MethodPost, s.url+"/bare/start", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("X-Forwarded-For", fmt.Sprintf("10.0.%d.%d", len(takers)/200, len(takers)%200))
		response, err := taker.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		s.read(response)
		takers, sittings = append(takers, taker), append(sittings, strings.TrimSuffix(response.Header.Get("Location"), "/code"))
		return response
	}
	refused := begins()
	for refused.StatusCode == http.StatusSeeOther && len(takers) < 50_000 {
		refused = begins()
	}
	if refused.StatusCode != http.StatusServiceUnavailable || refused.Header.Get("Retry-After") == "" || len(takers) < 500 {
		t.Fatalf("after %d sittings: status %d, again after %q", len(takers), refused.StatusCode, refused.Header.Get("Retry-After"))
	}
	s.shows("/readyz", "degraded: there is no room for more answers")
	refusals := 1
	for refusals < 21 && len(takers) < 50_000 { // here and there is still room for one
		if begins().StatusCode != http.StatusSeeOther {
			refusals++
		}
	}
	ops.shows("/metrics", "\ncareerfit_store_full 1\n", "\ncareerfit_store_refusals_total 21\n", "\ncareerfit_store_limit_bytes 2.097152e+06\n")
	// A machine that stood still for a while may have had room meanwhile; then, and only then, it is told again.
	if log := s.err.String(); strings.Count(log, "level=ERROR") != 1+strings.Count(log, "there is room again") || !strings.Contains(log, "raise --max-db") {
		t.Errorf("it logs:\n%s", log)
	}
	s.shows("/bare/", "Zwei Fragen.")
	if page := s.fetches(takers[0], sittings[0]+"/items/1"); !strings.Contains(page, `name="answer"`) {
		t.Errorf("the first taker cannot read on:\n%s", page)
	}
	if said := o.says(exitProblems, "doctor").out; !strings.Contains(said, "problem: the server that holds it says of itself: degraded: there is no room") {
		t.Errorf("the doctor says\n%s", said)
	}
	deleted := 0 // how many make room depends on what shares a page with them
	for again := refused; again.StatusCode != http.StatusSeeOther && deleted < 400; again = begins() {
		for range 20 {
			s.posts(takers[deleted], sittings[deleted]+"/delete", "")
			deleted++
		}
	}
	s.shows("/readyz", "ready")
	ops.shows("/metrics", "\ncareerfit_store_full 0\n", fmt.Sprintf("\ncareerfit_sittings_deleted_total %d\n", deleted))
	t.Logf("%d sittings deleted of %d", deleted, len(takers))
}

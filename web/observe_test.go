package web_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// seen are the requests that a site has told of, each a moment after its answer was read.
type seen chan web.Request

// of waits for what is told of the request with the name.
func (s seen) of(t *testing.T, p *page) web.Request {
	t.Helper()
	for {
		select {
		case r := <-s:
			if r.ID == p.header.Get("X-Request-Id") {
				return r
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("nothing is told of %s", p)
		}
	}
}

// observed opens a site whose requests are noted.
func observed(t *testing.T, changes ...func(*web.Config)) (*site, seen) {
	t.Helper()
	noted := make(seen, 10_000)
	return opens(t, append(changes, func(c *web.Config) { c.Observe = func(r web.Request) { noted <- r } })...), noted
}

// fetchOf sends a request that no page makes.
func (t *taker) fetchOf(method, path string, headers ...string) *page {
	t.t.Helper()
	request := t.request(method, path)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	return t.fetch(request)
}

func TestWhatIsToldOfARequest(t *testing.T) {
	s, noted := observed(t)
	taker := s.taker().takes(outAtSea)
	sitting := taker.sitting()
	for _, c := range []struct {
		method, path, told, route string
		status                    int
	}{
		{"GET", sitting + "/result", "GET", "/sittings/:sitting/result", 200},
		{"HEAD", sitting + "/result", "HEAD", "/sittings/:sitting/result", 200},
		{"POST", sitting + "/items/1", "POST", "/sittings/:sitting/items/:number", 422},
		{"GET", "/harbour/careers/pirate", "GET", "/:quiz/careers/:outcome", 404},
		{"GET", "/no/such/page/at/all", "GET", "", 404},
		{"BREW", "/privacy", "other", "/privacy", 405},
	} {
		p := taker.fetchOf(c.method, c.path, "Accept-Encoding", "identity")
		r := noted.of(t, p)
		if r.Method != c.told || r.Route != c.route || r.Status != c.status || p.status != c.status {
			t.Errorf("%s %s is told as %+v", c.method, c.path, r)
		}
		if r.Duration <= 0 || r.Duration > time.Minute {
			t.Errorf("%s %s took %s", c.method, c.path, r.Duration)
		}
		if c.method == "GET" && (r.Bytes == 0 || r.Bytes != int64(len(p.body))) {
			t.Errorf("%s %s: %d bytes are told of, %d were sent", c.method, c.path, r.Bytes, len(p.body))
		}
	}
}

// Whatever is sent, there are no more kinds of requests to count than the site has routes.
func TestNobodyCanMakeUpARoute(t *testing.T) {
	s, noted := observed(t)
	taker := s.taker()
	routes := []string{""}
	for _, r := range s.server.Routes() {
		routes = append(routes, r.Path)
	}
	for _, path := range []string{"/x", "/x/y", "/x/y/z", "/sittings", "/sittings/1/2/3/4", "/static", "/static/", "//", "/a//b", "/share/x", "/harbour/at/1", "/%2e%2e/x", "/results/", "/:quiz/x"} {
		for _, method := range []string{"GET", "POST", "DELETE", "MADEUP"} {
			if r := noted.of(t, taker.fetchOf(method, path)); !slices.Contains(routes, r.Route) || !slices.Contains([]string{"GET", "POST", "DELETE", "other"}, r.Method) {
				t.Errorf("%s %s is told as %+v", method, path, r)
			}
		}
	}
}

func TestEveryRequestHasANameOfItsOwn(t *testing.T) {
	taker := opens(t).taker()
	names := map[string]bool{}
	for range 50 {
		names[taker.fetchOf("GET", "/privacy", "X-Request-Id", "mine").header.Get("X-Request-Id")] = true
	}
	if len(names) != 50 || names["mine"] {
		t.Errorf("50 requests are called %v", names)
	}
}

// Who meets a fault of ours can tell which; who meets a fault of their own has nothing to tell.
func TestAFaultHasAReference(t *testing.T) {
	broken := &faulty{Store: newStore()}
	s := opens(t, keptIn(broken))
	taker := s.taker().takes(outAtSea)
	for _, fault := range []func(string) error{
		func(string) error { return context.DeadlineExceeded },
		func(string) error { return store.ErrDamaged },
		func(string) error { panic("a fault of ours") },
	} {
		broken.refuse = fault
		taker.visits(taker.sitting() + "/result")
		id := taker.page.header.Get("X-Request-Id")
		taker.reads("this reference helps them: " + id)
		if !strings.Contains(s.log.String(), "request="+id) {
			t.Errorf("the log has no %s:\n%s", id, s.log)
		}
	}
	broken.refuse = nil
	for _, path := range []string{"/nowhere", "/sittings/none/result", "/harbour/"} {
		taker.visits(path).doesNotRead("this reference")
	}
}

// Of a store that takes nothing, each of a thousand requests could tell the log. Whoever gave the store knows, so that
// it is told at debug alone, and the pages name no reference.
func TestAStoreThatTakesNothingIsNotToldByEachRequest(t *testing.T) {
	broken := &faulty{Store: newStore()}
	s := opens(t, keptIn(broken))
	taker := s.taker().takes(outAtSea)
	for _, lasting := range []error{store.ErrFull, store.ErrLimit, store.ErrFailed, store.ErrClosed} {
		broken.refuse = func(string) error { return fmt.Errorf("update: %w", lasting) }
		before := len(s.log.String())
		taker.visits(taker.sitting() + "/result").doesNotRead("this reference")
		if lines := s.log.String()[before:]; lines != "" {
			t.Errorf("%v: it logs\n%s", lasting, lines)
		}
	}
	broken.refuse = func(string) error { return store.ErrDamaged }
	if taker.visits(taker.sitting() + "/result"); !strings.Contains(s.log.String(), "level=ERROR") {
		t.Error("a fault of ours is not told")
	}
}

// What is refused for now says when to try again, to pages and to scripts alike.
func TestWhatIsRefusedForNowSaysWhenToTryAgain(t *testing.T) {
	broken := &faulty{Store: newStore()}
	taker := opens(t, keptIn(broken)).taker().starts()
	broken.refuse = func(string) error { return store.ErrFull }
	for _, accept := range []string{"text/html", "application/json"} {
		p := taker.fetchOf("POST", taker.sitting()+"/items/1", "Accept", accept)
		if p.status != http.StatusServiceUnavailable || p.header.Get("Retry-After") != "60" {
			t.Errorf("%s: %s, again after %q", accept, p, p.header.Get("Retry-After"))
		}
	}
	if again := taker.fetchOf("GET", "/nowhere").header.Get("Retry-After"); again != "" {
		t.Errorf("a page that is not there says to come again after %q", again)
	}
}

func TestPrivacyTellsHowLongSittingsAreKept(t *testing.T) {
	for keep, words := range map[time.Duration]string{
		0:                     "A sitting is kept until you delete it.",
		time.Hour:             "have not come back for a day is deleted",
		365 * 24 * time.Hour:  "have not come back for 365 days is deleted by itself",
		90*24*time.Hour + 1:   "have not come back for 91 days",
		1000 * 24 * time.Hour: "have not come back for 1,000 days",
	} {
		opens(t, func(c *web.Config) { c.Retention = keep }).taker().visits("/privacy").reads(words)
	}
	ninety := func(c *web.Config) { c.Retention = 90 * 24 * time.Hour }
	opens(t, ninety, offering(content(t, "tea"))).taker().speaks("es").visits("/privacy").reads("Una sesión a la que no hayas vuelto en 90 días se borra sola poco después.")
}

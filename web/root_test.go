package web_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// belowAPath is the site of an author, who sees all kinds of pages, below a path of the college's site.
func belowAPath(t *testing.T, address string) *author {
	t.Helper()
	a := &author{files: map[string]string{"harbour.yaml": string(source(t, "harbour"))}, names: []string{"harbour.yaml"}}
	s := opens(t, at(address), func(c *web.Config) { c.Drafts = a.drafts() })
	a.taker = s.taker()
	return a
}

// Below a path, every address that a page, a redirect or a script hands out is below it, and leads somewhere.
func TestBelowAPathEveryAddressIsBelowIt(t *testing.T) {
	a := belowAPath(t, "http://college.example/quiz")
	c := crawl{taker: a.taker, root: "/quiz"}
	for _, r := range authorRoutesOf(a.taker) {
		c.visit(a.site.whole(r.example))
	}
	a.takes(torn).takes(tired).starts().answers("background", "sailor")
	a.saves("harbour.yaml", "balanced_within: 0.05", "balanced_within: 0.06") // an edit, which the unfinished sitting is offered
	c.visit(a.site.whole("/results"))
	c.visit(a.site.whole(a.sitting() + "/review"))
	c.follow()
	if len(c.seen) < 80 {
		t.Errorf("only %d addresses were met: %v", len(c.seen), slices.Sorted(maps.Keys(c.seen)))
	}
	for _, fault := range c.faults {
		t.Error(fault)
	}
}

// The crawl finds the addresses of a site that knows nothing of the path.
func TestTheCrawlFindsAddressesThatAreNotBelow(t *testing.T) {
	taker := opens(t).taker()
	c := crawl{taker: taker, root: "/quiz"}
	for _, path := range []string{"/", "/harbour/", "/results", "/privacy"} {
		before := len(c.faults)
		if c.visit(taker.site.http.URL + path); len(c.faults) == before {
			t.Errorf("it finds nothing on %s", path)
		}
	}
}

// A crawl visits pages and every address on them.
type crawl struct {
	*taker
	root   string
	seen   map[string]bool
	queue  []string
	faults []string
}

// follow visits all that was met, and what is met there.
func (c *crawl) follow() {
	for len(c.queue) > 0 {
		next := c.queue[0]
		c.queue = c.queue[1:]
		c.visit(c.site.http.URL + next)
	}
}

// visit looks at one answer and notes the addresses in it.
func (c *crawl) visit(address string) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	p := c.fetch(request)
	if p.status == http.StatusNotFound && c.seen[request.URL.RequestURI()] {
		c.faults = append(c.faults, fmt.Sprintf("%s leads nowhere", request.URL))
	}
	if to := p.header.Get("Location"); to != "" {
		c.meets(p, "Location", to)
	}
	for _, n := range htmlcheck.Elements(p.doc, "") {
		for _, key := range []string{"href", "src", "action", "formaction", "data-events"} {
			if to, ok := htmlcheck.Attr(n, key); ok {
				c.meets(p, n.Data+" "+key, to)
			}
		}
	}
}

// meets judges an address, and puts the page there on the queue. Other sites, which the questionnaire names, are not visited.
func (c *crawl) meets(p *page, where, to string) {
	u, err := url.Parse(to)
	switch {
	case err != nil:
		c.faults = append(c.faults, fmt.Sprintf("%s: %s %q: %v", p.url.Path, where, to, err))
		return
	case strings.HasPrefix(to, "#"), u.Host != "" && u.Host != "college.example" && where == "a href":
		return
	case !strings.HasPrefix(u.Path, c.root+"/"):
		c.faults = append(c.faults, fmt.Sprintf("%s: %s %q is not below %s", p.url.Path, where, to, c.root))
		return
	}
	gets := where == "Location" || strings.HasSuffix(where, "href") || strings.HasSuffix(where, "src")
	if address := u.RequestURI(); gets && !c.seen[address] && !u.Query().Has("language") {
		if c.seen == nil {
			c.seen = map[string]bool{}
		}
		c.seen[address] = true
		c.queue = append(c.queue, address)
	}
}

// A whole sitting, its share link and its code work below a path as anywhere.
func TestASittingBelowAPath(t *testing.T) {
	s := opens(t, at("http://college.example/quiz/"))
	taker := s.taker().takes(outAtSea).seesHeading("Work at sea")
	code := taker.visits(taker.sitting() + "/code").reads("http://college.example/quiz/return").page.code()
	link := taker.visits(taker.sitting() + "/result").shares()
	if !strings.HasPrefix(link, "/quiz/share/") {
		t.Errorf("the link is at %s", link)
	}
	taker.drawsQR("http://college.example" + link)
	s.taker().visits(link).seesHeading("Work at sea")
	s.taker().returnsBy(code).visits("/results").follows("See the result").seesHeading("Work at sea")
	taker.visits("/results").presses("Forget on this device").reads("This browser knows of no sittings")
}

// What a script is told to open next is below the path, too.
func TestAScriptIsLedBelowThePath(t *testing.T) {
	taker := opens(t, at("http://college.example/quiz")).taker().starts()
	request := taker.post(taker.sitting()+"/items/1", url.Values{"answer": {"sailor"}})
	request.Header.Set("Accept", "application/json")
	var told struct{ Next string }
	if p := taker.fetch(request); json.Unmarshal(p.body, &told) != nil || told.Next != "/quiz"+taker.sitting()+"/items/2" {
		t.Errorf("it is told %s", p.body)
	}
}

func TestWhatIsNotBelowThePathIsNoPage(t *testing.T) {
	s := opens(t, at("http://college.example/quiz"))
	taker := s.taker()
	for _, path := range []string{"/", "/harbour/", "/quizzes/", "/quizharbour/", "//quiz/", "/quiz%2fharbour/", "/%71uiz%2f/", "/QUIZ/", "/static/site.js", "/results"} {
		status, text := raw(t, s, "GET "+path+" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
		if status != http.StatusNotFound || !strings.Contains(text, "Page not found") {
			t.Errorf("%s: %d\n%s", path, status, text)
		}
	}
	request, err := http.NewRequest(http.MethodGet, s.http.URL+"/outside", nil)
	if err != nil {
		t.Fatal(err)
	}
	checkHeaders(t, route{}, taker.fetch(request), false)
	taker.visits("/harbour/explore").reads("Work at sea")
}

func TestThePathAloneLeadsToTheStart(t *testing.T) {
	s := opens(t, at("http://college.example/quiz"))
	for _, query := range []string{"", "?language=es"} {
		request, err := http.NewRequest(http.MethodGet, s.http.URL+"/quiz"+query, nil)
		if err != nil {
			t.Fatal(err)
		}
		if p := s.taker().fetch(request); p.status != http.StatusMovedPermanently || p.header.Get("Location") != "/quiz/"+query {
			t.Errorf("%s leads to %q", p, p.header.Get("Location"))
		}
	}
	s.taker().visits("/").seesHeading("Where in the harbour?")
}

// Two sites below two paths of one host do not take each other's cookies, though browsers send both to both.
func TestTwoSitesOnOneHostKeepTheirCookiesApart(t *testing.T) {
	north, south := opens(t, at("http://college.example/north")), opens(t, at("http://college.example/south"))
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	inNorth, inSouth := north.taker(), south.taker()
	inNorth.client.Jar, inSouth.client.Jar = jar, jar // cookies do not know of ports
	inNorth.takes(outAtSea)
	inSouth.visits("/results").reads("This browser knows of no sittings")
	inSouth.takes(torn).visits("/results").presses("Forget on this device")
	inNorth.visits("/results").follows("See the result").seesHeading("Work at sea")
}

func TestTheCookieBelowAPath(t *testing.T) {
	for address, want := range map[string]string{"https://college.example/quiz": "__Host-careerfit+quiz", "http://college.example/a/b": "careerfit+a+b"} {
		listen := httptest.NewServer
		if strings.HasPrefix(address, "https") {
			listen = httptest.NewTLSServer
		}
		taker := serves(t, listen, at(address)).taker()
		cookie := onlyCookie(t, taker.visits("/harbour/").fetch(taker.form("Start now")).header)
		if cookie.Name != want || cookie.Path != "/" || cookie.Domain != "" || !cookie.HttpOnly || cookie.Secure != strings.HasPrefix(address, "https") {
			t.Errorf("%s sets %v, want %s", address, cookie, want)
		}
		taker.takes(outAtSea).seesHeading("Work at sea").visits("/privacy").reads(want)
	}
}

func TestAPathThatIsNoneIsRefused(t *testing.T) {
	for _, path := range []string{"/a b", "//", "/.", "/..", "/a//b", "/é", "/<script>", "/a%2fb", "/a;b", "/a+b", "/.well-known"} {
		_, err := web.New(web.Config{Store: newStore(), PublicURL: &url.URL{Scheme: "https", Host: "college.example", Path: path}})
		if err == nil || !strings.Contains(err.Error(), "https://college.example/quiz") {
			t.Errorf("%q: %v", path, err)
		}
	}
}

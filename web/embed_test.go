package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// within names the sites that may show this one.
func within(origins ...string) func(*web.Config) {
	return func(c *web.Config) { c.EmbedOrigins = origins }
}

// shownBy opens a site that people reach by https and that a college's pages show.
func shownBy(t *testing.T, changes ...func(*web.Config)) *site {
	t.Helper()
	return opensOnHTTPS(t, append(changes, within("https://college.example", "http://intranet:8080"))...)
}

// seated has the taker's browser say with each request where it shows what comes.
func (t *taker) seated(dest string) *taker {
	inner := t.site.http.Client().Transport
	t.client.Transport = roundTripper(func(r *http.Request) (*http.Response, error) {
		if dest != "" {
			r.Header.Set("Sec-Fetch-Dest", dest)
		}
		return inner.RoundTrip(r)
	})
	return t
}

// inTheSameBrowser is a taker with this one's cookies, all of them, at another seat.
func (t *taker) inTheSameBrowser(dest string) *taker {
	other := t.site.taker().seated(dest)
	other.client.Jar = t.client.Jar
	return other
}

func TestOnlySitesThatAreNamedMayFrame(t *testing.T) {
	const rest = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
	s := shownBy(t)
	taker := s.taker()
	for _, r := range append(routesOf(taker), route{"/embed.js", "/embed.js", 200, 0, false}, route{"", "/nowhere/at/all", 404, 404, false}) {
		p := taker.fetch(taker.request("GET", r.example))
		want, resource := rest+"https://college.example http://intranet:8080", "same-origin"
		if r.name == "/share/:sitting/:token" {
			want = rest + "'none'"
		}
		if r.name == "/embed.js" {
			resource = "cross-origin"
		}
		if got := p.header.Values("Content-Security-Policy"); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q", r.name, got)
		}
		if got := p.header.Values("Cross-Origin-Resource-Policy"); !slices.Equal(got, []string{resource}) {
			t.Errorf("%s may be loaded %q", r.name, got)
		}
		if p.header.Get("X-Frame-Options") != "" {
			t.Errorf("%s has X-Frame-Options", r.name)
		}
		if vary := p.header.Get("Vary"); p.header.Get("Cache-Control") == "no-store" && !strings.Contains(vary, "Sec-Fetch-Dest") {
			t.Errorf("%s varies with %q", r.name, vary)
		}
	}
}

func TestWithoutSuchASiteThereIsNothingOfIt(t *testing.T) {
	taker := opens(t).taker().seated("iframe").takes(outAtSea)
	taker.visits("/harbour/paths/sea")
	if body := string(taker.page.body); strings.Contains(body, "frame.") || strings.Contains(body, "_blank") {
		t.Errorf("the page has\n%s", body)
	}
	if cookies := taker.cookies(); len(cookies) != 1 || cookies[0].Name != "careerfit" {
		t.Errorf("the browser has %v", cookies)
	}
	if p := taker.fetch(taker.request("GET", "/embed.js")); p.status != http.StatusNotFound {
		t.Errorf("there is %s", p)
	}
	taker.visits("/privacy").doesNotRead("Some other sites may show this one")
}

func TestTheScriptForOtherSites(t *testing.T) {
	s := opens(t, at("http://localhost/quiz"), within("https://college.example"))
	p := s.taker().fetch(s.taker().request("GET", "/embed.js?language=es"))
	if p.header.Get("Content-Type") != "text/javascript; charset=utf-8" || p.header.Get("Cache-Control") != "public, max-age=3600" || p.header.Get("Vary") != "Accept-Encoding" || p.header.Get("Set-Cookie") != "" {
		t.Errorf("%d, %v", p.status, p.header)
	}
	if !strings.Contains(string(p.body), "createElement('iframe')") || len(p.body) > 3000 {
		t.Errorf("%d bytes:\n%s", len(p.body), p.body)
	}
}

func TestAnOriginThatIsNoneIsRefused(t *testing.T) {
	for _, origin := range []string{"", "*", "https://*.college.example", "https://college.example/", "https://college.example:443", "https://College.example", "https://a; script-src *", "null"} {
		if _, err := web.New(web.Config{Store: newStore(), EmbedOrigins: []string{"https://a.example", origin}}); err == nil || !strings.Contains(err.Error(), "https://college.example") {
			t.Errorf("%q: %v", origin, err)
		}
	}
}

// Within another site's page a taker goes the same way as in a tab, and is somebody else there.
func TestASittingInAFrame(t *testing.T) {
	s := shownBy(t)
	inFrame := s.taker().seated("iframe").takes(outAtSea).seesHeading("Work at sea")
	inTab := inFrame.inTheSameBrowser("document")
	inTab.visits("/results").reads("This browser knows of no sittings")
	inTab.visits(inFrame.sitting()+"/result").sees(http.StatusForbidden, "This sitting is not on this device").doesNotRead("Open the quiz in a tab of its own")
	inTab.takes(torn)
	for _, who := range []*taker{inFrame, inTab} {
		if links := strings.Count(string(who.visits("/results").page.body), "See the result"); links != 1 {
			t.Errorf("%d results are there", links)
		}
	}
	inFrame.presses("Forget on this device").reads("This browser knows of no sittings")
	inTab.visits("/results").follows("See the result")
}

// Whatever a browser is, and whatever cookies it brings: where the page is shown decides which one counts.
func TestWhichCookieCounts(t *testing.T) {
	s := shownBy(t)
	inFrame := s.taker().seated("iframe").takes(outAtSea)
	inTab := s.taker().seated("document").takes(torn)
	ofFrame, ofTab := inFrame.cookies()[0], inTab.cookies()[0]
	for _, c := range []struct {
		dest    string
		cookies []*http.Cookie
		holds   []*taker
	}{
		{"iframe", []*http.Cookie{ofFrame, ofTab}, []*taker{inFrame}},
		{"frame", []*http.Cookie{ofTab, ofFrame}, []*taker{inFrame}},
		{"object", []*http.Cookie{ofFrame}, []*taker{inFrame}},
		{"embed", []*http.Cookie{ofTab}, nil},
		{"document", []*http.Cookie{ofFrame, ofTab}, []*taker{inTab}},
		{"document", []*http.Cookie{ofFrame}, nil},
		{"empty", []*http.Cookie{ofFrame, ofTab}, []*taker{inFrame, inTab}}, // a script of either
		{"empty", []*http.Cookie{ofTab, ofFrame}, []*taker{inFrame, inTab}},
		{"empty", []*http.Cookie{ofTab}, []*taker{inTab}},
		{"empty", []*http.Cookie{ofFrame}, []*taker{inFrame}},
		{"", []*http.Cookie{ofTab}, []*taker{inTab}}, // a browser of before 2023
		{"empty", nil, nil},
	} {
		for _, of := range []*taker{inFrame, inTab} {
			asking := s.taker().seated(c.dest)
			request := asking.post(of.sitting()+"/items/1", url.Values{"answer": {"clerk"}, "saved": {"x"}})
			request.Header.Set("Accept", "application/json")
			for _, cookie := range c.cookies {
				request.AddCookie(cookie)
			}
			p := asking.fetch(request)
			if held := p.status != http.StatusForbidden; held != slices.Contains(c.holds, of) {
				t.Errorf("%q with %v: %d for the sitting in the frame: %v", c.dest, c.cookies, p.status, of == inFrame)
			}
		}
	}
}

func TestCookiesInAFrame(t *testing.T) {
	for address, want := range map[string]string{
		"https://quiz.example": "__Host-framed-careerfit", "https://college.example/quiz": "__Host-framed-careerfit+quiz", "http://localhost:8080": "framed-careerfit",
	} {
		for dest, name := range map[string]string{"iframe": want, "document": strings.Replace(want, "framed-", "", 1), "": strings.Replace(want, "framed-", "", 1)} {
			taker := serves(t, httptest.NewTLSServer, at(address), within("https://college.example")).taker().seated(dest)
			p := taker.visits("/harbour/").fetch(taker.form("Start now"))
			framed := dest == "iframe"
			for _, cookie := range []*http.Cookie{onlyCookie(t, p.header), onlyCookie(t, taker.fetch(taker.request("GET", "/harbour/?language=es")).header)} {
				secure := framed || strings.HasPrefix(address, "https")
				if cookie.Path != "/" || cookie.Domain != "" || !cookie.HttpOnly || cookie.MaxAge != 365*24*3600 || cookie.Secure != secure || cookie.Partitioned != framed || (cookie.SameSite == http.SameSiteNoneMode) != framed {
					t.Errorf("%q at %s: %v", dest, address, cookie)
				}
				if rest, ok := strings.CutPrefix(cookie.Name, name); !ok || rest != "" && rest != "-language" {
					t.Errorf("%q at %s is called %s", dest, address, cookie.Name)
				}
			}
			if framed {
				taker.seated("document").visits("/privacy?language=en").reads(name, name+"-language", "how tall each page is")
			}
		}
	}
}

// The language that is chosen in a frame stays there.
func TestTheLanguageInAFrame(t *testing.T) {
	inFrame := shownBy(t, offering(content(t, "tea"))).taker().seated("iframe")
	inFrame.visits("/tea/?language=es").visits("/tea/").isIn("es").seesHeading("¿Té o café?")
	inFrame.inTheSameBrowser("document").visits("/tea/").isIn("en")
	inFrame.inTheSameBrowser("").visits("/tea/").isIn("es") // a script's request
}

// Whose browser keeps no cookie in a frame learns it after the first click, and is led to a tab, in their language.
func TestABrowserThatKeepsNoCookieInAFrame(t *testing.T) {
	s := shownBy(t, offering(content(t, "tea")))
	for lang, words := range map[string][]string{"en": {"Your browser does not know you here", "Open the quiz in a tab of its own"}, "es": {"Aquí tu navegador no te reconoce", "Abrir el cuestionario en su propia pestaña"}} {
		taker := s.taker().seated("iframe")
		taker.client.Jar = keepsNothing{}
		begun := taker.fetch(taker.post("/tea/start", nil))
		request := taker.request("GET", begun.header.Get("Location"))
		request.Header.Set("Accept-Language", lang)
		taker.page = taker.fetch(request)
		taker.sees(http.StatusForbidden, words[0])
		if !slices.ContainsFunc(htmlcheck.Elements(taker.page.doc, "a"), func(a *html.Node) bool { return htmlcheck.Text(a) == words[1] && opensATab(a) }) {
			t.Errorf("%s: there is no way out:\n%s", lang, taker.page.body)
		}
	}
}

// keepsNothing keeps no cookie.
type keepsNothing struct{}

func (keepsNothing) SetCookies(*url.URL, []*http.Cookie) {}
func (keepsNothing) Cookies(*url.URL) []*http.Cookie     { return nil }

// A form of the site around is refused as that of any other one: it is named for showing the quiz, not for answering it.
func TestAFormOfTheSiteAroundIsRefused(t *testing.T) {
	s := shownBy(t)
	taker := s.taker().seated("iframe").starts()
	for _, dest := range []string{"iframe", "document"} {
		foreign := taker.seated(dest).post(taker.sitting()+"/delete", nil)
		foreign.Header.Set("Origin", "https://college.example")
		foreign.Header.Set("Sec-Fetch-Site", "cross-site")
		taker.sends(foreign)
		taker.sees(http.StatusForbidden, "This form came from another site")
	}
	taker.seated("iframe").visits(taker.sitting() + "/items/1").seesHeading(string(harbour(t).Items[0].Text))
	taker.posts(taker.sitting() + "/delete").visits("/results").reads("This browser knows of no sittings")
}

// In a frame, and where a browser does not say, a link to another site opens a tab, as does one to a share link; one to a
// page of ours does not. In a tab, none does.
func TestLinksThatLeaveAFrame(t *testing.T) {
	s := shownBy(t)
	maker := s.taker().seated("iframe").takes(outAtSea)
	maker.sharesBy(maker.sitting())
	for dest, opens := range map[string]bool{"iframe": true, "": true, "document": false} {
		maker.seated("iframe")
		leaving, staying := 0, 0
		for _, path := range []string{maker.sitting() + "/result", maker.sitting() + "/share", "/harbour/careers/skipper", "/harbour/courses/knots", "/harbour/explore"} {
			page := maker.inTheSameBrowser(dest)
			page.page = page.fetch(page.request("GET", path))
			for _, a := range htmlcheck.Elements(page.page.doc, "a") {
				href, _ := htmlcheck.Attr(a, "href")
				leaves := strings.HasPrefix(href, "http")
				if opensATab(a) != (opens && leaves) {
					t.Errorf("%q: on %s, %s opens a tab: %v", dest, path, href, opensATab(a))
				}
				if leaves {
					leaving++
				} else {
					staying++
				}
			}
		}
		if leaving < 4 && dest != "document" || staying < 40 {
			t.Errorf("%q: %d links leave, %d stay", dest, leaving, staying)
		}
	}
}

// opensATab reports whether a link opens a tab that knows nothing of this one.
func opensATab(a *html.Node) bool {
	target, _ := htmlcheck.Attr(a, "target")
	rel, _ := htmlcheck.Attr(a, "rel")
	return target == "_blank" && rel == "noopener"
}

// Only a page that may be in a frame has the script that tells its height, and to the sites that are named alone.
func TestWhoIsToldHowTallAPageIs(t *testing.T) {
	taker := opens(t, at("http://localhost/below"), within("https://college.example", "http://intranet:8080")).taker()
	for dest, told := range map[string]bool{"iframe": true, "": true, "document": false} {
		taker.seated(dest).visits("/harbour/")
		n := 0
		for _, script := range htmlcheck.Elements(taker.page.doc, "script") {
			src, _ := htmlcheck.Attr(script, "src")
			origins, _ := htmlcheck.Attr(script, "data-origins")
			if strings.HasPrefix(src, "/below/static/frame.") && origins == "https://college.example http://intranet:8080" && taker.fetch(taker.request("GET", src)).status == http.StatusOK {
				n++
			}
		}
		if (n == 1) != told {
			t.Errorf("%q: %d scripts", dest, n)
		}
	}
}

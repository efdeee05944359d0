package web_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

func TestTheCookieOnHTTP(t *testing.T) {
	taker := opens(t).taker()
	begun := taker.visits("/harbour/").fetch(taker.form("Start now"))
	cookie := onlyCookie(t, begun.header)
	if cookie.Name != "careerfit" || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" || cookie.Secure {
		t.Errorf("the cookie is %v", cookie)
	}
	if cookie.MaxAge != 365*24*60*60 || cookie.Domain != "" || len(cookie.Value) < 26 {
		t.Errorf("the cookie is %v", cookie)
	}
}

func TestTheCookieOnHTTPS(t *testing.T) {
	taker := opensOnHTTPS(t).taker()
	begun := taker.visits("/harbour/").fetch(taker.form("Start now"))
	cookie := onlyCookie(t, begun.header)
	if cookie.Name != "__Host-careerfit" || !cookie.Secure || !cookie.HttpOnly || cookie.Path != "/" || cookie.Domain != "" || cookie.SameSite != http.SameSiteLaxMode {
		t.Errorf("the cookie is %v", cookie)
	}
	taker.takes(outAtSea).seesHeading("Work at sea").visits("/privacy").reads("__Host-careerfit")
	gone := onlyCookie(t, taker.visits("/results").fetch(taker.form("Forget on this device")).header)
	if gone.Name != "__Host-careerfit" || gone.Value != "" || gone.MaxAge >= 0 || !gone.Secure || gone.Path != "/" {
		t.Errorf("it is taken away with %v", gone)
	}
}

func TestTheCookieIsSetOnlyWhereThePrivacyPageSaysSo(t *testing.T) {
	s := opens(t)
	taker := s.taker()
	for _, path := range []string{"/", "/harbour/", "/harbour/explore", "/privacy", "/results", "/return", "/nowhere"} {
		if taker.visits(path).page.header.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", path)
		}
	}
	taker.returnsBy("W3 7K2M 9QXD 4TWB H3NP")
	if len(taker.cookies()) > 0 {
		t.Error("a wrong code sets a cookie")
	}
}

func TestABrowserKeepsItsToken(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	before := taker.cookies()[0].Value
	taker.starts().returnsBy(s.taker().takes(torn).page.code())
	if taker.cookies()[0].Value != before {
		t.Error("a second sitting changes the token")
	}
}

func TestACookieOfNoUseIsReplaced(t *testing.T) {
	for _, value := range []string{"", "short", strings.Repeat("x", 500)} {
		taker := opens(t).taker()
		u, _ := url.Parse(taker.site.http.URL)
		taker.client.Jar.SetCookies(u, []*http.Cookie{{Name: "careerfit", Value: value, Path: "/"}})
		taker.visits("/results").reads("This browser knows of no sittings")
		taker.takes(outAtSea).seesHeading("Work at sea")
		if got := taker.cookies(); len(got) != 1 || got[0].Value == value || len(got[0].Value) < 26 {
			t.Errorf("with the cookie %q: %v", value, got)
		}
	}
}

// A full run leaves the browser's token in its cookie and the code on the page that is there to show
// it, and neither anywhere else.
func TestSecretsStayWhereTheyBelong(t *testing.T) {
	a := &author{files: map[string]string{"harbour.yaml": string(source(t, "harbour"))}, names: []string{"harbour.yaml"}}
	s := opens(t, func(c *web.Config) { c.Drafts = a.drafts() }, keptIn(&faulty{Store: newStore(), refuse: func(call string) error {
		if call == "Delete" {
			return errors.New("input/output error")
		}
		return nil
	}}))
	taker := s.taker().takes(outAtSea)
	code := taker.page.code()
	taker.visits("/results").follows("Return code").follows("My results")
	s.taker().returnsBy(code).follows("Make a new one").presses("Make a new code")
	taker.visits(taker.page.link("Not finished")).visits("/results")
	token := taker.cookies()[0].Value
	a.taker = taker
	a.saves("harbour.yaml", "balanced_within: 0.05", "balanced_within: 0.06").visits("/results").follows("See the result").presses(takeOver)
	fresh := taker.page.code()
	taker.fetch(taker.request(http.MethodGet, "/reload/events"))
	taker.visits("/harbour/").visits("/nowhere").visits("/results").follows("Delete").presses("Delete for good").sees(http.StatusInternalServerError, "Something went wrong")
	if len(s.sent) < 30 || len(token) < 28 || len(code) != 22 || len(fresh) != 22 || fresh == code {
		t.Fatalf("%d answers, token %q, code %q: the run did not happen", len(s.sent), token, code)
	}
	hidden := []string{token, code, strings.ReplaceAll(code, " ", ""), strings.ReplaceAll(code, " ", "+"), strings.ReplaceAll(code, " ", "%20"), fresh}
	for _, secret := range hidden {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("the log has %q:\n%s", secret, s.log)
		}
	}
	if !strings.Contains(s.log.String(), "/sittings/:sitting/delete") {
		t.Errorf("nothing was logged: %q", s.log)
	}
	shown := 0
	for _, sent := range s.sent {
		head, body, _ := strings.Cut(sent, "\n")
		head = strings.ReplaceAll(head, "careerfit="+token, "") // Set-Cookie
		for _, secret := range hidden {
			if strings.Contains(head, secret) || secret != code && secret != fresh && strings.Contains(body, secret) {
				t.Errorf("%q is sent in\n%s", secret, sent)
			}
		}
		if strings.Contains(body, code) || strings.Contains(body, fresh) {
			shown++
			if !strings.Contains(body, `id="code"`) {
				t.Errorf("the code is shown in\n%s", sent)
			}
		}
	}
	if shown < 3 {
		t.Errorf("the code was shown %d times", shown)
	}
}

// Whoever is refused for coming too often is told of no secret, nor is the log: not even of those that were sent right.
func TestRefusalsTellNoSecrets(t *testing.T) {
	s := strict(t, &clock{time.Now()}, len(outAtSea)+2)
	taker := s.taker().takes(outAtSea) // with one change to go, which is the link
	code, token := taker.page.code(), taker.cookies()[0].Value
	link := taker.shares()
	secret, wrong := link[len(link)-26:], link[:len(link)-26]+strings.Repeat("7", 26)
	for range len(outAtSea) + 2 {
		s.begins()
		s.taker().visits(wrong)
		taker.posts("/return", "code", code)
	}
	sitting := taker.sitting()
	for name, refused := range map[string]func(){
		"start":  func() { taker.posts("/harbour/start", "form", "short") },
		"answer": func() { taker.posts(sitting+"/items/1", "answer", "clerk") },
		"script": func() {
			request := taker.post(sitting+"/items/1", url.Values{"answer": {"clerk"}})
			request.Header.Set("Accept", "application/json")
			taker.sends(request)
		},
		"code":   func() { taker.posts(sitting+"/code", "serial", "0") },
		"share":  func() { taker.posts(sitting+"/share", "days", "30", "next", "2") },
		"return": func() { taker.posts("/return", "code", code) },
		"guess":  func() { taker.posts("/return", "code", "W3 7K2M 9QXD 4TWB H3NP") },
		"link":   func() { taker.visits(wrong) },
	} {
		refused()
		if taker.page.status != http.StatusTooManyRequests {
			t.Fatalf("%s: %s is not refused", name, taker.page)
		}
		all := fmt.Sprint(taker.page.url, taker.page.header, string(taker.page.body), s.log)
		for _, hidden := range []string{token, code, strings.ReplaceAll(code, " ", ""), strings.ReplaceAll(code, " ", "+"), secret} {
			if strings.Contains(all, hidden) {
				t.Errorf("%s tells %q:\n%s", name, hidden, all)
			}
		}
	}
	taker.visits(link).seesHeading("Work at sea")
}

func TestLinksLeadNowhereElse(t *testing.T) {
	s := opens(t, at("http://quiz.example"))
	taker := s.taker().takes(outAtSea)
	taker.visits(taker.sitting() + "/code").reads("http://quiz.example/return")
	for _, path := range []string{taker.sitting() + "/result", taker.sitting() + "/code", "/results", "/return", "/harbour/careers/skipper"} {
		for _, n := range htmlcheck.Elements(taker.visits(path).page.doc, "") {
			src, _ := htmlcheck.Attr(n, "src")
			href, _ := htmlcheck.Attr(n, "href")
			action, _ := htmlcheck.Attr(n, "action")
			if src != "" && !strings.HasPrefix(src, "/static/") || strings.Contains(action, ":") || n.Data == "link" && !strings.HasPrefix(href, "/static/") {
				t.Errorf("%s: <%s src=%q href=%q action=%q>", path, n.Data, src, href, action)
			}
		}
	}
}

// Absolute links never come from what the request calls the host.
func TestTheHostHeaderIsNotBelieved(t *testing.T) {
	for name, change := range map[string]func(*web.Config){"without an address": func(*web.Config) {}, "with one": at("http://quiz.example")} {
		t.Run(name, func(t *testing.T) {
			taker := opens(t, change).taker().takes(outAtSea)
			request, err := http.NewRequest(http.MethodGet, taker.site.whole(taker.sitting()+"/code"), nil)
			if err != nil {
				t.Fatal(err)
			}
			request.AddCookie(taker.cookies()[0]) // the jar goes by the host
			request.Host = "evil.example"
			request.Header.Set("X-Forwarded-Host", "evil.example")
			p := taker.fetch(request)
			if p.status != http.StatusOK || strings.Contains(string(p.body), "evil.example") {
				t.Errorf("%s:\n%s", p, p.words())
			}
		})
	}
}

func onlyCookie(t *testing.T, header http.Header) *http.Cookie {
	t.Helper()
	cookies := (&http.Response{Header: header}).Cookies()
	if len(cookies) != 1 {
		t.Fatalf("%d cookies are set: %v", len(cookies), cookies)
	}
	return cookies[0]
}

// cookies are those that the browser has.
func (t *taker) cookies() []*http.Cookie {
	t.t.Helper()
	u, err := url.Parse(t.site.http.URL)
	if err != nil {
		t.t.Fatal(err)
	}
	return t.client.Jar.Cookies(u)
}

// field is what a field on the page has in it.
func (t *taker) field(name string) string {
	t.t.Helper()
	for _, input := range htmlcheck.Elements(t.page.doc, "input") {
		if n, _ := htmlcheck.Attr(input, "name"); n == name {
			return value(input)
		}
	}
	t.t.Fatalf("%s has no field %q", t.page, name)
	return ""
}

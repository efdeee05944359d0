package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// A link is told in full, as others can open it: with the address that the server was given or, without one,
// with that which the taker's own browser asked for.
func TestALinkIsToldInFull(t *testing.T) {
	here := opens(t)
	for want, s := range map[string]*site{
		here.http.URL:                        here,
		"http://quiz.example":                opens(t, at("http://quiz.example")),
		"http://health.example:8080/careers": opens(t, at("http://health.example:8080/careers/")),
		"https://quiz.example":               opensOnHTTPS(t),
	} {
		taker := s.taker().takes(outAtSea)
		taker.shares()
		link := taker.links()[0]
		if !strings.HasPrefix(link, want+"/share/") {
			t.Errorf("the link is %s, want it at %s", link, want)
		}
		taker.drawsQR(link)
	}
}

// drawsQR expects one QR code on the page, which says the link.
func (t *taker) drawsQR(link string) {
	t.t.Helper()
	var drawn []string
	for _, svg := range htmlcheck.Elements(t.page.doc, "svg") {
		if label, _ := htmlcheck.Attr(svg, "aria-label"); label == "QR code of the link" {
			path, _ := htmlcheck.Attr(htmlcheck.Elements(svg, "path")[0], "d")
			drawn = append(drawn, path)
		}
	}
	if len(drawn) != 1 || drawn[0] != web.QRPath(link) {
		t.t.Errorf("%s draws %d QR codes, or not that of %s", t.page, len(drawn), link)
	}
}

// What proxies say of the host is not believed, and what the browser says is shown to it alone.
func TestALinkDoesNotBelieveForwardedHosts(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	taker.shares()
	request := taker.request(http.MethodGet, taker.sitting()+"/share")
	request.Header.Set("X-Forwarded-Host", "evil.example")
	request.Header.Set("X-Forwarded-Proto", "https")
	if p := taker.fetch(request); p.status != http.StatusOK || strings.Contains(string(p.body), "evil.example") || strings.Contains(string(p.body), "https://127") {
		t.Errorf("%s:\n%s", p, p.words())
	}
}

// The secret of a link stands on the pages that are there to show it, and nowhere else: not in a title, a
// log, the store or a header but the one that leads there.
func TestTheSecretOfALinkStaysWhereItBelongs(t *testing.T) {
	var broken bool
	s := opens(t, keptIn(&faulty{Store: newStore(), refuse: func(call string) error {
		if broken && call == "Session" {
			return store.ErrDamaged
		}
		return nil
	}}))
	taker := s.taker().takes(outAtSea)
	sitting, link := taker.sitting(), taker.shares()
	token := link[strings.LastIndex(link, "/")+1:]
	if len(token) != 26 {
		t.Fatalf("the token is %q", token)
	}
	taker.visits(sitting + "/summary?link=1").reads(token)
	shown := len(s.sent)
	s.taker().visits(link).seesHeading("Work at sea")
	for _, path := range []string{"/results", sitting + "/result", sitting + "/summary", sitting + "/code"} {
		taker.visits(path).doesNotRead(token)
	}
	for _, sent := range s.sent[shown:] {
		address, rest, _ := strings.Cut(sent, " ")
		if strings.Contains(rest, token) {
			t.Errorf("the token is sent at %s:\n%s", address, rest)
		}
	}
	for _, share := range s.kept(sitting).Shares {
		if strings.Contains(string(share.Hash[:]), token) {
			t.Error("the token is kept")
		}
	}
	broken = true
	s.taker().visits(link).sees(http.StatusInternalServerError, "Something went wrong")
	if log := s.log.String(); !strings.Contains(log, "/share/:sitting/:token") || strings.Contains(log, token) {
		t.Errorf("the log is %s", log)
	}
}

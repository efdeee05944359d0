package web_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

const (
	askBefore = "What have you worked with?"
	askAfter  = "Which tools do you know?"
	slip      = "balanced_witin: 0.05"
	noSlip    = "balanced_within: 0.05"
)

func TestAnEditIsOnThePageAtOnce(t *testing.T) {
	a := editsHarbour(t)
	a.visits("/harbour/how-it-works").reads(askBefore)
	a.isTold("harbour.yaml: no problems")
	a.saves("harbour.yaml", askBefore, askAfter)
	a.visits("/harbour/how-it-works").reads(askAfter).doesNotRead(askBefore)
	a.visits("/").isAt("/harbour/")
	a.quiz = a.drafts()[0].Quiz
	a.takes(outAtSea).seesHeading("Work at sea") // the new text, all the way
}

func TestAFileThatIsBrokenKeepsItsLastGoodText(t *testing.T) {
	a := editsHarbour(t)
	a.saves("harbour.yaml", askBefore, askAfter)
	a.saves("harbour.yaml", askAfter, askBefore, noSlip, slip)
	a.visits("/harbour/how-it-works").reads(askAfter).doesNotRead(askBefore)
	a.isTold("Until they are mended, you see the questionnaire as it was without them.",
		"harbour.yaml: 1 error", `error: unknown key "balanced_witin" [unknown-key]`, `did you mean "balanced_within"?`).isNotTold("no problems")
	a.saves("harbour.yaml", slip, noSlip)
	a.visits("/harbour/how-it-works").reads(askBefore)
	a.isTold("harbour.yaml: no problems").isNotTold("error")
}

func TestAFileThatIsBrokenFromTheStart(t *testing.T) {
	a := edits(t, "harbour.yaml", strings.Replace(string(source(t, "harbour")), noSlip, slip, 1))
	const heading = "This questionnaire cannot be shown yet"
	for _, path := range []string{"/", "/harbour", "/harbour/", "/harbour/paths/sea"} {
		a.visits(path).sees(http.StatusNotFound, heading)
		a.isTold("Its pages are here as soon as the errors are mended", "harbour.yaml: 1 error")
	}
	a.posts("/harbour/start").sees(http.StatusNotFound, heading)
	a.visits("/results").doesNotRead("Take the quiz")
	a.visits("/elsewhere/").sees(http.StatusNotFound, "Page not found")
	a.saves("harbour.yaml", slip, noSlip)
	a.visits("/").seesHeading("Where in the harbour?")
	a.takes(outAtSea).seesHeading("Work at sea")
}

func TestAFileThatCannotBeReadAtAll(t *testing.T) {
	a := edits(t, "harbour.yaml", "format: [")
	a.visits("/").sees(http.StatusNotFound, "This questionnaire cannot be shown yet")
	a.isTold("harbour.yaml: 1 error")
	a.files["harbour.yaml"] = string(source(t, "harbour"))
	a.saves("harbour.yaml").visits("/").seesHeading("Where in the harbour?")
}

// The id is the address. An old address leads to the new one; what was taken under it stays to be read.
func TestAnEditOfTheID(t *testing.T) {
	a := editsHarbour(t)
	digest := a.drafts()[0].Quiz.Digest
	a.takes(outAtSea)
	sitting := a.sitting()
	a.saves("harbour.yaml", "id: harbour\n", "id: port\n").saves("harbour.yaml", "id: port\n", "id: quay\n")
	for from, to := range map[string]string{
		"/": "/quay/", "/harbour": "/quay/", "/harbour/": "/quay/", "/port/": "/quay/", "/harbour/careers/skipper": "/quay/careers/skipper", "/port/how-it-works": "/quay/how-it-works",
	} {
		a.visits(from).isAt(to)
	}
	a.posts("/harbour/start").isAt("/quay/").seesHeading("Where in the harbour?")
	a.visits("/harbour/at/" + digest.String() + "/paths/sea").isAt("/harbour/at/" + digest.String() + "/paths/sea")
	a.visits(sitting + "/result").seesHeading("Work at sea")
	a.isTold("harbour.yaml: no problems", "This sitting stays with the questionnaire that it was begun with.")
	a.visits("/elsewhere/").sees(http.StatusNotFound, "Page not found")
	a.saves("harbour.yaml", "id: quay\n", "id: harbour\n").visits("/quay/").isAt("/harbour/")
}

func TestTwoFilesWithOneID(t *testing.T) {
	a := edits(t, "harbour.yaml", string(source(t, "harbour")), "bare.yaml", string(source(t, "bare")))
	a.visits("/").reads("Where in the harbour?", "Tee oder Kaffee?")
	a.isTold("harbour.yaml: no problems", "bare.yaml: no problems")
	a.visits("/bare/")
	a.isTold("bare.yaml").isNotTold("harbour.yaml")
	a.saves("bare.yaml", "id: bare\n", "id: harbour\n", "Tee oder Kaffee?", "Tee oder Milch?")
	a.visits("/bare/").seesHeading("Tee oder Kaffee?")
	a.isTold(`the questionnaire of harbour.yaml has the id "harbour", too [same-id]`, "it is the address of its pages")
	a.visits("/harbour/").seesHeading("Where in the harbour?")
	a.saves("harbour.yaml", "id: harbour\n", "id: port\n") // now the id is free
	a.visits("/harbour/").seesHeading("Tee oder Milch?")
	a.visits("/bare/").isAt("/harbour/")
	a.isTold("bare.yaml: no problems")
	a.visits("/port/").seesHeading("Where in the harbour?")
}

func TestWhatCannotBeKeptIsNotOffered(t *testing.T) {
	full := false
	a := &author{files: map[string]string{"harbour.yaml": string(source(t, "harbour"))}, names: []string{"harbour.yaml"}}
	refusing := &putRefuser{Store: newStore(), full: &full}
	s := opens(t, keptIn(refusing), func(c *web.Config) { c.Drafts = a.drafts() })
	a.taker = s.taker()
	full = true
	a.files["harbour.yaml"] = strings.ReplaceAll(a.files["harbour.yaml"], askBefore, askAfter)
	if err := s.server.Replace(a.drafts()); !errors.Is(err, store.ErrFull) {
		t.Errorf("got %v", err)
	}
	a.visits("/harbour/how-it-works").reads(askBefore)
	full = false
	a.saves("harbour.yaml").visits("/harbour/how-it-works").reads(askAfter)
}

// putRefuser is a store without room for questionnaires, while that is so.
type putRefuser struct {
	store.Store
	full *bool
}

func (p *putRefuser) PutQuestionnaire(ctx context.Context, canonical []byte) (quiz.Digest, error) {
	if *p.full {
		return quiz.Digest{}, store.ErrFull
	}
	return p.Store.PutQuestionnaire(ctx, canonical)
}

// A server for takers has nothing of all this.
func TestAServerForTakersHasNothingForAuthors(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting := taker.sitting()
	for _, path := range []string{"/harbour/", sitting + "/result", "/nowhere"} {
		body := string(taker.visits(path).page.body)
		for _, words := range []string{"<aside", "reload", "For the author"} {
			if strings.Contains(body, words) {
				t.Errorf("%s has %q", path, words)
			}
		}
	}
	taker.visits("/reload/events?seen=x").sees(http.StatusNotFound, "Page not found")
	taker.posts(sitting+"/take-over", "from", "result").sees(http.StatusNotFound, "Page not found")
	style := editsHarbour(t)
	style.visits("/harbour/")
	for _, tag := range []string{"link", "script"} {
		for _, n := range htmlcheck.Elements(style.page.doc, tag) {
			href, _ := htmlcheck.Attr(n, "href")
			src, _ := htmlcheck.Attr(n, "src")
			if strings.Contains(href+src, "reload") {
				if p := taker.fetch(taker.request("GET", href+src)); p.status != http.StatusNotFound {
					t.Errorf("%s: %s", href+src, p)
				}
			}
		}
	}
	if err := s.server.Replace(style.drafts()); err == nil {
		t.Error("its questionnaires can be replaced")
	}
}

// Edits and requests do not wait for each other, and every page is of one version (see -race).
func TestEditsBesideRequests(t *testing.T) {
	a := editsHarbour(t)
	texts := []string{askBefore, askAfter}
	var all sync.WaitGroup
	for range 4 {
		tab := a.tab()
		all.Go(func() {
			for range 30 {
				p := tab.fetch(tab.request(http.MethodGet, "/harbour/how-it-works"))
				if body := string(p.body); p.status != http.StatusOK || strings.Contains(body, askBefore) == strings.Contains(body, askAfter) {
					t.Errorf("%s is of no version, or of two", p)
				}
			}
		})
	}
	for i := range 40 {
		a.saves("harbour.yaml", texts[i%2], texts[(i+1)%2])
	}
	all.Wait()
}

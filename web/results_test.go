package web_test

import (
	"crypto/sha256"
	"errors"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// listed are the headings under "My results": each what came of the sitting, and when.
func (t *taker) listed() (headings []string) {
	t.t.Helper()
	t.visits("/results")
	for _, h := range htmlcheck.Elements(t.page.doc, "h2") {
		if class, _ := htmlcheck.Attr(h.Parent, "class"); class == "card" {
			headings = append(headings, htmlcheck.Text(h))
		}
	}
	return headings
}

func TestTheListSaysWhatCameOfEachSitting(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	taker.takes(torn)
	taker.takes(hasty)
	headings, today := taker.listed(), " of 3 that day)"
	for i, want := range []string{"No clear result", "Balanced between work at sea and office work", "Work at sea"} {
		if len(headings) != 3 || !strings.HasPrefix(headings[i], want+" ") || !strings.HasSuffix(headings[i], "("+string(rune('3'-i))+today) {
			t.Errorf("listed: %q", headings)
		}
	}
	taker.reads("Fit 100.0%, 100.0 points ahead of yard work.", "Fit 78.5%, level with office work.")
	bars := 0
	for _, svg := range htmlcheck.Elements(taker.page.doc, "svg") {
		width, _ := htmlcheck.Attr(htmlcheck.Elements(svg, "rect")[1], "width")
		if want := []string{"786", "1000"}[bars]; width != want {
			t.Errorf("bar %d is %s wide, want %s", bars, width, want)
		}
		bars++
	}
	if bars != 2 {
		t.Errorf("%d bars for two results and one that is none", bars)
	}
}

func TestALeadThatIsNoClearOneIsToldAsSmall(t *testing.T) {
	q := harbour(t, "balanced_within: 0.05", "balanced_within: 0.5")
	taker := opens(t, offering(q)).taker().takes(logKeeper)
	taker.visits("/results").reads("Balanced between work at sea and office work", ", only 28.5 points ahead of office work.")
}

// All is answered and the result not asked for: that is not "9 of 9 questions, not finished".
func TestASittingThatOnlyWaitsForItsResult(t *testing.T) {
	taker := opens(t).taker().starts().fills(outAtSea)
	sitting := taker.sitting()
	taker.visits("/results").doesNotRead("Not finished", "9 of 9").reads("All questions answered; the result not looked at yet").
		follows("All questions answered").isAt(sitting + "/review")
	taker.visits(sitting + "/delete").reads("All questions answered; the result not looked at yet")
}

func TestTheListInSpanish(t *testing.T) {
	taker := opens(t, offering(harbour(t, "language: en", "language: es"))).taker()
	q := taker.quiz
	finished := taker.holds(q, drawnMarks(t, q, rand.New(rand.NewPCG(5, 6))))
	half := q.NewSession(store.NewID(), sha256.Sum256([]byte("half")), finished.Owners[0], finished.Started)
	if err := taker.site.store.Create(t.Context(), half); err != nil {
		t.Fatal(err)
	}
	taker.visits("/results").seesHeading("Mis resultados").
		reads("Sin terminar: 0 de 9 preguntas", "puntos de ventaja sobre", "Descargar todos tus datos", "¿Compartes este equipo?", "Repetir el cuestionario").
		doesNotRead("Not", "sitting", "Delete", "points")
	taker.follows("Borrar todas tus sesiones").seesHeading("¿Borrar todas tus sesiones?").reads("Este navegador conoce 2 sesiones:").
		presses("Borrar todo para siempre").reads("Las sesiones se han borrado para siempre.", "Este navegador no conoce ninguna sesión.")
}

func TestDeletingAllAtOnceIsForGood(t *testing.T) {
	s := opens(t)
	phone := s.taker().takes(outAtSea)
	first, code := phone.sitting(), phone.page.code()
	link := phone.shares()
	half := phone.starts().fills(outAtSea[:2]).sitting()
	desk := s.taker().returnsBy(code)
	others := s.taker().takes(torn)
	phone.visits("/results").follows("Delete all of your sittings").seesHeading("Delete all of your sittings?").
		reads("This browser knows 2 sittings:", "Not finished: 2 of 9 questions", "Work at sea", "Download your data").
		follows("Keep them").isAt("/results").reads("Work at sea")
	s.taker().visits(link).reads("Work at sea")

	phone.follows("Delete all of your sittings")
	again := phone.form("Delete all for good")
	phone.presses("Delete all for good").isAt("/results").reads("The sittings are deleted for good.", "This browser knows of no sittings")
	desk.visits("/results").reads("This browser knows of no sittings")
	for _, sitting := range []string{first, half} {
		phone.visits(sitting+"/result").sees(http.StatusNotFound, "This sitting is not here")
		phone.visits(sitting+"/export.json").sees(http.StatusNotFound, "This sitting is not here")
		if _, err := s.store.Session(t.Context(), id(sitting)); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the store still has %s: %v", sitting, err)
		}
	}
	s.taker().returnsBy(code).sees(http.StatusUnprocessableEntity, "Come back with your code")
	if p := s.taker().visits(link).page; p.status == http.StatusOK || strings.Contains(p.words(), "Work at sea") {
		t.Errorf("the link that was shared shows %s", p)
	}
	phone.sends(again) // pressed twice
	phone.isAt("/results").reads("The sittings are deleted for good.")
	others.visits("/results").reads("Balanced between work at sea and office work")
}

// What was begun in another tab after the list was shown was not meant, and neither is what others hold.
func TestDeletingAllDeletesWhatWasListed(t *testing.T) {
	s := opens(t)
	theirs := s.taker().takes(torn).sitting()
	taker := s.taker().takes(outAtSea)
	form := taker.visits("/results/delete").form("Delete all for good")
	later := taker.tab().takes(logKeeper).sitting()
	taker.sends(form)
	taker.visits("/results").reads("Work at sea")
	s.kept(later)
	taker.posts("/results/delete", "sitting", id(theirs), "sitting", "nonsense")
	s.kept(theirs)
	s.kept(later)
	s.taker().visits("/results/delete").reads("This browser knows of no sittings.").posts("/results/delete").isAt("/results")
}

func TestWhatCouldNotBeDeletedIsStillListed(t *testing.T) {
	st := &faulty{Store: newStore()}
	taker := opens(t, keptIn(st)).taker().takes(outAtSea)
	taker.visits("/results/delete")
	st.refuse = func(call string) error {
		if call == "Delete" {
			return store.ErrFull
		}
		return nil
	}
	taker.presses("Delete all for good").sees(http.StatusServiceUnavailable, "That could not be saved")
	taker.visits("/results").reads("Work at sea")
}

// Each sitting's links have a name of their own, also for those who hear them read out of the list.
func TestNoTwoLinksOfTheListHaveOneName(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	taker.takes(outAtSea)
	taker.starts().fills(outAtSea[:2])
	taker.visits("/results")
	to := map[string]string{}
	for _, a := range htmlcheck.Elements(taker.page.doc, "a") {
		name := htmlcheck.Text(a)
		href, _ := htmlcheck.Attr(a, "href")
		if other, ok := to[name]; ok && other != href {
			t.Errorf("%q leads to %s and to %s", name, other, href)
		}
		to[name] = href
	}
	for _, path := range to {
		if strings.HasPrefix(path, "/sittings/") && !strings.HasSuffix(path, ".json") {
			if p := taker.tab().visits(path).page; p.status != http.StatusOK {
				t.Errorf("the list leads to %s", p)
			}
		}
	}
}

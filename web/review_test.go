package web_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// Too few answers for a result: the review counts what is missing, and leads to the first question without one.
func TestTheReviewSaysWhatAResultNeeds(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor").says("tools", "Skip")
	review := taker.sitting() + "/review"
	taker.visits(review).reads("A result needs 4 more answers. The first question without one is question 2.")
	taker.follows("question 2").isAsked("tools").answers("tools", "rope").seesHeading("Check your answers").reads("A result needs 3 more answers.")
	taker.follows("question 3").isAsked("morning").answers("morning", "late").isAsked("waves") // not reached before: the taker goes on
	taker.visits(review).reads("A result needs 2 more answers. The first question without one is question 4.")
	taker.follows("question 4").answers("waves", "agree").visits(review).reads("A result needs 1 more answer. The first")
	taker.follows("question 5").answers("storms", "agree").visits(review).doesNotRead("A result needs")
}

func TestTheReviewInSpanishSaysWhatAResultNeeds(t *testing.T) {
	taker := opens(t, offering(content(t, "tea"))).taker().visits("/tea/?language=es").presses("Empezar ahora")
	taker.visits(taker.sitting() + "/review").reads("Para un resultado hace falta 1 respuesta más. La primera pregunta sin respuesta es la pregunta 1.")
}

// A change leads back to its row, where it is said that the answer is saved; going back without one leads there, too.
func TestAChangeComesBackToItsRow(t *testing.T) {
	taker := opens(t).taker().starts().fills(outAtSea)
	taker.follows("Change question 2").isAsked("tools")
	back := taker.page.link("Back")
	if want := taker.sitting() + "/review#item-2"; back != want {
		t.Errorf("back leads to %q, want %q", back, want)
	}
	change := taker.ticks("ledger").form("Continue")
	to := taker.fetch(change).header.Get("Location")
	if want := taker.sitting() + "/review#saved-2"; to != want {
		t.Errorf("a change leads to %q, want %q", to, want)
	}
	taker.visits(back).sees(http.StatusOK, "Check your answers")
	row := taker.page.byID("item-2")
	if row == nil || !strings.Contains(htmlcheck.Text(row), "What have you worked with?") {
		t.Fatalf("%s has no row of the item", taker.page)
	}
	said := taker.page.byID("saved-2")
	if said == nil || said.Parent != row || htmlcheck.Text(said) != "Your answer is saved." {
		t.Errorf("%s does not say in the row that the answer is saved", taker.page)
	}
}

// byID is the element of that id; nil where there is none.
func (p *page) byID(id string) *html.Node {
	for n := range p.doc.Descendants() {
		if got, _ := htmlcheck.Attr(n, "id"); n.Type == html.ElementNode && got == id {
			return n
		}
	}
	return nil
}

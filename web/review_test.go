package web_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// Too few answers for a result: the review counts what is missing, and leads where the button does. Where every
// question was reached, it leads to the first without an answer.
func TestTheReviewSaysWhatAResultNeeds(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor").says("tools", "Skip")
	review := taker.sitting() + "/review"
	taker.visits(review).reads("A result needs at least 4 more answers. The next open question is question 3.")
	if link, button := taker.page.link("question 3"), taker.page.link("Continue with the next open question"); link == "" || link != button {
		t.Errorf("the sentence leads to %q, the button to %q", link, button)
	}
	taker.follows("question 3").isAsked("morning").answers("morning", "late").isAsked("waves")
	taker.visits(review).reads("A result needs at least 3 more answers. The next open question is question 4.")
	taker.visits(taker.sitting() + "/items/4")
	for range 6 {
		taker.presses("Skip")
	}
	taker.seesHeading("Check your answers").reads("A result needs at least 3 more answers. The first question without an answer is question 2.")
	taker.follows("question 2").answers("tools", "rope").seesHeading("Check your answers").reads("A result needs at least 2 more answers. The first question without an answer is question 4.")
	taker.follows("question 4").answers("waves", "agree").reads("A result needs at least 1 more answer.")
	taker.follows("question 5").answers("storms", "agree").doesNotRead("A result needs")
}

// Answers that are all alike are no result either, however many they are; the review says so before.
func TestTheReviewSaysThatAnswersAreAllAlike(t *testing.T) {
	const alike = "You answered every statement the same way. That tells too little to make a result of it."
	taker := opens(t).taker().starts().fills(tired)
	taker.visits(taker.sitting() + "/review").reads(alike).doesNotRead("A result needs")
	taker.visits(taker.sitting()+"/items/5").answers("storms", "disagree")
	taker.visits(taker.sitting() + "/review").doesNotRead(alike)
}

func TestTheReviewInSpanishSaysWhatAResultNeeds(t *testing.T) {
	taker := opens(t, offering(content(t, "tea"))).taker().visits("/tea/?language=es").presses("Empezar ahora")
	taker.visits(taker.sitting() + "/review").reads("Para un resultado hace falta al menos 1 respuesta más. La siguiente pregunta pendiente es la pregunta 1.")
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
	if want := taker.sitting() + "/review?saved=2#saved-2"; to != want {
		t.Errorf("a change leads to %q, want %q", to, want)
	}
	taker.visits(back).sees(http.StatusOK, "Check your answers").doesNotRead("saved")
	taker.visits(to).sees(http.StatusOK, "Check your answers")
	row := taker.page.byID("item-2")
	if row == nil || !strings.Contains(htmlcheck.Text(row), "What have you worked with?") {
		t.Fatalf("%s has no row of the item", taker.page)
	}
	said := taker.page.byID("saved-2")
	if said == nil || said.Parent != row || htmlcheck.Text(said) != "Your answer is saved." {
		t.Errorf("%s does not say in the row that the answer is saved", taker.page)
	}
	if n := strings.Count(taker.page.words(), "saved"); n != 1 {
		t.Errorf("%d rows say that an answer is saved", n)
	}
}

// Nothing is said to be saved of a question that was not reached, whatever the address says.
func TestOnlyWhatWasReachedIsSaved(t *testing.T) {
	taker := opens(t).taker().starts().answers("background", "sailor")
	taker.visits(taker.sitting() + "/review?saved=2").doesNotRead("saved")
	taker.visits(taker.sitting() + "/review?saved=1").reads("Your answer is saved.")
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

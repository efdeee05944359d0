package web_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

func TestTheFirstCareerIsNamedBesideTheVerdict(t *testing.T) {
	opens(t).taker().takes(outAtSea).reads("The career that fits you best: Skipper.")
	opens(t).taker().takes(logKeeper).reads("The career that fits you best: Log keeper.")
	twins := harbour(t, "name: Fisher\n    summary: Brings in the catch.", "name: Mate\n    summary: Leads a watch.", "weights: {water: 1, metal: 1}", "weights: {water: 1, paper: -1}")
	opens(t, offering(twins)).taker().takes(outAtSea).reads("The careers that fit you best: Skipper, Mate.")
}

// Each career of the path says which answers spoke for it.
func TestACareerSaysWhyItFits(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	for _, card := range htmlcheck.Elements(taker.page.doc, "li") {
		if class, _ := htmlcheck.Attr(card, "class"); !strings.HasPrefix(class, "card career") {
			continue
		}
		words := htmlcheck.Text(card)
		if !strings.Contains(words, "Why it fits, and more (") || !strings.Contains(words, "What are you now? You said: A sailor.") {
			t.Errorf("the card does not say why: %s", words)
		}
	}
	taker.reads("Best fit Skipper 100%, number 1 of 6 overall", "Why it fits, and more (Skipper): “A sailor”", "Why it fits, and more (Fisher): “I like to be out on the water.” – Agree")
}

// An answer that says nothing of an outcome differs from the mean of its item all the same. That is in
// the table, but nobody should read it as held against them.
func TestWhatHardlyMovesIsNoReason(t *testing.T) {
	quiet := harbour(t, "        text: What are you now?\n", "        text: What are you now?\n        weight: 0.05\n")
	taker := opens(t, offering(quiet)).taker().starts()
	taker.answers("background", "clerk").fills(outAtSea[1:]).presses("See my result").seesHeading("Work at sea")
	taker.reads("1. What are you now?A clerk−0.3").doesNotRead("What are you now? You said: A clerk.")
}

func TestWhatWasDoneIsSaid(t *testing.T) {
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	taker.visits(taker.sitting() + "/code").presses("Make a new code").reads("This is your new code. The old one no longer works.")
	code := taker.page.code()
	taker.visits("/results").presses("Forget on this device").reads("This browser has forgotten your sittings.")
	taker.returnsBy(code)
	taker.visits(taker.sitting() + "/delete").presses("Delete for good").reads("The sitting is deleted for good.")
	taker.visits("/results?done=nonsense").doesNotRead("nonsense", "deleted for good", "forgotten your sittings")
}

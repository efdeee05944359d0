package web_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

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

// Of a career that fits weakly the card does not say why it fits.
func TestAWeakCareerIsNotSaidToFit(t *testing.T) {
	weak := 0
	taker := opens(t, offering(harbour(t, "{best: 0.8, great: 0.6, good: 0.4}", "{best: 0.99, great: 0.99, good: 0.99}"))).taker().takes(outAtSea)
	for _, card := range htmlcheck.Elements(taker.page.doc, "li") {
		if class, _ := htmlcheck.Attr(card, "class"); class == "card career band-none" {
			weak++
			if words := htmlcheck.Text(card); strings.Contains(words, "Why it fits") || !strings.Contains(words, "What speaks for it, and more (") {
				t.Errorf("the card says: %s", words)
			}
		}
	}
	if weak == 0 {
		t.Error("no career fits weakly")
	}
}

// Careers stand in bands, the best first, each once; a tie is never split, wherever the cuts are.
func TestCareersStandInBands(t *testing.T) {
	for _, c := range []struct {
		cuts string
		want []string
	}{
		{"{best: 0.8, great: 0.6, good: 0.4}", []string{"Best fit", "Skipper", "Mate", "Weaker fit", "Cook"}},
		{"{best: 1, great: 0.999, good: 0.1}", []string{"Best fit", "Skipper", "Mate", "Good fit", "Cook"}},
		{"{best: 0.1, great: 0.1, good: 0.1}", []string{"Best fit", "Skipper", "Mate", "Cook"}},
	} {
		q := harbour(t, "{best: 0.8, great: 0.6, good: 0.4}", c.cuts,
			"name: Fisher\n    summary: Brings in the catch.", "name: Mate\n    summary: Leads a watch.", "weights: {water: 1, metal: 1}", "weights: {water: 1, paper: -1}",
			"path: yard, name: Crane driver, summary: Lifts what is heavy., weights: {metal: 1, water: -0.5}", "path: sea, name: Cook, summary: Feeds the crew., weights: {metal: 1, water: 0.3}")
		taker := opens(t, offering(q)).taker().takes(outAtSea)
		var got []string
		for _, n := range htmlcheck.Elements(taker.page.part("careers"), "") {
			if n.Data == "h3" || n.Data == "h4" {
				got = append(got, htmlcheck.Text(n))
			}
		}
		same(t, "bands and careers", got, c.want)
		for _, summary := range htmlcheck.Elements(taker.page.part("careers"), "summary") {
			if len(htmlcheck.Elements(summary, "h3")) > 0 { // some screen readers drop it there
				t.Errorf("a heading is within %q", htmlcheck.Text(summary))
			}
		}
		if folds := strings.Contains(taker.page.words(), "1 career: weaker fit"); folds != slices.Contains(c.want, "Weaker fit") {
			t.Errorf("weaker fits are folded: %v, of %v", folds, c.want)
		}
	}
}

// The words beside a picture say what it shows: every bar has a sentence before it, and is left out for
// those who listen.
func TestEveryPictureOfPayHasItsWords(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	result, seen := taker.page.url.Path, 0
	for _, page := range []string{result, "/harbour/explore", "/harbour/paths/sea", "/harbour/careers/welder", "/harbour/compare?a=skipper&b=welder"} {
		taker.visits(page)
		for _, svg := range htmlcheck.Elements(taker.page.doc, "svg") {
			class, _ := htmlcheck.Attr(svg, "class")
			if !strings.HasPrefix(class, "pay-bar") || svg.Parent.Data != "div" {
				continue
			}
			seen++
			words := previousElement(svg)
			if hidden, _ := htmlcheck.Attr(svg, "aria-hidden"); hidden != "true" || words == nil || !strings.ContainsAny(htmlcheck.Text(words), "$€") {
				t.Errorf("%s has a picture without its words", taker.page)
			}
		}
	}
	if seen < 15 {
		t.Errorf("only %d pictures were seen", seen)
	}
}

// previousElement is the element before another one.
func previousElement(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; n = n.PrevSibling {
	}
	return n
}

// Where pay comes from is said once above the cards while each kind has one source, and else on each.
func TestTheSourceOfPayIsSaidWhereItIsNeeded(t *testing.T) {
	once := opens(t).taker().takes(outAtSea)
	before, _, _ := strings.Cut(htmlcheck.Text(once.page.part("careers")), "Best fit")
	equals(t, "above the cards", before, "Pay, as reported: The Harbour Gazette, undated. Official wage, nearest occupation: Bureau of Ships, May 2025. ")
	two := harbour(t, "{low: \"20000\", high: \"30000\", currency: EUR, source: gazette}", "{low: \"20000\", high: \"30000\", currency: EUR, source: office}")
	taker := opens(t, offering(two)).taker().takes(outAtSea)
	if words := htmlcheck.Text(taker.page.part("careers")); strings.HasPrefix(words, "Pay, as reported") || !strings.Contains(words, "€30,000 Pay, as reported: Bureau of Ships, May 2025.") {
		t.Errorf("two sources are told as one: %s", words)
	}
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

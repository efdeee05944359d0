package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// The parts of a clear result come in this order: what it is, why, how sure, and what now.
func TestTheOrderOfAClearResult(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea).seesHeading("Work at sea")
	same(t, "headings", texts(htmlcheck.Elements(taker.page.doc, "h2")), []string{
		"Why", "How sure this is", "What would change it", "With another background",
		"Careers on this path", "Courses", "Next steps", "Find out more", "Come back to it",
	})
	words, last := taker.page.words(), 0
	for _, next := range []string{"You take ships out", "A clear result", "The first path is ahead", "Your answers lean to one path.", "The sea begins where the pier ends.", "These answers spoke for it most", "Sources"} {
		at := strings.Index(words, next)
		if at < last {
			t.Errorf("%q stands at %d, behind %d is wanted", next, at, last)
		}
		last = at
	}
}

// The links on top of a result lead to its parts, and to nothing that is not there.
func TestAResultHasLinksToItsParts(t *testing.T) {
	for _, answers := range []sheet{outAtSea, torn} {
		taker := opens(t).taker().takes(answers)
		links := htmlcheck.Elements(taker.page.part("toc"), "a")
		if len(links) != 6 {
			t.Errorf("%s has %d links to its parts, want 6", taker.page, len(links))
		}
		for _, a := range links {
			href, _ := htmlcheck.Attr(a, "href")
			if !slices.ContainsFunc(htmlcheck.Elements(taker.page.doc, ""), func(n *html.Node) bool { id, _ := htmlcheck.Attr(n, "id"); return "#"+id == href }) {
				t.Errorf("%s has no part %s", taker.page, href)
			}
		}
	}
	opens(t, offering(content(t, "bare"))).taker().takes(sheet{"large", "evening"}).doesNotFollow("Careers", "Courses")
}

// doesNotFollow expects no links with these words.
func (t *taker) doesNotFollow(words ...string) {
	t.t.Helper()
	for _, w := range words {
		if t.page.link(w) != "" {
			t.t.Errorf("%s has a link %q", t.page, w)
		}
	}
}

// A balanced result is about all of its paths, says what would tip it, and what one could try.
func TestABalancedResultHasAPageOfItsOwn(t *testing.T) {
	taker := opens(t).taker().takes(torn).seesHeading("Balanced between work at sea and office work")
	same(t, "paths side by side", texts(htmlcheck.Elements(taker.page.part("sides"), "h2")), []string{"Work at sea", "Office work"})
	taker.reads("What would tip it", "It is no correction", "What you could try", "Talk to one person in each of these roles.",
		"Careers on the path work at sea", "Careers on the path office work", "Next steps: work at sea")
	taker.looksLikeNoFailure()
	taker.follows("3. What is a good morning?").answersAgain("early").seesHeading("Work at sea")
}

// With a lead that is small, the page says how small, and what would turn it.
func TestABalancedLeadSaysHowCloseItIs(t *testing.T) {
	wide := harbour(t, "balanced_within: 0.05", "balanced_within: 0.3")
	opens(t, offering(wide)).taker().takes(logKeeper).reads("How close it is", "Work at sea stays first even if some questions counted more than they do and others less, each by less than", "This one answer would be enough").
		doesNotRead("You gave no answer here.")
}

// Without a clear result the page says what is missing, with a link to each question that would mend it.
func TestWithoutAClearResultOneSeesWhatIsMissing(t *testing.T) {
	taker := opens(t).taker().takes(hasty).seesHeading("No clear result").reads("Questions without an answer", "What you could try")
	taker.looksLikeNoFailure()
	if links := htmlcheck.Elements(taker.page.part("unsaid"), "a"); len(links) != 7 {
		t.Errorf("%d questions are listed, want 7", len(links))
	}
	taker.follows("4. I like to be out on the water.").answersAgain("agree").seesHeading("No clear result")
	taker.follows("5. Storms frighten me.").answersAgain("disagree").seesHeading("No clear result")
	taker.follows("6. I like to see how an engine works.").answersAgain("disagree").seesHeading("Work at sea")

	taker.takes(tired).seesHeading("No clear result").reads("Some are meant the other way round", "The statements").doesNotRead("Questions without an answer")
	taker.looksLikeNoFailure()
	if links := htmlcheck.Elements(taker.page.part("unsaid"), "a"); len(links) != 6 {
		t.Errorf("%d statements are listed, want 6", len(links))
	}
	taker.follows("5. Storms frighten me.").answersAgain("disagree").sees(http.StatusOK, taker.page.heading())
	if taker.page.heading() == "No clear result" {
		t.Error("another answer to one of them leaves the result as it was")
	}
}

// looksLikeNoFailure expects nothing that pages of errors have.
func (t *taker) looksLikeNoFailure() {
	t.t.Helper()
	for _, n := range htmlcheck.Elements(t.page.doc, "") {
		class, _ := htmlcheck.Attr(n, "class")
		if role, _ := htmlcheck.Attr(n, "role"); role == "alert" || slices.ContainsFunc(strings.Fields(class), func(c string) bool { return strings.HasPrefix(c, "error") || c == "danger" }) {
			t.t.Errorf("%s has <%s class=%q>", t.page, n.Data, class)
		}
	}
	t.doesNotRead("Error", "Warning", "problem", "invalid", "⚠")
}

// The page of how it works explains what results say of themselves, with this questionnaire's numbers.
func TestHowItWorksExplainsHowSureAResultIs(t *testing.T) {
	opens(t).taker().visits("/harbour/how-it-works").reads(
		"Paths: each path measured against its own range.", "How many answers would have to change", "What you said of your background is left alone",
		"How far the weights may be off", "There are 3 paths, so we simulate 10,000 second sittings", "is what we say it is at least", "more than 5 in 100 apart, we say both", "When a path is settled", "at least 5 points of a hundred, at least 5 questions have an answer",
		"Each other answer to “What are you now?” is put in place of yours", "Three ways of counting", "ideal on it", "correlation of your traits", "each column adds up to the fit",
	).doesNotRead("The short form", "counts in another way", "5%, at least", "There is no more to it")
	opens(t, offering(harbours(t)[2])).taker().visits("/by-shape/how-it-works").reads("the shape of your answers next to the shape of each path", "how near you are to each career’s ideal",
		"This is how courses are counted. For paths and careers the quiz counts in another way", ", for courses. So 0%")
	opens(t, offering(content(t, "pier"))).taker().visits("/pier/how-it-works").reads("The short form", "at least 99 in 100", "at least 90 in 100. For the careers’ sake it asks no further question once 6 were put",
		"whoever stands between two paths may be asked all 10", "With two paths the chance").doesNotRead("With another background")
	none := harbour(t, "id: harbour\n", "id: none\nrule: {paths: distance, careers: distance, courses: distance}\n")
	opens(t, offering(none)).taker().visits("/none/how-it-works").reads("This quiz counts in another way", ", where this way of counting is asked. So 0%")
}

// Without a cut of the author's, a tie is balanced all the same.
func TestHowItWorksWhereEveryLeadIsClear(t *testing.T) {
	opens(t, offering(harbour(t, "balanced_within: 0.05", "balanced_within: 0"))).taker().visits("/harbour/how-it-works").
		reads("If that is more than 0 points of a hundred, at least 5 questions have an answer", "the first path leads by more than 0 points of a hundred. Balanced: it does not lead.").doesNotRead("at least 0 points", "by less")
	opens(t).taker().visits("/harbour/how-it-works").reads("If that is at least 5 points of a hundred, at least", "the first path leads by at least 5 points of a hundred. Balanced: by less, or not at all.")
}

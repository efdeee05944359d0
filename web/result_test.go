package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

func TestAClearResultIsAboutOnePath(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea).seesHeading("Work at sea")
	taker.reads(
		"Your answers lean to one path.", "ahead of the second by 100.0 points of a hundred", "It rests on 9 questions",
		"You said of your background: A sailor.", "You already know the ropes.",
		"A clear result", "Best fit Skipper 100%, number 1 of 6 overall", "$72,000 a year; $50,000 to $1,119,000", "one in ten earns less than $48,000, one in ten more than the survey can show",
		"A licence", "€20,000 to €30,000 a year", "The Harbour Gazette, undated", "Bureau of Ships, May 2025",
		"It prepares for work at sea.", "It is useful for the career that fits you best: skipper.",
		"Go out with a friend's boat.", "Apply", "Ask at the gate",
	)
	if got := taker.page.link("Apply"); got != "https://harbour.example/apply" {
		t.Errorf("Apply leads to %q", got)
	}
	if taker.page.link("Ask at the gate") != "" {
		t.Error("a contact without an address is a link")
	}
	taker.doesNotRead("fits you best overall", "A balanced result", "number 1 of 6 overall, tied")
}

// Somebody comes from an office and loves the water, which counts double here: of the nine points
// between the worst sheet for the sea and the best, six are reached.
func TestTheStrongestReasonsComeFirst(t *testing.T) {
	q := harbour(t, "on the water., scale: agreement, traits: {water: 1}", "on the water., scale: agreement, traits: {water: 2}")
	taker := opens(t, offering(q)).taker()
	taker.takes(sheet{"clerk", "ledger", "late", "agree", "disagree", "neither", "neither", "disagree", "agree"}).seesHeading("Work at sea")
	taker.readsReasons("These answers spoke for it most (in points of a hundred):",
		reason{"+22.2", "I like to be out on the water.", "Agree"},
		reason{"+11.1", "Storms frighten me.", "Disagree"},
	)
	taker.readsReasons("These spoke against it:",
		reason{"−5.6", "What is a good morning?", "Coffee and the post"},
		reason{"−4.8", "What have you worked with?", "A ledger"},
		reason{"−3.7", "What are you now?", "A clerk"},
	)
}

// All five questions about the water speak for the sea; the weakest of them are left to the table.
func TestThreeReasonsAreShownAtOnce(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea).seesHeading("Work at sea")
	taker.readsReasons("These answers spoke for it most (in points of a hundred):",
		reason{"+14.3", "I like to be out on the water.", "Agree"},
		reason{"+14.3", "Storms frighten me.", "Disagree"},
		reason{"+9.5", "What are you now?", "A sailor"},
	)
	taker.doesNotRead("These spoke against it")
	for _, row := range []string{"2. What have you worked with? | Rope | +8.2", "3. What is a good morning? | Out before five | +7.1"} {
		if !slices.Contains(taker.page.rows(), row) {
			t.Errorf("the table has no row %q:\n%s", row, strings.Join(taker.page.rows(), "\n"))
		}
	}
}

// A reason is an answer with what it added to or took from a fit, in points of a hundred.
type reason struct{ points, question, answer string }

func (r reason) String() string {
	return fmt.Sprintf("%s %s You said: %s. Change the answer to: %s", r.points, r.question, r.answer, r.question)
}

// readsReasons expects exactly these reasons below the lead, in this order.
func (t *taker) readsReasons(lead string, reasons ...reason) *taker {
	t.t.Helper()
	var want []string
	for _, r := range reasons {
		want = append(want, r.String())
	}
	for _, p := range htmlcheck.Elements(t.page.doc, "p") {
		if htmlcheck.Text(p) == lead {
			same(t.t, "reasons", texts(htmlcheck.Elements(nextElement(p), "li")), want)
			return t
		}
	}
	t.t.Errorf("%s does not say %q:\n%s", t.page, lead, t.page.words())
	return t
}

// nextElement is the element that follows another one.
func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
}

func TestABalancedResultIsAboutAllThatItCannotTellApart(t *testing.T) {
	opens(t).taker().takes(torn).seesHeading("Balanced between work at sea and office work").
		reads("exactly the same fit", "(tied)", "Skipper", "Log keeper").
		doesNotRead("No clear result", "What you bring")
}

func TestALeadUnderTheThresholdIsBalancedToo(t *testing.T) {
	wide := harbour(t, "balanced_within: 0.05", "balanced_within: 0.3")
	opens(t, offering(wide)).taker().takes(logKeeper).seesHeading("Balanced between work at sea and office work").
		reads("ahead of the second by 28.5 points of a hundred").doesNotRead("(tied)")
}

func TestACareerOfAnotherPathThatFitsBestIsSaid(t *testing.T) {
	taker := opens(t).taker().takes(logKeeper).seesHeading("Work at sea").
		reads("The career that fits you best overall, log keeper, lies on another path: office work.")
	taker.follows("Log keeper").seesHeading("Log keeper").reads("A career on the path Office work.")
}

func TestBetweenTwoPathsTheOtherIsTheOther(t *testing.T) {
	two := harbour(t, "  - id: yard\n    name: Yard work\n    summary: You build, mend and load.\n    weights: {metal: 1}\n", "", "path: yard", "path: sea")
	opens(t, offering(two)).taker().takes(logKeeper).
		reads("The career that fits you best overall, log keeper, lies on the other path: office work.", "Careers on the other path")
}

// Who answered little, or everything alike, gets a kind page and no career.
func TestWithoutAClearResultNothingIsRecommended(t *testing.T) {
	for name, who := range map[string]struct {
		answers sheet
		words   string
	}{
		"few answers":     {hasty, "You answered 2 of 9 questions. For a result, answer at least 50% of them."},
		"one same answer": {tired, "You answered every statement the same way, “Agree”."},
	} {
		t.Run(name, func(t *testing.T) {
			taker := opens(t).taker().takes(who.answers).seesHeading("No clear result").reads(who.words)
			taker.doesNotRead("Skipper", "Knots", "best fit", "Work at sea", "The first path is ahead")
			taker.follows("Look at my answers again").seesHeading("Check your answers")
			taker.visits("/results").follows("No clear result").seesHeading("No clear result").
				follows("Read about all that the quiz can suggest").seesHeading("Paths, careers and courses")
		})
	}
}

func TestAnswersThatAreAddedMakeAResultOfNone(t *testing.T) {
	taker := opens(t).taker().takes(hasty).seesHeading("No clear result")
	sitting := taker.sitting()
	for number, answer := range map[string]string{"4": "agree", "5": "disagree", "6": "disagree"} {
		taker.visits(sitting + "/items/" + number + "?from=result").answersAgain(answer)
	}
	taker.isAt(sitting + "/result").seesHeading("Work at sea")
}

func TestAWayThroughABareQuestionnaire(t *testing.T) {
	taker := opens(t, offering(content(t, "bare"))).taker().takes(sheet{"large", "evening"}).seesHeading("Tee")
	taker.doesNotRead("Careers", "Courses", "What you bring", "Pay", "Sources", "How to read the pay figures").reads("Talk it over with somebody who knows you")
	if !strings.Contains(string(taker.page.body), `<html lang="de"`) {
		t.Error("the page does not say the language of the questionnaire")
	}
	taker.visits("/bare/explore").seesHeading("Paths").follows("Tee").seesHeading("Tee").reads("Assam")
	taker.visits("/bare/how-it-works").seesHeading("How it works").reads("What counts for paths").doesNotRead("What counts for careers", "The traits")
	taker.takes(sheet{"large", "morning"}).seesHeading("Balanced between tee and kaffee")
	taker.takes(sheet{"[Skip]", "[Skip]"}).seesHeading("No clear result")
}

func TestEveryPathCareerAndCourseHasItsPage(t *testing.T) {
	taker := opens(t).taker()
	for _, p := range taker.quiz.Paths {
		taker.visits("/harbour/explore").follows(string(p.Name)).seesHeading(string(p.Name)).reads(string(p.Summary))
	}
	for _, c := range taker.quiz.Careers {
		taker.visits("/harbour/explore").follows(string(c.Name)).seesHeading(string(c.Name)).reads(string(c.Summary), "A career on the path")
	}
	taker.visits("/harbour/explore").follows("SEA 101: Knots").seesHeading("SEA 101: Knots").reads("Tie knots", "Skipper").
		follows("Skipper").seesHeading("Skipper").reads("Captains, Mates & Pilots (53-5021.00)", "Lead the crew").
		follows("Work at sea").seesHeading("Work at sea").reads("Mend nets", "Lighthouses", "Fishing")
	for _, nothing := range []string{"/harbour/paths/skipper", "/harbour/careers/sea", "/harbour/courses/x", "/harbour/paths/", "/harbour/courses", "/nowhere/", "/nowhere", "/nowhere/explore", "/x/y/z"} {
		taker.visits(nothing).sees(http.StatusNotFound, "Page not found")
	}
}

func TestSeveralQuestionnairesEachHaveTheirPages(t *testing.T) {
	s := opens(t, offering(harbour(t), content(t, "bare")))
	taker := s.taker().visits("/").seesHeading("Which quiz would you like to take?").
		reads("Where in the harbour?", "About 2 minutes", "Tee oder Kaffee?", "About 1 minute")
	taker.follows("Tee oder Kaffee?").isAt("/bare/").seesHeading("Tee oder Kaffee?")
	taker.quiz = s.quizzes[1]
	taker.takes(sheet{"small", "morning"}).seesHeading("Kaffee")
	taker.quiz = s.quizzes[0]
	taker.takes(outAtSea).seesHeading("Work at sea")
	taker.visits("/results").reads("Kaffee", "Work at sea").follows("Kaffee").seesHeading("Kaffee")
	taker.visits("/bare").isAt("/bare/")
	taker.visits("/privacy").seesHeading("Privacy")
	taker.visits("/bare/paths/sea").sees(http.StatusNotFound, "Page not found")
}

func TestTheWordsOfTheAuthorAreWordsNotHTML(t *testing.T) {
	loud := harbour(t, "name: Work at sea", `name: "<b>Work</b> & \"sea\""`, "text: A sailor", "text: '<i>A sailor</i>'")
	taker := opens(t, offering(loud)).taker().takes(outAtSea).seesHeading(`<b>Work</b> & "sea"`)
	if strings.Contains(string(taker.page.body), "<b>") || strings.Contains(string(taker.page.body), "<i>") {
		t.Error("the author's words are read as HTML")
	}
}

// Links to request information stand on a result also where there are no courses.
func TestContactsDoNotNeedCourses(t *testing.T) {
	text := string(source(t, "harbour"))
	without := harbour(t, text[strings.Index(text, "courses:"):], "")
	opens(t, offering(without)).taker().takes(outAtSea).reads("Find out more", "Ask at the gate").doesNotRead("Courses")
}

// Who picked two backgrounds reads what each of them brings.
func TestAllOfABackgroundCounts(t *testing.T) {
	both := harbour(t, "        text: What are you now?\n        background: true\n", "        text: What are you now?\n        background: true\n        kind: pick\n        up_to: 2\n")
	taker := opens(t, offering(both)).taker().starts()
	taker.answers("background", "sailor", "clerk").fills(outAtSea[1:]).presses("See my result").
		reads("A sailor; A clerk", "You already know the ropes.", "You can keep a log.")
}

func TestCareersThatFitEquallyWellAreSaidToTie(t *testing.T) {
	twins := harbour(t, "name: Fisher\n    summary: Brings in the catch.", "name: Mate\n    summary: Leads a watch.", "weights: {water: 1, metal: 1}", "weights: {water: 1, paper: -1}")
	opens(t, offering(twins)).taker().takes(outAtSea).reads("Best fit Skipper 100%, number 1 of 6 overall, tied", "Mate 100%, number 1 of 6 overall, tied")
}

func TestATraitAndAPathMayShareAnID(t *testing.T) {
	q := harbour(t, "water", "sea", "text: A sailor, traits: {sea: 1}", "text: A sailor, traits: {sea: 1}, points: {sea: 3}")
	opens(t, offering(q)).taker().visits("/harbour/how-it-works").reads("A sailor: Water +1, Work at sea +3 (direct)")
}

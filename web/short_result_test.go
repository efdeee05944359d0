package web_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// The result of a short form says which it was and what was not asked, and ranks careers only where the first
// one is certain enough. Its sentences are tried like those of any result.
func TestTheResultOfAShortForm(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(builtin))
	ranked, unranked, tried, settled := 0, 0, 0, 0
	for n, answers := range shortSheets(t, builtin) {
		taker := s.taker()
		items := taker.startsShort().answersAll(answers)
		taker.presses("See my result")
		if taker.page.heading() == "No clear result" {
			continue
		}
		taker.reads(fmt.Sprintf("Short form: %d of %d questions were put to you.", len(items), len(builtin.Items))).doesNotRead(" overall", "The career that fits you best")
		taker.listsAllBut(items)
		taker.ranksNoCourses()
		sheet := s.opened(t, builtin, taker.sitting())
		if builtin.Model.Settled(sheet).Path {
			settled++
			taker.reads("Whatever you would answer to the others, the same path would come first.")
		}
		if builtin.ShortForm().CareersDecided(sheet) {
			ranked++
			taker.reads("it would stay so in at least 90 of 100 cases", "number 1 on this path")
		} else {
			unranked++
			taker.ranksNothing()
		}
		w := taker.page.whatIf("what-if")
		if builtin.Model.Evaluate(sheet).Lead.Tied() {
			continue
		}
		for _, fault := range append(agrees(builtin, sheet, taker.page, w), taker.holdsTrue(w, func(p *page) string { return p.firstPaths(builtin) })...) {
			t.Errorf("sheet %d: %s", n, fault)
		}
		tried++
	}
	t.Logf("ranked %d, unranked %d, tried %d, settled %d", ranked, unranked, tried, settled)
	if ranked < 5 || unranked < 5 || tried < 20 || settled == 0 {
		t.Errorf("too little was seen: %d, %d, %d, %d", ranked, unranked, tried, settled)
	}
}

// shortSheets are the personas' answers and drawn ones.
func shortSheets(t *testing.T, q *quiz.Quiz) []byItem {
	t.Helper()
	var sheets []byItem
	add := func(marks []quiz.Mark) {
		answers := byItem{}
		for i, m := range marks {
			answers[q.Items[i].ID] = "[Skip]"
			if a := q.Answer(i, m); a.Answered() {
				answers[q.Items[i].ID] = strings.Join(a.Options, ",")
			}
		}
		sheets = append(sheets, answers)
	}
	for _, persona := range q.Personas {
		marks, err := q.Marks(persona.Answers)
		if err != nil {
			t.Fatal(err)
		}
		add(marks)
	}
	random := rand.New(rand.NewPCG(5, 6))
	for range 30 {
		add(drawnMarks(t, q, random))
	}
	return sheets
}

// listsAllBut expects the page to list the questions that were not put, and no others.
func (t *taker) listsAllBut(items []string) {
	t.t.Helper()
	var want []string
	for _, item := range t.quiz.Items {
		if !slices.Contains(items, item.ID) {
			want = append(want, string(item.Text))
		}
	}
	same(t.t, "questions not asked", texts(htmlcheck.Elements(t.page.part("short"), "li")), want)
}

// ranksNothing expects the careers in the content's order, without anything that compares them.
func (t *taker) ranksNothing() {
	t.t.Helper()
	t.reads("too early to say which career", "These careers are in no order: the answers so far do not say surely enough which of them comes first.")
	t.doesNotRead("Best fit", "Great fit", "Good fit", "Weaker fit", "number ", "career that fits you best", "rises from", "falls from", "Careers on the path project management Each", "Careers on the path product management Each",
		"first career", "Why it fits")
	shown, want := texts(htmlcheck.Elements(t.page.part("careers"), "h4")), []string{}
	for _, c := range t.quiz.Careers {
		if slices.Contains(shown, string(c.Name)) {
			want = append(want, string(c.Name))
		}
	}
	same(t.t, "careers", shown, want)
}

// ranksNoCourses expects the courses in the content's order, each with the paths that it prepares for and nothing
// else.
func (t *taker) ranksNoCourses() {
	t.t.Helper()
	t.reads("These courses are in no order: not every question was asked.").doesNotRead("First choice for you", "Your answers speak less for it", "Your answer “")
	var shown, want []string
	for _, li := range htmlcheck.Elements(t.page.doc, "li") {
		if class, _ := htmlcheck.Attr(li, "class"); class != "card course" {
			continue
		}
		shown = append(shown, htmlcheck.Text(htmlcheck.Elements(li, "a")[0]))
		for _, why := range texts(htmlcheck.Elements(li, "li")) {
			if !strings.HasPrefix(why, "It prepares for ") {
				t.t.Errorf("%s: of a course is said %q", t.page, why)
			}
		}
	}
	for _, c := range t.quiz.Courses {
		want = append(want, string(c.Code)+": "+string(c.Name))
	}
	same(t.t, "courses", shown, want)
}

// From a short result one goes on with the other questions, and comes to the result of all of them.
func TestFromAShortResultOneGoesOnToTheWholeOne(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	taker := opens(t, offering(builtin)).taker()
	answers := shortSheets(t, builtin)[0]
	taker.startsShort().answersAll(answers)
	taker.presses("See my result")
	result := taker.page.url.Path
	taker.presses("Answer the other questions, too").gives(answers[taker.asked()])
	taker.visits(result).reads("You are going on with a short form: the result rests on").follows("Continue with the other questions")
	taker.answersAll(answers)
	taker.presses("See my result").reads("The career that fits you best", "number 1 of 8 overall", "First choice for you").doesNotRead("in no order", "short form", "Short form", "Not asked")
}

package web_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// Every persona of the built-in questionnaire goes through the pages and finds there what it is
// promised.
func TestEveryPersonaFindsItsPath(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := opens(t, offering(builtin))
	for _, persona := range builtin.Personas {
		t.Run(persona.ID, func(t *testing.T) {
			taker := s.taker()
			taker.t = t
			taker.plays(persona).presses("See my result")
			taker.reads("Careers on th", "Source: University of Illinois Chicago", "Request information", "BHIS 5")
			taker.finds(persona.Expect)
		})
	}
}

// plays gives a persona's answers, each non-answer by its own button, and looks at what is kept.
func (t *taker) plays(persona quiz.Persona) *taker {
	t.t.Helper()
	buttons := map[quiz.NonAnswer]string{quiz.DontKnow: "I’m not sure", quiz.DoesntApply: "Doesn’t apply to me", quiz.Skipped: "Skip"}
	t.starts()
	for _, item := range t.quiz.Items {
		switch a := persona.Answers[item.ID]; {
		case a.Answered():
			t.answers(item.ID, a.Options...)
		case a.Reached():
			t.says(item.ID, buttons[a.NonAnswer])
		default:
			t.t.Fatalf("%s says nothing to %s", persona.ID, item.ID)
		}
	}
	for i, mark := range t.site.kept(t.sitting()).Marks {
		if want, err := t.quiz.Mark(i, persona.Answers[t.quiz.Items[i].ID]); err != nil || !mark.Equal(want) {
			t.t.Errorf("kept of %s: %+v, want %+v (%v)", t.quiz.Items[i].ID, mark, want, err)
		}
	}
	return t
}

// finds expects the result that a persona is promised: the heading, the first career and the first
// course.
func (t *taker) finds(want quiz.Expect) {
	t.t.Helper()
	heading, paths := t.page.heading(), t.quiz.Paths
	switch a, b := strings.ToLower(string(paths[0].Name)), strings.ToLower(string(paths[1].Name)); want.Verdict {
	case "balanced":
		if heading != "Balanced between "+a+" and "+b && heading != "Balanced between "+b+" and "+a {
			t.t.Errorf("%s, want a balanced one", t.page)
		}
	default:
		equals(t.t, "heading", heading, named(t.quiz, want.Path))
	}
	if want.Career != "" {
		equals(t.t, "first career", t.page.firstCard("career", "h4"), named(t.quiz, want.Career))
	}
	if want.Course != "" {
		equals(t.t, "first course", t.page.firstCard("course", "h3"), codeOf(t.quiz, want.Course)+": "+named(t.quiz, want.Course))
	}
}

// firstCard is the heading of the first card of a kind.
func (p *page) firstCard(kind, heading string) string {
	for _, li := range htmlcheck.Elements(p.doc, "li") {
		if class, _ := htmlcheck.Attr(li, "class"); slices.Contains(strings.Fields(class), kind) {
			return strings.Join(texts(htmlcheck.Elements(li, heading)), "; ")
		}
	}
	return ""
}

func equals(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want || want == "" {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestEveryPageOfTheBuiltInQuestionnaire(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	taker := opens(t, offering(builtin)).taker()
	base := "/health-informatics"
	for _, page := range []string{"/", "/explore", "/how-it-works"} {
		taker.visits(base + page).seesHeading(map[string]string{"/": string(builtin.Title), "/explore": "Paths, careers and courses", "/how-it-works": "How it works"}[page])
	}
	for _, p := range builtin.Paths {
		taker.visits(base+"/paths/"+p.ID).seesHeading(string(p.Name)).reads("Where you would work", "Next steps", "Sources").readsPay(p.Pay)
	}
	for _, c := range builtin.Careers {
		taker.visits(base+"/careers/"+c.ID).seesHeading(string(c.Name)).
			reads("Pay, as reported", "Official wage, nearest occupation", "Source: US Bureau of Labor Statistics").readsPay(c.Pay)
	}
	for _, c := range builtin.Courses {
		taker.visits(base+"/courses/"+c.ID).seesHeading(c.Code+": "+string(c.Name)).reads("What you do there", "Find out more")
	}
}

// codeOf is the code of a course.
func codeOf(q *quiz.Quiz, id string) string {
	for _, c := range q.Courses {
		if c.ID == id {
			return c.Code
		}
	}
	return ""
}

// named is the name of a path, career or course.
func named(q *quiz.Quiz, id string) string {
	for _, p := range q.Paths {
		if p.ID == id {
			return string(p.Name)
		}
	}
	for _, c := range q.Careers {
		if c.ID == id {
			return string(c.Name)
		}
	}
	for _, c := range q.Courses {
		if c.ID == id {
			return string(c.Name)
		}
	}
	return ""
}

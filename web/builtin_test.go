package web_test

import (
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
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
			taker.starts()
			for _, item := range builtin.Items {
				if a := persona.Answers[item.ID]; a.Answered() {
					taker.answers(item.ID, a.Options...)
				} else {
					taker.says(item.ID, "Skip")
				}
			}
			taker.presses("See my result").reads("Careers on this path", "Source: University of Illinois Chicago", "Request information", "BHIS 5")
			want := named(builtin, persona.Expect.Path)
			if persona.Expect.Verdict == "balanced" {
				want = "Balanced between "
			}
			if !strings.HasPrefix(taker.page.heading(), want) {
				t.Errorf("%s, want %q", taker.page, want)
			}
			taker.reads(named(builtin, persona.Expect.Career), named(builtin, persona.Expect.Course))
		})
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
		taker.visits(base+"/paths/"+p.ID).seesHeading(string(p.Name)).reads("Where you would work", "Next steps", "Sources")
	}
	for _, c := range builtin.Careers {
		taker.visits(base+"/careers/"+c.ID).seesHeading(string(c.Name)).reads("Pay, as reported", "Official wage", "Source: US Bureau of Labor Statistics")
	}
	for _, c := range builtin.Courses {
		taker.visits(base+"/courses/"+c.ID).seesHeading(c.Code+": "+string(c.Name)).reads("What you do there", "Find out more")
	}
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

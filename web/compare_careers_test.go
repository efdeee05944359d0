package web_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// rowsBelow are what stands side by side below each heading, and the whole of what does not, such as charts of both.
func (p *page) rowsBelow() map[string][]string {
	rows := map[string][]string{"": texts(htmlcheck.Elements(htmlcheck.Elements(p.part("compared"), "dl")[0], "dd"))}
	for _, section := range htmlcheck.Elements(p.part("compared"), "section") {
		heading := append(htmlcheck.Elements(section, "h2"), htmlcheck.Elements(section, "h3")...)[0]
		rows[htmlcheck.Text(heading)] = texts(htmlcheck.Elements(section, "dd"))
		if len(htmlcheck.Elements(section, "dl")) == 0 {
			rows[htmlcheck.Text(heading)] = []string{htmlcheck.Text(section)}
		}
	}
	return rows
}

func TestTwoCareersSideBySide(t *testing.T) {
	taker := opens(t).taker().visits("/harbour/explore").follows("Compare two careers").seesHeading("Compare two careers")
	taker.visits("/harbour/compare?a=skipper&b=harbour-clerk").seesHeading("Skipper and Harbour clerk").
		reads("Compare others").doesNotRead("There is a problem")
	equals(t, "title", taker.page.title(), "Compared: Skipper and Harbour clerk – Where in the harbour?")
	rows := taker.page.rowsBelow()
	for heading, want := range map[string][]string{
		"": {"Leads a ship.", "Writes down every ship."}, "Path": {"Work at sea", "Office work"},
		"What you would do": {"Lead the crew", "Not stated."}, "Requirements": {"A licence", "Not stated."}, "Where you would work": {"Ships", "Not stated."},
		"Water: Being out at sea.": {"speaks strongly for it", "neither for nor against it"}, "Paper": {"speaks strongly against it", "speaks strongly for it"},
		"Courses": {"SEA 101: Knots", "None that is listed here."},
	} {
		same(t, heading, rows[heading], want)
	}
	if _, told := rows["Metal: Working with machines."]; told {
		t.Error("a trait that counts the same for both is told to tell them apart")
	}
	for _, list := range htmlcheck.Elements(taker.page.part("compared"), "dl") {
		same(t, "sides", texts(htmlcheck.Elements(list, "dt")), []string{"Skipper", "Harbour clerk"})
	}
	same(t, "chosen", taker.page.selected(), []string{"skipper", "harbour-clerk"})
	taker.follows("Work at sea").seesHeading("Work at sea")
}

// Pay is compared like with like: what is reported apart from what is official, both careers on one axis.
func TestThePayOfTwoCareersIsOnOneAxis(t *testing.T) {
	taker := opens(t).taker().visits("/harbour/compare?a=skipper&b=welder")
	rows := taker.page.rowsBelow()
	contains := func(heading string, words ...string) {
		t.Helper()
		for _, w := range words {
			if !strings.Contains(strings.Join(rows[heading], " "), w) {
				t.Errorf("%s does not say %q: %q", heading, w, rows[heading])
			}
		}
	}
	contains("Pay, as reported", "Skipper: $72,000 ($50,000 to $1,119,000)", "Welder: from $41,000", "Welder: up to $90,000", "$0 a year $1,500,000", "The Harbour Gazette, undated.")
	contains("Official wage, nearest occupation", "Skipper: $89,370 (from $48,000 to more than the survey can show)", "$0 a year $1,500,000", "Bureau of Ships, May 2025.")
	if strings.Contains(strings.Join(rows["Pay, as reported"], " "), "89,370") || strings.Contains(strings.Join(rows["Official wage, nearest occupation"], " "), "Welder") {
		t.Errorf("figures are mixed: %q", rows)
	}
	taker.visits("/harbour/compare?a=skipper&b=fisher").reads("€20,000 to €30,000", "€0 a year €30,000", "$0 a year $1,500,000")
}

func TestWhatCannotBeComparedIsAskedAgain(t *testing.T) {
	taker := opens(t).taker()
	for _, c := range []struct {
		query, says, chosen string
	}{
		{"a=skipper&b=astronaut", "Second career: Choose a career from the list.", "skipper"},
		{"a=&b=fisher", "First career: Choose a career from the list.", "fisher"},
		{"a=%00&b=%3Cb%3E", "First career: Choose a career from the list.Second career: Choose a career from the list.", ""},
		{"a=skipper&b=skipper", "Second career: You chose the same career twice: choose another one.", "skipper skipper"},
		{"a=&b=", "Second career: Choose a career from the list.", ""},
	} {
		taker.visits("/harbour/compare?"+c.query).sees(http.StatusUnprocessableEntity, "Compare two careers").reads("There is a problem", c.says)
		if chosen := strings.Join(taker.page.selected(), " "); chosen != c.chosen {
			t.Errorf("%s chooses %q, want %q", c.query, chosen, c.chosen)
		}
		if !strings.HasPrefix(taker.page.title(), "Error: ") {
			t.Errorf("the title is %q", taker.page.title())
		}
	}
	taker.visits("/harbour/compare?a=skipper").seesHeading("Compare two careers").doesNotRead("There is a problem")
	same(t, "chosen by a link of one career", taker.page.selected(), []string{"skipper"})
}

func TestACareersPageLeadsToComparisons(t *testing.T) {
	taker := opens(t).taker().visits("/harbour/careers/skipper")
	taker.follows("Compare with: Fisher").seesHeading("Skipper and Fisher")
	taker.visits("/harbour/careers/skipper").follows("Another career").seesHeading("Compare two careers")
	same(t, "chosen", taker.page.selected(), []string{"skipper"})
	bare := opens(t, offering(content(t, "bare"))).taker()
	bare.visits("/bare/compare").sees(http.StatusNotFound, "Page not found")
	bare.visits("/bare/explore").doesNotRead("Compare two careers")
}

// An older questionnaire's careers are compared as they were.
func TestCareersOfAnOlderQuestionnaireAreComparedAsTheyWere(t *testing.T) {
	old := opens(t)
	taker := old.taker().takes(outAtSea)
	newer := harbour(t, "Leads a ship.", "Leads a fleet.")
	moved := taker.movesTo(opens(t, keptIn(old.store), offering(newer)))
	base := "/harbour/at/" + taker.quiz.Digest.String()
	moved.visits(base + "/compare?a=skipper&b=fisher").reads("Leads a ship.").doesNotRead("Leads a fleet.")
	moved.follows("Skipper").isAt(base + "/careers/skipper")
	moved.visits("/harbour/compare?a=skipper&b=fisher").reads("Leads a fleet.")
	moved.visits(base + "/explore").doesNotRead("Take the quiz")
}

func TestCareersAreComparedInSpanish(t *testing.T) {
	taker := opens(t, offering(harbour(t, "language: en", "language: es"))).taker()
	taker.visits("/harbour/compare?a=skipper&b=fisher").seesHeading("Skipper y Fisher").
		reads("Skipper: 72.000 US$ (de 50.000 US$ a 1.119.000 US$)", "Fisher: de 20.000 € a 30.000 €", "cuenta mucho en contra", "Comparar otras").doesNotRead("for it", "a year", "Compare")
	taker.visits("/harbour/compare?a=x&b=fisher").sees(http.StatusUnprocessableEntity, "Comparar dos profesiones").reads("Primera profesión: Elige una profesión de la lista")
	equals(t, "title", taker.page.title(), "Error: Comparar dos profesiones – Where in the harbour?")
}

// Every two careers of the built-in questionnaire can be compared, and something tells them apart.
func TestAllCareersCanBeCompared(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	taker := opens(t, offering(builtin)).taker()
	for _, a := range builtin.Careers {
		for _, b := range builtin.Careers {
			if a.ID < b.ID {
				taker.visits("/health-informatics/compare?a="+a.ID+"&b="+b.ID).seesHeading(string(a.Name)+" and "+string(b.Name)).
					reads("What tells them apart", string(a.Summary), string(b.Summary), "$0 a year $300,000")
			}
		}
	}
}

// selected are the values that the selects of the page show as chosen.
func (p *page) selected() []string {
	var all []string
	for _, option := range htmlcheck.Elements(p.doc, "option") {
		if hasAttr(option, "selected") {
			all = append(all, value(option))
		}
	}
	return all
}

func hasAttr(n *html.Node, key string) bool {
	_, ok := htmlcheck.Attr(n, key)
	return ok
}

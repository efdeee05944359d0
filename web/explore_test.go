package web_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// Who looks around first reads what each path is about, what is paid, and how to go on.
func TestLookingAroundWithoutAQuiz(t *testing.T) {
	taker := opens(t).taker().visits("/harbour/explore").seesHeading("Paths, careers and courses")
	taker.reads(
		"Work at sea You take ships out and bring them home. What speaks for it most: Water: Being out at sea. 2 careers on this path Skipper Leads a ship.",
		"As reported: $72,000 ($50,000 to $1,119,000)", "Official: $89,370 (from $48,000 to more than the survey can show)", "How to read the pay figures", "No figure is a promise.",
		"SEA 101: Knots Twenty knots and when to tie them. Required", "Public domain.", "The quiz asks 9 questions.",
	).follows("Take the quiz").isAt("/harbour/")
}

func TestThePagesOfOutcomesSayWhatSpeaksForThem(t *testing.T) {
	taker := opens(t).taker().visits("/harbour/careers/skipper").reads("What speaks for it", "Water: Being out at sea.", "What speaks against it Paper", "Compare with: Fisher")
	taker.visits("/harbour/careers/crane-driver").reads("What speaks for it Answers that show this, the strongest first: Metal: Working with machines. What speaks against it Water")
	taker.visits("/harbour/courses/knots").reads("Required", "Tie knots", "Paths Work at sea", "Careers Skipper", "What speaks for it", "Water")
	taker.visits("/harbour/paths/sea").reads("Careers on this path", "Brings in the catch.", "€20,000 to €30,000", "SEA 101: Knots Twenty knots")
	taker.visits("/harbour/paths/counting").doesNotRead("Where you would work", "Next steps", "How to read the pay figures")
}

// Of three paths, what tells one apart is what counts for it more than for the others.
func TestWhatTellsPathsApart(t *testing.T) {
	q := harbour(t, "summary: You take ships out and bring them home.", "summary: You take ships out.", "    weights: {water: 1}\n  - id: yard", "    weights: {water: 2, metal: 3}\n  - id: yard",
		"weights: {metal: 1}\n  - id: counting", "weights: {metal: 3}\n  - id: counting")
	opens(t, offering(q)).taker().visits("/harbour/explore").
		reads("You take ships out. What speaks for it most: Water: Being out at sea. Metal").reads("You build, mend and load. What speaks for it most: Metal").doesNotRead("mend and load. What speaks for it most: Water")
}

func TestPagesToExploreAreDescribed(t *testing.T) {
	taker, told := opens(t).taker(), map[string]string{}
	for _, page := range []string{"explore", "paths/sea", "careers/skipper", "courses/knots", "compare"} {
		taker.visits("/harbour/" + page)
		for _, meta := range htmlcheck.Elements(taker.page.doc, "meta") {
			if name, _ := htmlcheck.Attr(meta, "name"); name == "description" {
				told[page], _ = htmlcheck.Attr(meta, "content")
			}
		}
	}
	for page, want := range map[string]string{
		"explore": "Nine questions about ships, cranes and paper.", "paths/sea": "You take ships out and bring them home.", "careers/skipper": "Leads a ship.",
		"courses/knots": "Twenty knots and when to tie them.", "compare": "What two careers ask, pay and are about, side by side.",
	} {
		equals(t, "description of "+page, told[page], want)
	}
}

// A long list of careers has no pictures, so that its page stays small; each career's own page has.
func TestALongListHasNoPictures(t *testing.T) {
	q := harbour(t, "  - {id: harbour-clerk,", manyCareers(60)+"  - {id: harbour-clerk,")
	taker := opens(t, offering(q)).taker().visits("/harbour/explore").reads("Career 59", "Skipper Leads a ship.").doesNotRead("$72,000", "How to read the pay figures")
	if size := len(taker.page.body); size > 40_000 {
		t.Errorf("the page has %d bytes", size)
	}
	taker.visits("/harbour/careers/skipper").reads("As reported: $72,000")
	taker.visits("/harbour/compare").reads("Career 59")
}

func manyCareers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: career-%d, path: yard, name: Career %d, summary: One of many., weights: {metal: 1, water: -0.%03d}}\n", i, i, i+1)
	}
	return b.String()
}

// The words of the interface are Spanish on all these pages, whatever the author wrote.
func TestExploringInSpanish(t *testing.T) {
	taker := opens(t, offering(harbour(t, "language: en", "language: es"))).taker()
	taker.visits("/harbour/explore").seesHeading("Caminos, profesiones y cursos").reads("2 profesiones en este camino", "Según lo publicado: 72.000 US$ (de 50.000 US$ a 1.119.000 US$)", "El cuestionario hace 9 preguntas.").
		doesNotRead("careers", "Official", "As reported")
	taker.visits("/harbour/careers/skipper").reads("89.370 US$ al año en el punto medio; una de cada diez personas gana menos de 48.000 US$, y una de cada diez, más de lo que la encuesta puede mostrar", "La correspondencia con esta profesión es estrecha.", "Una profesión del camino Work at sea.", "Fuente: Bureau of Ships, May 2025").
		doesNotRead("Occupation", "Source", "Compare")
	taker.visits("/harbour/paths/sea").reads("Qué harías", "Próximos pasos", "Profesiones de este camino", "Cursos")
	taker.visits("/harbour/courses/knots").reads("Qué se hace allí", "Para qué prepara", "Más información")
}

// Every page of the built-in questionnaire can be read in each of its languages.
func TestEveryPageOfTheBuiltInIsExploredInItsLanguages(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	taker := opens(t, offering(builtin)).taker()
	for _, lang := range builtin.Languages() {
		in := builtin.In(lang)
		for _, c := range in.Careers {
			taker.visits("/health-informatics/careers/" + c.ID + "?language=" + lang).seesHeading(string(c.Name)).reads(string(c.Summary))
		}
		for _, p := range in.Paths {
			taker.visits("/health-informatics/paths/" + p.ID + "?language=" + lang).seesHeading(string(p.Name)).reads(string(p.Summary))
		}
	}
}

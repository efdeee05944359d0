package web_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// The page says every number that goes into a fit: each weight of each outcome, and what each answer
// is worth, by traits and directly.
func TestHowItWorksSaysEveryNumber(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	direct := harbour(t, "text: A sailor, traits: {water: 1}", "text: A sailor, traits: {water: 0, metal: -0.25}, points: {sea: 3, skipper: -0.5, knots: 0}",
		"text: Storms frighten me.,", "text: Storms frighten me., weight: 2.5,")
	for name, q := range map[string]*quiz.Quiz{"harbour": harbour(t), "harbour with direct points": direct, "built-in": builtin} {
		t.Run(name, func(t *testing.T) {
			how := opens(t, offering(q)).taker().visits("/" + q.ID + "/how-it-works").seesHeading("How it works").page
			same(t, "weights", how.rows(), weightsOf(q))
			same(t, "worths", how.itemWorths(), worthsOf(q))
		})
	}
}

func TestHowItWorksSaysTheAuthorsCuts(t *testing.T) {
	opens(t).taker().visits("/harbour/how-it-works").reads(
		"the first path leads by at least 5 points of a hundred", "fewer than 50% of the questions",
		"Best fit: a career’s fit is at least 80%", "Great fit: a career’s fit is at least 60%", "Good fit: a career’s fit is at least 40%",
	)
}

// A weight without its name beside it says nothing: no line ends between the two.
func TestAWeightStaysOnTheLineOfItsName(t *testing.T) {
	raw := html.UnescapeString(string(opens(t).taker().visits("/harbour/how-it-works").page.body))
	for _, worth := range []string{`<span class="whole">Water +1</span>, <span class="whole">Paper −1</span>`, `<span class="whole">Water −0.5</span>, <span class="whole">Metal +1</span>`} {
		if !strings.Contains(raw, worth) {
			t.Errorf("%q is not on the page", worth)
		}
	}
}

// rows are the rows of all tables on the page, but for their headings.
func (p *page) rows() []string {
	var rows []string
	for _, tr := range htmlcheck.Elements(p.doc, "tr") {
		if tr.Parent.Data == "tbody" {
			cells := append(htmlcheck.Elements(tr, "th"), htmlcheck.Elements(tr, "td")...)
			rows = append(rows, strings.Join(texts(cells), " | "))
		}
	}
	return rows
}

// itemWorths are, for each question on the page, what its answers are worth.
func (p *page) itemWorths() []string {
	var items []string
	for _, details := range htmlcheck.Elements(p.doc, "details") {
		if class, _ := htmlcheck.Attr(details, "class"); class != "item" {
			continue
		}
		text := []string{htmlcheck.Text(htmlcheck.Elements(details, "summary")[0]), htmlcheck.Text(htmlcheck.Elements(details, "p")[0])}
		items = append(items, strings.Join(append(text, texts(htmlcheck.Elements(details, "li"))...), "\n"))
	}
	return items
}

func texts(elements []*html.Node) []string {
	var all []string
	for _, n := range elements {
		all = append(all, htmlcheck.Text(n))
	}
	return all
}

// weightsOf are the rows of the tables as the questionnaire has them.
func weightsOf(q *quiz.Quiz) []string {
	var rows []string
	row := func(g engine.Group, i int, name quiz.Text, weights quiz.Points) {
		start := fmt.Sprintf("%.1f%%", 100*q.Model.Baseline(g, i).Float()+1e-9)
		rows = append(rows, string(name)+" | "+inWords(pointsOf(q, weights, nil))+" | "+start)
	}
	for i, p := range q.Paths {
		row(engine.Paths, i, p.Name, p.Weights)
	}
	for i, c := range q.Careers {
		row(engine.Careers, i, c.Name, c.Weights)
	}
	for i, c := range q.Courses {
		row(engine.Courses, i, c.Name, c.Weights)
	}
	return rows
}

// worthsOf are the questions' answers and what they are worth, as the questionnaire has them.
func worthsOf(q *quiz.Quiz) []string {
	var items []string
	for i, item := range q.Items {
		weight := "1"
		if item.Weight != nil {
			weight = number(*item.Weight)
		}
		text := strconv.Itoa(i+1) + ". " + string(item.Text) + "\nWeight of the question: " + weight
		for _, o := range q.Options(i) {
			text += "\n" + string(o.Text) + ": " + inWords(pointsOf(q, o.Traits, o.Points))
		}
		items = append(items, text)
	}
	return items
}

// pointsOf says points for traits and, directly, for outcomes, in the order of the file.
func pointsOf(q *quiz.Quiz, traits, direct quiz.Points) []string {
	var all []string
	for _, trait := range q.Traits {
		if p, ok := traits[trait.ID]; ok {
			all = append(all, string(trait.Name)+" "+withSign(p))
		}
	}
	for _, id := range slices.Concat(q.IDs(engine.Paths), q.IDs(engine.Careers), q.IDs(engine.Courses)) {
		if p, ok := direct[id]; ok {
			all = append(all, named(q, id)+" "+withSign(p)+" (direct)")
		}
	}
	return all
}

func inWords(points []string) string {
	if len(points) == 0 {
		return "nothing"
	}
	return strings.Join(points, ", ")
}

func withSign(d engine.Decimal) string {
	switch {
	case d > 0:
		return "+" + number(d)
	case d < 0:
		return "−" + number(-d)
	}
	return "0"
}

func number(d engine.Decimal) string { return strconv.FormatFloat(d.Float(), 'f', -1, 64) }

// same expects two lists to be equal, and says where they are not.
func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if len(got) != len(want) || len(want) == 0 {
		t.Fatalf("%d %s on the page, want %d:\n%s", len(got), what, len(want), strings.Join(got, "\n"))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s: the page says\n%s\nwant\n%s", what, got[i], want[i])
		}
	}
}

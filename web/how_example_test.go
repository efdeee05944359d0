package web_test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// The example on the page is what comes out on paper, and adds up to the last digit.
func TestTheExampleIsWhatComesOutOnPaper(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for name, q := range map[string]*quiz.Quiz{"built-in": builtin, "harbour": harbour(t), "weighted": harbour(t, "text: Storms frighten me.,", "text: Storms frighten me., weight: 2.5,"), "pier": content(t, "pier")} {
		t.Run(name, func(t *testing.T) {
			how := opens(t, offering(q)).taker().visits("/" + q.ID + "/how-it-works").page
			marks := exampleOf(t, q)
			first, fits := firstOf(q, marks)
			if !strings.Contains(how.words(), "best is “"+string(q.Paths[first].Name)+"”") {
				t.Errorf("the page does not say that %q is first:\n%s", q.Paths[first].Name, how.words())
			}
			how.addsUpTo(t, fits[first])
			how.spellsOut(t, onPaper{q, q.Paths[first]}, marks)
			how.tellsTheLead(t, fits, first)
		})
	}
}

// exampleOf are the answers of the first persona, whose result is clear, or the first options.
func exampleOf(t *testing.T, q *quiz.Quiz) []quiz.Mark {
	t.Helper()
	marks := make([]quiz.Mark, len(q.Items))
	for i := range marks {
		marks[i].Options = []int{0}
	}
	if len(q.Personas) == 0 {
		return marks
	}
	if q.Personas[0].Expect.Verdict != "clear" {
		t.Fatalf("the first persona expects %q", q.Personas[0].Expect.Verdict)
	}
	marks, err := q.Marks(q.Personas[0].Answers)
	if err != nil {
		t.Fatal(err)
	}
	return marks
}

// exampleRows are the rows of the example.
func (p *page) exampleRows() [][]string {
	var rows [][]string
	for _, list := range htmlcheck.Elements(p.doc, "ul") {
		if class, _ := htmlcheck.Attr(list, "class"); class != "rows example" {
			continue
		}
		for _, row := range htmlcheck.Elements(list, "li") {
			rows = append(rows, texts(htmlcheck.Elements(row, "p")))
		}
	}
	return rows
}

func points(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(strings.Replace(strings.TrimPrefix(text, "+"), "−", "-", 1), 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// addsUpTo expects the rows to add up to the last, and that to be the fit.
func (p *page) addsUpTo(t *testing.T, fit float64) {
	t.Helper()
	rows := p.exampleRows()
	sum := 0.0
	for _, row := range rows[:len(rows)-1] {
		for _, cell := range row {
			if regexp.MustCompile(`^[+−]?\d+\.\d$`).MatchString(cell) {
				sum += points(t, cell)
			}
		}
	}
	told := points(t, rows[len(rows)-1][1])
	if math.Abs(sum-told) > 1e-9 || math.Abs(told-fit) > 0.05+1e-9 {
		t.Errorf("the rows add up to %.1f, the page says %.1f, and on paper it is %.3f:\n%v", sum, told, fit, rows)
	}
}

// spellsOut expects the three answers that move the fit most, each with its own sum.
func (p *page) spellsOut(t *testing.T, paper onPaper, marks []quiz.Mark) {
	t.Helper()
	spread, start, moves := paper.counts(marks)
	rows := p.exampleRows()
	if told := points(t, rows[0][1]); math.Abs(told-start) > 0.0501 {
		t.Errorf("an empty sheet starts at %.3f, and the page says %.1f", start, told)
	}
	sizes := slices.Clone(moves)
	for i := range sizes {
		sizes[i] = -math.Abs(sizes[i])
	}
	slices.Sort(sizes)
	for n, row := range rows[1:4] {
		item := slices.IndexFunc(paper.q.Items, func(i *quiz.Item) bool { return string(i.Text) == row[0] })
		if told := points(t, row[2]); item < 0 || math.Abs(told-moves[item]) > 0.0501 || math.Abs(-sizes[n]-math.Abs(moves[item])) > 0.1 {
			t.Fatalf("row %d: %v", n, row)
		}
		given := paper.gives(item, marks[item].Options)
		if !strings.HasSuffix(row[3], " = "+short(given)) {
			t.Errorf("it gives %s: %q", short(given), row[3])
		}
		several := fmt.Sprintf("Up to %d options may be chosen here: every choice that is allowed, %d in all", paper.q.Items[item].UpTo, len(paper.all(item)))
		if strings.HasPrefix(row[4], several) != (paper.q.Items[item].UpTo > 1) {
			t.Errorf("row %d does not say, or need not: %q: %q", n, several, row[4])
		}
		want := fmt.Sprintf("questions together can give %s more", short(spread))
		if average := "give " + short(mean(paper.all(item))) + ";"; !strings.Contains(row[4], want) || !strings.Contains(row[4], average) {
			t.Errorf("%q does not say %q and %q", row[4], want, average)
		}
	}
}

// The table further down says of an empty sheet what the example does.
func TestAnEmptySheetHasOneFigure(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	how := opens(t, offering(builtin)).taker().visits("/" + builtin.ID + "/how-it-works").page
	first, _ := firstOf(builtin, exampleOf(t, builtin))
	start := how.exampleRows()[0][1]
	for _, row := range htmlcheck.Elements(how.doc, "tr") {
		cells := texts(htmlcheck.Elements(row, "td"))
		if name := texts(htmlcheck.Elements(row, "th"))[0]; name == string(builtin.Paths[first].Name) {
			if got := cells[len(cells)-1]; got != start+"%" {
				t.Errorf("an empty sheet starts at %s in the example, and at %s in the table", start, got)
			}
			return
		}
	}
	t.Error("no table has the path")
}

// tellsTheLead expects the next path, and the lead as the difference of what stands there.
func (p *page) tellsTheLead(t *testing.T, fits []float64, first int) {
	t.Helper()
	found := regexp.MustCompile(`comes next with (\d+\.\d) points of a hundred\. So the lead is (\d+\.\d) − (\d+\.\d) = (\d+\.\d)\.`).FindStringSubmatch(p.words())
	if found == nil {
		t.Fatalf("the page tells no lead:\n%s", p.words())
	}
	next, fit, less, lead := points(t, found[1]), points(t, found[2]), points(t, found[3]), points(t, found[4])
	others := slices.Delete(slices.Clone(fits), first, first+1)
	if next != less || math.Abs(fit-less-lead) > 1e-9 || math.Abs(lead-(fits[first]-slices.Max(others))) > 0.1 {
		t.Errorf("%v, and on paper %v", found, fits)
	}
}

// short writes a number with as many places as it needs, at most three.
func short(n float64) string {
	text := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(math.Abs(n), 'f', 3, 64), "0"), ".")
	if n < -1e-9 {
		return "−" + text
	}
	return text
}

// What cannot be counted by the formula is not spelled out by it; and a page in Spanish writes its numbers so.
func TestTheExampleOfOtherWaysOfCounting(t *testing.T) {
	shape := opens(t, offering(harbour(t, "id: harbour\n", "id: shape\nrule: {paths: correlation}\n"))).taker().visits("/shape/how-it-works").seesHeading("How it works").page
	shape.addsUpTo(t, 100*fitOfFirst(t, harbour(t, "id: harbour\n", "id: shape\nrule: {paths: correlation}\n")))
	if strings.Contains(shape.words(), "Points: ") {
		t.Error("points are told that the fit is not made of")
	}
	spanish := opens(t, offering(harbour(t, "language: en", "language: es"))).taker().visits("/harbour/how-it-works").seesHeading("Cómo funciona")
	spanish.reads("Supongamos que alguien elige la primera respuesta", "es «Work at sea»", "Un cuestionario sin responder empieza en", "al menos 5 puntos")
	if told := spanish.page.exampleRows()[0][1]; !strings.Contains(told, ",") {
		t.Errorf("an empty sheet starts at %q", told)
	}
}

func fitOfFirst(t *testing.T, q *quiz.Quiz) float64 {
	t.Helper()
	sheet, err := q.Sheet(exampleOf(t, q))
	if err != nil {
		t.Fatal(err)
	}
	return q.Model.Evaluate(sheet).Ranked[engine.Paths][0].Fit.Float()
}

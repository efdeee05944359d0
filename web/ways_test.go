package web_test

import (
	"context"
	"iter"
	"math"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// tried finds ways as anybody could: by trying sheets until one puts the outcome first.
func tried(_ context.Context, q *quiz.Quiz) iter.Seq2[web.Way, error] {
	return func(yield func(web.Way, error) bool) {
		luck := rand.New(rand.NewPCG(1, 2))
		for g := range engine.NumGroups {
			for of, id := range q.IDs(g) {
				if !yield(tries(q, luck, g, of, id), nil) {
					return
				}
			}
		}
	}
}

func tries(q *quiz.Quiz, luck *rand.Rand, g engine.Group, of int, id string) web.Way {
	for range 3000 {
		sheet, marks := make([][]string, len(q.Items)), make([]quiz.Mark, len(q.Items))
		for i := range sheet {
			o := luck.IntN(len(q.Options(i)))
			sheet[i], marks[i] = []string{q.Options(i)[o].ID}, quiz.Mark{Options: []int{o}}
		}
		if scored, err := q.Sheet(marks); err == nil && slices.Equal(q.Model.Evaluate(scored).AllFirst(g), []int{of}) {
			return web.Way{Group: g, ID: id, Verdict: web.WayAlone, Sheet: sheet}
		}
	}
	return web.Way{Group: g, ID: id}
}

// Whoever gives the answers that the page tells gets what it tells of.
func TestTheAnswersOnThePageLeadThere(t *testing.T) {
	s := opens(t)
	q := s.quizzes[0]
	for of, path := range q.Paths {
		taker := s.taker()
		taker.visits("/harbour/paths/" + path.ID + "/answers").seesHeading("Which answers lead to “" + string(path.Name) + "”?")
		taker.reads("With the answers below, it is first of the 3 paths, and no other is level with it.",
			"a result can only fit you if the answers do", "This is one sheet of many")
		taker.takes(taker.page.answersTold(t, q))
		scored, err := q.ResultSheet(s.kept(taker.sitting()))
		if err != nil {
			t.Fatal(err)
		}
		if first := q.Model.Evaluate(scored).AllFirst(engine.Paths); !slices.Equal(first, []int{of}) {
			t.Errorf("the answers for %s lead to %v", path.ID, first)
		}
	}
}

// What the answers add, and where an empty sheet starts, adds up to the fit.
func TestTheAnswersOnThePageAddUp(t *testing.T) {
	s := opens(t)
	q := s.quizzes[0]
	page := s.taker().visits("/harbour/careers/fisher/answers").page
	answers := page.answersTold(t, q)
	marks := make([]quiz.Mark, len(q.Items))
	for i, answer := range answers {
		marks[i], _ = q.Mark(i, quiz.Chose(strings.Split(answer, ",")...))
	}
	scored, err := q.Sheet(marks)
	if err != nil {
		t.Fatal(err)
	}
	fit := q.Model.Evaluate(scored).Ranked[engine.Careers][0].Fit
	sum := 0.0
	for i, n := range page.numbers(t) {
		if sum += n; i > 0 && n > page.numbers(t)[i-1] {
			t.Errorf("answer %d adds more than the one before", i)
		}
	}
	if start := 100 * q.Model.Baseline(engine.Careers, 1).Float(); math.Abs(start+sum-100*fit.Float()) > 0.11 { // two roundings to tenths
		t.Errorf("%.2f and %.1f are not %.2f", start, sum, 100*fit.Float())
	}
}

// What is not known, and what is proved, is said in words.
func TestWhatCannotComeFirstIsToldInWords(t *testing.T) {
	level := [][]string{{"neither"}, {"none"}, {"late"}, {"neither"}, {"neither"}, {"neither"}, {"neither"}, {"neither"}, {"neither"}}
	for name, told := range map[string]struct {
		way   web.Way
		reads []string
	}{
		"not known": {web.Way{}, []string{"It is not known whether any answers put it first"}},
		"never": {web.Way{Verdict: web.WayNever, Rivals: []string{"yard"}},
			[]string{"No answers put it first.", "on each of them, “Yard work” is ahead."}},
		"never, by several": {web.Way{Verdict: web.WayNever, Rivals: []string{"yard", "counting"}},
			[]string{"one of these is ahead: “Yard work” and “Office work”."}},
		"not alone": {web.Way{Verdict: web.WayNotAlone, Rivals: []string{"yard"}},
			[]string{"it is never first alone. Whether it can be level", "“Yard work” is ahead or level."}},
		"a sheet that does not hold": {web.Way{Verdict: web.WayAlone, Sheet: level}, []string{"It is not known whether"}},
	} {
		t.Run(name, func(t *testing.T) {
			told.way.ID = "sea"
			s := opens(t, finding(told.way))
			s.taker().visits("/harbour/paths/sea/answers").seesHeading("Which answers lead to “Work at sea”?").reads(told.reads...).doesNotRead("matter most")
			if held := !strings.Contains(s.log.String(), "a way does not hold"); held != (told.way.Sheet == nil) {
				t.Errorf("the log says:\n%s", s.log)
			}
		})
	}
}

// The pages are there in every language, for outcomes that are, and where somebody finds ways.
func TestWaysAreAPageOfEachOutcome(t *testing.T) {
	taker := opens(t, offering(harbour(t, "language: en", "language: es"))).taker()
	taker.visits("/harbour/careers/skipper/answers").sees(http.StatusOK, "¿Qué respuestas llevan a «Skipper»?").reads("Las respuestas que más cuentan")
	for _, page := range []string{"/harbour/paths/sea", "/harbour/careers/skipper", "/harbour/courses/knots"} {
		taker.visits(page).follows("¿Qué tendría que responder").isAt(page + "/answers")
	}
	taker.visits("/harbour/careers/nobody/answers").sees(http.StatusNotFound, "Página no encontrada")
	without := opens(t, func(c *web.Config) { c.Ways = nil }).taker()
	without.visits("/harbour/paths/sea/answers").sees(http.StatusNotFound, "Page not found")
	without.visits("/harbour/paths/sea").doesNotRead("What would I have to answer")
}

// finding makes a site where these ways are found, and no others.
func finding(ways ...web.Way) func(*web.Config) {
	return func(c *web.Config) {
		c.Ways = func(context.Context, *quiz.Quiz) iter.Seq2[web.Way, error] {
			return func(yield func(web.Way, error) bool) {
				for _, way := range ways {
					if !yield(way, nil) {
						return
					}
				}
			}
		}
	}
}

// answersTold reads the sheet off the page.
func (p *page) answersTold(t *testing.T, q *quiz.Quiz) sheet {
	t.Helper()
	answers := make(sheet, len(q.Items))
	for _, told := range p.answersRows() {
		item := slices.IndexFunc(q.Items, func(i *quiz.Item) bool { return string(i.Text) == told[0] })
		if item < 0 {
			t.Fatalf("no question is %q", told[0])
		}
		answers[item] = chosen(q, item, told[1])
	}
	if slices.Contains(answers, "") {
		t.Fatalf("the page does not tell all answers: %v", answers)
	}
	return answers
}

// answersRows are, for each answer of a sheet on the page, its question, itself and what it adds.
func (p *page) answersRows() [][]string {
	var rows [][]string
	for _, row := range htmlcheck.Elements(p.doc, "li") {
		if told := htmlcheck.Elements(row, "p"); len(told) == 3 {
			rows = append(rows, texts(told))
		}
	}
	return rows
}

func chosen(q *quiz.Quiz, item int, told string) string {
	var ids []string
	for text := range strings.SplitSeq(told, "; ") {
		for _, o := range q.Options(item) {
			if string(o.Text) == text {
				ids = append(ids, o.ID)
			}
		}
	}
	return strings.Join(ids, ",")
}

// numbers are what the answers add, in points of a hundred.
func (p *page) numbers(t *testing.T) []float64 {
	t.Helper()
	var all []float64
	for _, row := range p.answersRows() {
		n, err := strconv.ParseFloat(strings.Replace(strings.TrimPrefix(row[2], "+"), "−", "-", 1), 64)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, n)
	}
	return all
}

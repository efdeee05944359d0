package web

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// pathPage has all that the questionnaire says of a path.
type pathPage struct {
	Chrome
	Path   *quiz.Path
	Counts counts
	// Ways is where answers are told that put it first.
	Ways    string
	Careers []careerEntry
	Courses []*quiz.Course
	Pay     []payFigure
	Charts  []payChart
	// PaySources are where the careers' pay comes from, if that can be said once; PayWords say how pay figures are to be read.
	PaySources []payFigure
	PayWords   []quiz.Text
	Sources    []quiz.Source
}

func (s *Server) path(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	i, err := outcome(c, q, engine.Paths)
	if err != nil {
		return err
	}
	p, say := &q.Paths[i], s.sayOn(c, q)
	page := pathPage{
		Chrome: s.chrome(c, q, string(p.Name)), Path: p, Counts: countsOf(q, p.Weights), Ways: s.waysAddress(q, engine.Paths, p.ID), Courses: coursesFor(q, p.ID),
		Pay: say.payFigures(q, p.Pay), PayWords: q.Words.Pay,
	}
	page.Description = string(p.Summary)
	page.Careers, page.Charts = say.careerEntries(q, i, page.Base), unsourced(say.payCharts(payAxes(q), rowsOf(page.Pay, "")))
	page.PaySources = saysOnce([]pathEntry{{Careers: page.Careers}})
	pay := slices.Clone(p.Pay)
	for _, career := range page.Careers {
		pay = append(pay, career.Pay...)
	}
	page.Sources = sourcesOf(q, p.Sources, pay)
	return s.render(c, http.StatusOK, "path", page)
}

// HasPay reports whether any pay is drawn on the page.
func (p pathPage) HasPay() bool { return len(p.Pay) > 0 || drawsPay(p.Careers) }

func careersOf(q *quiz.Quiz, path string) []*quiz.Career {
	var careers []*quiz.Career
	for i := range q.Careers {
		if q.Careers[i].Path == path {
			careers = append(careers, &q.Careers[i])
		}
	}
	return careers
}

// coursesFor returns the courses that serve the path or career.
func coursesFor(q *quiz.Quiz, id string) []*quiz.Course {
	var courses []*quiz.Course
	for i := range q.Courses {
		if slices.Contains(q.Courses[i].For, id) {
			courses = append(courses, &q.Courses[i])
		}
	}
	return courses
}

package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// explorePage shows all that can be recommended, without a quiz.
type explorePage struct {
	Chrome
	Quiz *quiz.Quiz
	// Start leads to the quiz; it is empty for a questionnaire that is no longer offered.
	Start   string
	Paths   []pathEntry
	Courses []*quiz.Course
	// PaySources are where all pay on the page comes from, if that can be said once.
	PaySources []payFigure
	// Compare leads to the comparison of two careers; it is empty where there are not two.
	Compare  string
	PayWords []quiz.Text
	Sources  []quiz.Source
}

// pathEntry is a path with its careers.
type pathEntry struct {
	*quiz.Path
	// Apart are the traits that speak for it more than for the others.
	Apart   []quiz.Trait
	Careers []careerEntry
}

// careerEntry is a career in a list of them.
type careerEntry struct {
	*quiz.Career
	Address string
	Charts  []payChart
}

func (s *Server) explore(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	ch := s.chrome(c, q, s.sayOn(c, q).exploreWords(q))
	ch.Description = string(q.Summary)
	page := explorePage{Chrome: ch, Quiz: q, Compare: compareCareersAddress(ch.Base, q), PayWords: q.Words.Pay, Sources: q.Sources}
	if s.library.isCurrent(q) {
		page.Start = s.startAddress(q)
	}
	for i := range q.Paths {
		page.Paths = append(page.Paths, pathEntry{&q.Paths[i], apartPath(q, i), s.sayOn(c, q).careerEntries(q, i, ch.Base)})
	}
	page.PaySources = saysOnce(page.Paths)
	for i := range q.Courses {
		page.Courses = append(page.Courses, &q.Courses[i])
	}
	return s.render(c, http.StatusOK, "explore", page)
}

// saysOnce takes the sources of pay off the charts, if they can be said once, and returns them.
func saysOnce(paths []pathEntry) []payFigure {
	var charts []payChart
	for _, path := range paths {
		for _, career := range path.Careers {
			charts = append(charts, career.Charts...)
		}
	}
	common := commonSources(charts)
	if common == nil {
		return nil
	}
	for _, path := range paths {
		for i := range path.Careers {
			path.Careers[i].Charts = unsourced(path.Careers[i].Charts)
		}
	}
	return common
}

// HasPay reports whether any pay is drawn on the page.
func (p explorePage) HasPay() bool {
	for _, path := range p.Paths {
		if drawsPay(path.Careers) {
			return true
		}
	}
	return false
}

// drawsPay reports whether any of the careers has a chart.
func drawsPay(careers []careerEntry) bool {
	for _, career := range careers {
		if len(career.Charts) > 0 {
			return true
		}
	}
	return false
}

// mostCharts is how many careers a questionnaire may have to be listed with charts; longer lists are
// of names and summaries, so that their pages stay small.
const mostCharts = 60

// careerEntries are the careers of a path.
func (say speech) careerEntries(q *quiz.Quiz, path int, base string) []careerEntry {
	axes := payAxes(q)
	var entries []careerEntry
	for i := range q.Careers {
		career := &q.Careers[i]
		if q.Model.Path(i) != path {
			continue
		}
		entry := careerEntry{Career: career, Address: base + "/careers/" + career.ID}
		if len(q.Careers) <= mostCharts {
			entry.Charts = say.payCharts(axes, rowsOf(say.payFigures(q, career.Pay), ""))
		}
		entries = append(entries, entry)
	}
	return entries
}

// outcome returns the position of the outcome that the address names.
func outcome(c echo.Context, q *quiz.Quiz, g engine.Group) (int, error) {
	for i, id := range q.IDs(g) {
		if id == c.Param("outcome") {
			return i, nil
		}
	}
	return 0, errNoPage
}

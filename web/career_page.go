package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// careerPage has all that the questionnaire says of a career.
type careerPage struct {
	Chrome
	Career *quiz.Career
	Path   *quiz.Path
	Counts counts
	// Ways is where answers are told that put it first.
	Ways string
	// Others are the careers that it can be compared with at once, those of its path; Compare leads to the rest.
	Others   []namedLink
	Compare  string
	Courses  []*quiz.Course
	Pay      []payFigure
	Charts   []payChart
	PayWords []quiz.Text
	Sources  []quiz.Source
}

// namedLink leads to something by its name.
type namedLink struct {
	Name    quiz.Text
	Address string
}

func (s *Server) career(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	i, err := outcome(c, q, engine.Careers)
	if err != nil {
		return err
	}
	career, say := &q.Careers[i], s.sayOn(c, q)
	page := careerPage{
		Chrome: s.chrome(c, q, string(career.Name)), Career: career, Path: &q.Paths[q.Model.Path(i)], Counts: countsOf(q, career.Weights), Ways: s.waysAddress(q, engine.Careers, career.ID),
		Courses: coursesFor(q, career.ID), Pay: say.payFigures(q, career.Pay), PayWords: q.Words.Pay, Sources: sourcesOf(q, career.Sources, career.Pay),
	}
	page.Description, page.Charts = string(career.Summary), unsourced(say.payCharts(payAxes(q), rowsOf(page.Pay, "")))
	if len(q.Careers) > 1 {
		page.Compare = compareCareersAddress(page.Base, q) + "?a=" + career.ID
		page.Others = comparedWith(q, career, page.Compare)
	}
	return s.render(c, http.StatusOK, "career", page)
}

// mostOthers is how many comparisons a career's page offers at once.
const mostOthers = 6

// comparedWith are comparisons with the other careers of the same path.
func comparedWith(q *quiz.Quiz, career *quiz.Career, compare string) []namedLink {
	var others []namedLink
	for _, other := range careersOf(q, career.Path) {
		if other.ID != career.ID && len(others) < mostOthers {
			others = append(others, namedLink{other.Name, compare + "&b=" + other.ID})
		}
	}
	return others
}

package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

type resultsPage struct {
	Chrome
	// Done says what has just been done.
	Done     string
	Sittings []sittingRow
	// Choice offers to compare two sittings; nil where no two can be compared.
	Choice  *compareChoice
	Quizzes []*quiz.Quiz
}

// results lists the sittings of this browser.
func (s *Server) results(c echo.Context) error {
	rows, err := s.sittingRows(c)
	if err != nil {
		return err
	}
	say := s.sayOn(c, nil)
	page := resultsPage{Chrome: s.chrome(c, nil, say.T("My results")), Done: say.done(c.QueryParam("done")), Sittings: rows, Choice: newCompareChoice(rows, "", "")}
	for _, q := range s.library.offered() {
		page.Quizzes = append(page.Quizzes, s.inLanguage(c, q))
	}
	return s.render(c, http.StatusOK, "results", page)
}

// done says what has just been done, as the address names it.
func (say speech) done(what string) string {
	switch what {
	case "deleted":
		return say.T("The sitting is deleted for good. Its return code no longer works.")
	case "all-deleted":
		return say.T("The sittings are deleted for good. Their return codes no longer work.")
	case "forgotten":
		return say.T("This browser has forgotten your sittings. They are kept: your return codes lead back to them.")
	}
	return ""
}

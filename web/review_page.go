package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

type reviewPage struct {
	Chrome
	Sitting string
	Rows    []reviewRow
	// Answered, Said (non-answers) and Open (not reached) count the items.
	Answered, Said, Open int
	// FirstOpen leads to the first item that was not reached.
	FirstOpen string
	Back      string
}

type reviewRow struct {
	Number   int
	Text     quiz.Text
	Answer   string
	Reached  bool
	Answered bool
	Change   string
}

func (s *Server) review(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	page := reviewPage{Chrome: s.chrome(t.Quiz, "Check your answers"), Sitting: t.ID, Back: t.itemAddress(len(t.Marks) - 1)}
	for i, m := range t.Marks {
		page.Rows = append(page.Rows, reviewRow{i + 1, t.Quiz.Items[i].Text, t.answerWords(i), m.Reached(), len(m.Options) > 0, t.itemAddress(i) + "?from=review"})
		switch {
		case len(m.Options) > 0:
			page.Answered++
		case m.Reached():
			page.Said++
		default:
			page.Open++
		}
	}
	if open, ok := t.NextOpen(); ok {
		page.FirstOpen = t.itemAddress(open)
	}
	return s.render(c, http.StatusOK, "review", page)
}

// finish notes that the taker asked for the result. Items that were not reached count as skipped.
func (s *Server) finish(c echo.Context) error {
	id := c.Param("sitting")
	if err := s.update(c, func(session *quiz.Session) error {
		session.Finish(s.cfg.Now())
		return nil
	}); err != nil {
		return err
	}
	return goTo(c, "/sittings/"+id+"/result")
}

package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// sharedPage is what a share link shows: the result, to be looked at and nothing else.
type sharedPage struct {
	Chrome
	Heading string
	// Until is the last day of the link, in words.
	Until   string
	Summary summary
	// All are the answers to all questions; empty where the link does not show them.
	All []answerRow
}

func (s *Server) shared(c echo.Context) error {
	hit, err := s.mayTry(c)
	if err != nil {
		return err
	}
	t, share, err := s.sharedSitting(c)
	if err != nil {
		return err
	}
	hit()
	r, err := s.read(t)
	if err != nil {
		return err
	}
	page := sharedPage{
		Chrome: s.chrome(c, t.Quiz, t.say.T("A shared result")), Heading: t.headline(r.result),
		Until: t.say.Date(share.Expires), Summary: r.summary(share.Answers),
	}
	if share.Answers {
		page.All = r.allAnswers()
	}
	return s.render(c, http.StatusOK, "shared", page)
}

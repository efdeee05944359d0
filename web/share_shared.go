package web

import (
	"cmp"
	"errors"
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
	t, share, err := s.sharedSitting(c)
	if errors.Is(err, errNoLink) {
		return cmp.Or(s.missed(c), errNoLink)
	}
	if err != nil {
		return err
	}
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

package web

import (
	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// lengthen goes on with what a short form left out, and leads to the first question that is open. Its
// result stays as it stands. A sitting that leaves nothing out is led to where it was.
func (s *Server) lengthen(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	if t.Session, err = s.update(c, func(session *quiz.Session) error {
		session.Lengthen()
		return nil
	}); err != nil {
		return err
	}
	return s.goTo(c, t.whereLeftOff())
}

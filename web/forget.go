package web

import (
	"errors"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// forget takes this browser's token away, whatever else may fail, and takes it off all its sittings.
// They stay: the return code leads back to them.
func (s *Server) forget(c echo.Context) error {
	s.forgetOwner(c)
	sessions, err := s.held(c)
	if err != nil {
		return err
	}
	o := s.ownerOf(c)
	for _, session := range sessions {
		if _, err := s.cfg.Store.Update(c.Request().Context(), session.ID, func(session *quiz.Session) error {
			session.RemoveOwner(o.hash())
			return nil
		}); err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	return s.goTo(c, "/results?done=forgotten")
}

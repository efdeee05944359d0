package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/store"
)

type deletePage struct {
	Chrome
	Row  sittingRow
	Back string
}

func (s *Server) deleteForm(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	row, err := s.sittingRow(t)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "delete", deletePage{s.chrome(c, t.Quiz, "Delete this sitting?"), row, t.whereLeftOff()})
}

// delete removes a sitting for good. Deleting it a second time is fine: it is gone.
func (s *Server) delete(c echo.Context) error {
	t, err := s.sitting(c)
	if errors.Is(err, store.ErrNotFound) {
		return goTo(c, "/results?done=deleted")
	}
	if err != nil {
		return err
	}
	if err := s.cfg.Store.Delete(c.Request().Context(), t.ID); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return goTo(c, "/results?done=deleted")
}

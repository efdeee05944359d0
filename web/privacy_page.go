package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

type privacyPage struct {
	Chrome
	Cookie string
}

func (s *Server) privacy(c echo.Context) error {
	return s.render(c, http.StatusOK, "privacy", privacyPage{s.chrome(c, nil, "Privacy"), s.cookieName()})
}

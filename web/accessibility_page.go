package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// accessibilityPage says what was tested, and what is known not to work.
type accessibilityPage struct{ Chrome }

func (s *Server) accessibility(c echo.Context) error {
	return s.render(c, http.StatusOK, "accessibility", accessibilityPage{s.chrome(c, nil, s.sayOn(c, nil).T("Accessibility"))})
}

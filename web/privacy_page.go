package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

type privacyPage struct {
	Chrome
	// Cookie and LanguageCookie are the names of the two cookies.
	Cookie, LanguageCookie string
}

func (s *Server) privacy(c echo.Context) error {
	return s.render(c, http.StatusOK, "privacy", privacyPage{s.chrome(c, nil, s.sayOn(c, nil).T("Privacy")), s.cookieName(), s.languageCookie()})
}

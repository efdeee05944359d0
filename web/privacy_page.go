package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

type privacyPage struct {
	Chrome
	// Cookie and LanguageCookie are the names of the two cookies.
	Cookie, LanguageCookie string
	// Days is how long a sitting is kept after the last visit; 0 is until it is deleted.
	Days int
}

func (s *Server) privacy(c echo.Context) error {
	return s.render(c, http.StatusOK, "privacy", privacyPage{s.chrome(c, nil, s.sayOn(c, nil).T("Privacy")), s.cookieName(), s.languageCookie(), wholeDays(s.cfg.Retention)})
}

// wholeDays rounds a time up to days, so that the page never promises less than is true.
func wholeDays(d time.Duration) int { return int((d + aDay - 1) / aDay) }

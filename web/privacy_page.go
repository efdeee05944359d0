package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

type privacyPage struct {
	Chrome
	// Cookie and LanguageCookie are the names of the two cookies, FrameCookie and FrameLanguageCookie those in a frame of
	// another site; these are empty where no site may have one.
	Cookie, LanguageCookie           string
	FrameCookie, FrameLanguageCookie string
	// Days is how long a sitting is kept after the last visit; 0 is until it is deleted.
	Days int
}

func (s *Server) privacy(c echo.Context) error {
	page := privacyPage{Chrome: s.chrome(c, nil, s.sayOn(c, nil).T("Privacy")), Days: wholeDays(s.cfg.Retention)}
	page.Cookie, page.LanguageCookie = s.cookieName(tabJar), s.languageCookie(tabJar)
	if s.embeds() {
		page.FrameCookie, page.FrameLanguageCookie = s.cookieName(frameJar), s.languageCookie(frameJar)
	}
	return s.render(c, http.StatusOK, "privacy", page)
}

// wholeDays rounds a time up to days, so that the page never promises less than is true.
func wholeDays(d time.Duration) int { return int((d + aDay - 1) / aDay) }

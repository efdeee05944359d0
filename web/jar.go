package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// A jar is one of the two in which a browser may keep cookies of ours. Browsers that block the cookies of other sites
// keep none in a frame but those that are partitioned (CHIPS): bound to the site around, and sent in its frames alone.
// Such a cookie must be allowed to come along from another site, so that it has a name of its own, and is never taken
// for the one of the tabs.
type jar bool

const (
	tabJar   jar = false
	frameJar jar = true
)

// jarsOf are those in which the cookies of a request may lie, the right one first. A page in a tab never speaks for
// who is in a frame, nor the other way round; a script's request does not tell where its page is, and may bring both.
func (s *Server) jarsOf(c echo.Context) []jar {
	switch s.placeOf(c) {
	case inFrame:
		return []jar{frameJar}
	case unsaid:
		return []jar{frameJar, tabJar}
	}
	return []jar{tabJar}
}

// jarFor is that for the cookies of an answer.
func (s *Server) jarFor(c echo.Context) jar { return s.placeOf(c) == inFrame }

// cookieName is "__Host-…" on https, which binds the cookie to this host and to https. Browsers demand that such a cookie
// goes to the whole host, so that it is the name that tells the sites below several paths of one apart.
func (s *Server) cookieName(j jar) string {
	name := "careerfit" + strings.ReplaceAll(s.root, "/", "+")
	if j == frameJar {
		name = "framed-" + name
	}
	if s.https() {
		return "__Host-" + name
	}
	return name
}

// setCookie puts a cookie into a jar. By http a browser takes one for frames from its own machine alone.
func (s *Server) setCookie(c echo.Context, j jar, name, value string, maxAge int) {
	cookie := &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: maxAge,
		HttpOnly: true, Secure: s.https(), SameSite: http.SameSiteLaxMode,
	}
	if j == frameJar {
		cookie.Secure, cookie.SameSite, cookie.Partitioned = true, http.SameSiteNoneMode, true
	}
	c.SetCookie(cookie)
}

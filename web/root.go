package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"
)

// A server may be reached below a path of its host, its root, such as "/quiz". Everything in here speaks of addresses
// as if there were none, and only where they come in and go out is the root taken off and put before:
//
//   - belowRoot takes it off the address of a request;
//   - redirect and absolute put it before the one they are given, and so do texts with links (package i18n);
//   - templates begin addresses with {{root}}, which parseFiles replaces.

// belowRoot takes the root off the address of a request; where it is missing, there is no page.
func (s *Server) belowRoot(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().URL.Path == s.root {
			return s.observe(s.headers(func(c echo.Context) error { return s.redirect(c, http.StatusMovedPermanently, withQuery("/", c)) }))(c)
		}
		below, ok := stripped(c.Request().URL, s.root)
		if !ok {
			return s.observe(s.headers(func(echo.Context) error { return errNoPage }))(c)
		}
		c.Request().URL = below // in its place, since the router looks at no other request
		return next(c)
	}
}

// withQuery is a path with the query of a request.
func withQuery(path string, c echo.Context) string {
	return (&url.URL{Path: path, RawQuery: c.Request().URL.RawQuery}).String()
}

// stripped is an address without the root before its path.
func stripped(u *url.URL, root string) (*url.URL, bool) {
	below := *u
	var ok, rawOK bool
	below.Path, ok = strings.CutPrefix(u.Path, root)
	below.RawPath, rawOK = strings.CutPrefix(u.RawPath, root)
	return &below, ok && strings.HasPrefix(below.Path, "/") && (rawOK || u.RawPath == "")
}

// redirect leads to a page of this site.
func (s *Server) redirect(c echo.Context, status int, address string) error {
	return c.Redirect(status, s.root+address)
}

// goTo answers a POST with the page to look at next.
func (s *Server) goTo(c echo.Context, address string) error {
	return s.redirect(c, http.StatusSeeOther, address)
}

// absolute returns the whole address of a page, or "" where the server does not know its own.
func (s *Server) absolute(path string) string {
	if s.cfg.PublicURL == nil {
		return ""
	}
	return s.cfg.PublicURL.JoinPath(path).String()
}

package web

import (
	"net/http"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"
)

// apiRoot is where the API begins. What is under it is described, closed, in api/openapi.yaml: a test holds every
// request and answer against that document, and the document against the routes.
const apiRoot = "/api/v1"

// apiRoutes are those for programs. They know no cookie: whoever has a session's secret says so in a header, which
// no form of another site can send.
func (s *Server) apiRoutes() {
	s.apiReadable = sync.OnceValues(s.writeAPIPage)
	s.api(http.MethodGet, "/", s.apiPage)
	s.api(http.MethodGet, "/openapi.yaml", s.apiDocument)
	s.questionnaireCalls()
	s.sessionCalls()
}

// api registers a call, with the names of the parameters that its query may have.
func (s *Server) api(method, path string, handler echo.HandlerFunc, parameters ...string) {
	handler = knownParameters(handler, parameters)
	methods := []string{method}
	if method == http.MethodGet {
		methods = append(methods, http.MethodHead)
	}
	s.echo.Match(methods, apiRoot+path, handler)
}

// ofAPI reports whether a request is for the API, also where there is no such call.
func ofAPI(c echo.Context) bool {
	path := c.Request().URL.Path
	return path == "/api" || strings.HasPrefix(path, "/api/")
}

// forPrograms puts on every answer of the API, errors too, where it is described (RFC 8631), and what of a request it looks
// at: unlike pages, not at cookies.
func (s *Server) forPrograms(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if h := c.Response().Header(); ofAPI(c) {
			h.Set("Vary", "Accept-Language")
			h.Set("Link", "<"+s.root+apiRoot+`/openapi.yaml>; rel="service-desc", <`+s.root+apiRoot+`/>; rel="service-doc"`)
		}
		return next(c)
	}
}

// unlessAPI is a step that calls of the API do not take.
func unlessAPI(step echo.MiddlewareFunc) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		forPages := step(next)
		return func(c echo.Context) error {
			if ofAPI(c) {
				return next(c)
			}
			return forPages(c)
		}
	}
}

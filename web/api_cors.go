package web

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"
)

// What scripts of other sites may do with the API, where the operator named these (Config.CORSOrigins). Never is a cookie
// among it: the API knows none.
const (
	corsMethods = "GET, HEAD, POST, PUT, DELETE"
	corsHeaders = "Authorization, Content-Type, If-Match, If-None-Match"
	corsExposed = "ETag, Location, Retry-After, X-Request-Id"
	// corsMaxAge is for how many seconds a browser need not ask again: two hours, the most that Chromium keeps to.
	corsMaxAge = "7200"
)

// everyOrigin is how all sites are named at once.
const everyOrigin = "*"

// cors puts on every answer of the API, errors too, which sites may read it, and answers browsers that ask before a call.
func (s *Server) cors(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !ofAPI(c) || len(s.cfg.CORSOrigins) == 0 {
			return next(c)
		}
		h, r := c.Response().Header(), c.Request()
		h.Add("Vary", "Origin")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		allowed := s.mayRead(r.Header.Get("Origin"))
		if allowed == "" {
			return next(c)
		}
		h.Set("Access-Control-Allow-Origin", allowed)
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			h.Set("Access-Control-Allow-Methods", corsMethods)
			h.Set("Access-Control-Allow-Headers", corsHeaders)
			h.Set("Access-Control-Max-Age", corsMaxAge)
			return c.NoContent(http.StatusNoContent)
		}
		h.Set("Access-Control-Expose-Headers", corsExposed)
		return next(c)
	}
}

// mayRead is what the browser is told of the origin; "" where its scripts may read nothing.
func (s *Server) mayRead(origin string) string {
	switch {
	case origin == "":
		return ""
	case slices.Contains(s.cfg.CORSOrigins, everyOrigin):
		return everyOrigin
	case slices.Contains(s.cfg.CORSOrigins, origin):
		return origin
	}
	return ""
}

// checkCallers says which of the sites is not named as browsers name it.
func checkCallers(origins []string) error {
	return checkOrigins("CORS", slices.DeleteFunc(slices.Clone(origins), func(o string) bool { return o == everyOrigin }))
}

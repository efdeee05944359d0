package web

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// Limits of a request.
const (
	maxBody   = 64 << 10 // bytes; the largest form of ours has a few hundred
	maxURL    = 2 << 10
	maxHeader = 16 << 10 // bytes of all names and values
	// maxFields are those of a form: every answer that a page may have known of, and what else was chosen.
	maxFields = 500
	// requestTime bounds what a request may wait for.
	requestTime = 30 * time.Second
)

func (s *Server) middleware() {
	s.always = headersOf(s.https() && s.root == "", s.framers())
	if s.embeds() {
		s.always["Vary"] = []string{"Accept-Language, Cookie, Sec-Fetch-Dest"}
	}
	if s.root != "" {
		s.echo.Pre(s.belowRoot)
	}
	s.echo.Use(s.observe, s.recover, s.headers, s.forPrograms, s.cors, s.advise, limits, unlessAPI(s.sameOrigin()), unlessAPI(form), unlessAPI(s.keepLanguage))
	if s.reload != nil {
		s.echo.Use(s.atOneMoment, s.movedDrafts)
	}
}

// headers go on every answer, errors too.
func (s *Server) headers(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		maps.Copy(h, s.always)
		if strings.HasPrefix(c.Path(), "/share/") {
			h.Set("Referrer-Policy", "no-referrer") // the address is a secret
			h.Set("Content-Security-Policy", policy(framedByNobody))
		}
		if personal(c.Path()) {
			h.Set("X-Robots-Tag", "noindex")
		}
		return next(c)
	}
}

// headersOf are the headers of nearly every answer; a site that has a whole host on https binds browsers to https there.
// The framers are the sites whose pages may show these. Below a path the host is not the site's alone: it is for whoever runs the host to bind all that is on it. Answers share the values: whoever sets one or adds to it makes it anew.
func headersOf(wholeHTTPS bool, framers string) http.Header {
	h := http.Header{}
	for name, value := range map[string]string{
		"Content-Security-Policy":      policy(framers),
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "same-origin",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(), microphone=(), geolocation=()",
		"Cache-Control":                "no-store",
		"Vary":                         "Accept-Language, Cookie",
	} {
		h.Set(name, value)
	}
	if wholeHTTPS {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
	return h
}

// framedByNobody stands for no site at all.
const framedByNobody = "'none'"

// policy is what a page may load and do, and who may show it in a frame.
func policy(framers string) string {
	return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; " +
		"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors " + framers
}

// personal reports whether a route shows what belongs to one taker.
func personal(route string) bool {
	for _, prefix := range []string{"/sittings", "/results", "/return", "/share", apiRoot + "/sessions", apiRoot + "/return"} {
		if strings.HasPrefix(route, prefix) {
			return true
		}
	}
	return false
}

// https reports whether people reach the server by https.
func (s *Server) https() bool { return s.cfg.PublicURL != nil && s.cfg.PublicURL.Scheme == "https" }

// limits bounds the address, the headers, the body and the time of a request.
func limits(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if len(r.RequestURI) > maxURL {
			return echo.NewHTTPError(http.StatusRequestURITooLong)
		}
		if sizeOf(r.Header) > maxHeader {
			return echo.NewHTTPError(http.StatusRequestHeaderFieldsTooLarge)
		}
		if reads := r.Method == http.MethodGet || r.Method == http.MethodHead; !reads && r.ContentLength > maxBody { // nobody looks at a reader's
			return echo.NewHTTPError(http.StatusRequestEntityTooLarge)
		}
		ctx, cancel := context.WithTimeout(r.Context(), requestTime)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(c.Response(), r.Body, maxBody)
		c.SetRequest(r)
		return next(c)
	}
}

// sizeOf is how many bytes the names and values have.
func sizeOf(fields map[string][]string) (size int) {
	for name, values := range fields {
		for _, value := range values {
			size += len(name) + len(value)
		}
	}
	return size
}

// fieldsOf is how many values a form has.
func fieldsOf(form url.Values) (n int) {
	for _, values := range form {
		n += len(values)
	}
	return n
}

// sameOrigin refuses forms that another site posts here, by what the browser says of their origin.
func (s *Server) sameOrigin() echo.MiddlewareFunc {
	protection := http.NewCrossOriginProtection()
	if s.cfg.PublicURL != nil {
		// Unreachable: an address with a scheme and a host is an origin.
		_ = protection.AddTrustedOrigin(origin(s.cfg.PublicURL))
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if err := protection.Check(c.Request()); err != nil {
				return fmt.Errorf("%w: %w", errForeignForm, err)
			}
			return next(c)
		}
	}
}

// origin writes an address as browsers write origins: in small letters, without the usual port.
func origin(u *url.URL) string {
	host := strings.ToLower(u.Host)
	if u.Port() == map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		host = strings.TrimSuffix(host, ":"+u.Port())
	}
	return u.Scheme + "://" + host
}

// recover turns a panic into an error, so that one request's fault stays its own.
func (s *Server) recover(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			}
		}()
		return next(c)
	}
}

// form reads the form that is posted; a body that is too large or broken is the sender's fault.
func form(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Method != http.MethodPost {
			return next(c)
		}
		err := c.Request().ParseForm()
		var tooLarge *http.MaxBytesError
		switch {
		case err == nil && fieldsOf(c.Request().Form) <= maxFields:
			return next(c)
		case err == nil || errors.As(err, &tooLarge):
			return echo.NewHTTPError(http.StatusRequestEntityTooLarge)
		}
		return echo.NewHTTPError(http.StatusBadRequest).SetInternal(err)
	}
}

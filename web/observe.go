package web

import (
	"crypto/rand"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// A Request is what a server tells of one that it has answered: what kind it was and how it went. Nothing in it
// leads to who sent it, or to whose answers it was about.
type Request struct {
	// ID is drawn for this request; its answer has it in X-Request-Id, and so have the log and the page of a
	// fault of the server's.
	ID string
	// Method is one that the site knows; others are "other".
	Method string
	// Route is the pattern of the address, such as /sittings/:sitting/result; it is empty where there is none.
	Route    string
	Status   int
	Duration time.Duration
	// Bytes are those of the answer's body as it was sent.
	Bytes int64
}

// requestIDLength is in letters and digits of five random bits each.
const requestIDLength = 16

// newRequestID draws the name of a request.
func newRequestID() string { return rand.Text()[:requestIDLength] }

// observe names the request and tells of it when it was answered. An id that came with the request is not
// believed: whoever sends it could lay a false trail.
func (s *Server) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		begun, id := time.Now(), s.cfg.RequestID()
		c.Response().Header().Set(echo.HeaderXRequestID, id)
		if err := next(c); err != nil {
			c.Error(err) // now, so that the status is the one that was sent
		}
		s.cfg.Observe(Request{
			ID: id, Method: methodName(c.Request().Method), Route: c.Path(), Status: c.Response().Status,
			Duration: time.Since(begun), Bytes: c.Response().Size,
		})
		return nil
	}
}

// requestID is the name that a request was given.
func requestID(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }

// methodName bounds how many methods there are to tell apart: anybody may send one of their own.
func methodName(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}

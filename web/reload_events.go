package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// requestDesk is where a request keeps the desk of the moment at which it came.
const requestDesk = "desk"

// atOneMoment keeps the desk for the whole request. What the handler offers then is as new as that or
// newer, so that no browser takes an old page for a new one.
func (s *Server) atOneMoment(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Set(requestDesk, s.reload.desk.Load())
		return next(c)
	}
}

// deskOf returns the desk of the request; that of now if it was refused before it had one.
func (s *Server) deskOf(c echo.Context) *desk {
	if d, ok := c.Get(requestDesk).(*desk); ok {
		return d
	}
	return s.reload.desk.Load()
}

// movedDrafts leads from the addresses that a questionnaire had under an earlier id to those it has now,
// and tells of one that cannot be shown. The pages of an exact version stay where they are.
func (s *Server) movedDrafts(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id, d := c.Param("quiz"), s.deskOf(c)
		if id == "" || c.Param("digest") != "" || d.offering(id) != nil {
			return next(c)
		}
		if moved := d.successor(id); moved != nil {
			if c.Request().Method == http.MethodPost { // an old start page: the new one asks again
				return s.goTo(c, "/"+moved.offered.ID+"/")
			}
			return s.redirect(c, http.StatusFound, "/"+moved.offered.ID+strings.TrimPrefix(c.Request().URL.Path, "/"+id))
		}
		if d.find(func(draft *drafted) bool { return draft.offered == nil && draft.ID == id }) != nil {
			return errUnread
		}
		return next(c)
	}
}

// events tells a browser, as a stream of server-sent events, when there is another version to see than
// the one that it names in "seen". Nothing is missed between two streams, since each begins by comparing.
// A stream ends with the time that a request has, or with the server; the browser asks again.
func (s *Server) events(c echo.Context) error {
	w := c.Response()
	w.Header().Set("Content-Type", "text/event-stream")
	if c.Request().Method == http.MethodHead {
		return c.NoContent(http.StatusOK)
	}
	w.WriteHeader(http.StatusOK)
	fmt.Fprint(w, "retry: 300\n\n") // milliseconds until the browser asks again
	w.Flush()
	d := s.reload.desk.Load()
	for d.version == c.QueryParam("seen") {
		select {
		case <-d.replaced:
			d = s.reload.desk.Load()
		case <-s.reload.ended:
			return nil
		case <-c.Request().Context().Done():
			return nil
		}
	}
	fmt.Fprintf(w, "data: %s\n\n", d.version)
	return nil
}

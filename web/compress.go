package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"
)

// compressed reports whether the pages of a route may be sent as gzip. The length of a compressed page tells
// whoever watches the line how much alike its parts are. A site that leads a taker here over and over, each time
// with another query, could so guess at a secret that stands beside what the page repeats of its address (BREACH).
// So the list has only
//
//   - pages with nothing of anybody's on them, and
//   - pages of a sitting, and what is shared of one: they repeat nothing of their address (inOther), and only
//     whoever holds it knows where they are.
//
// What is not on it goes out as it is: pages that are there to show or to make a secret, the form that repeats a
// code, and pages at an address that anybody knows with the sittings of whoever asks.
func compressed(route string) bool {
	if route == apiRoot+"/questionnaires" || strings.HasPrefix(route, apiRoot+"/questionnaires/") && !strings.HasSuffix(route, "/score") {
		return true
	}
	switch route {
	case apiRoot + "/", apiRoot + "/openapi.yaml", embedRoute, "/static/:file", "/privacy", "/accessibility", "/share/:sitting/:token",
		"/sittings/:sitting/items/:number", "/sittings/:sitting/review", "/sittings/:sitting/result":
		return true
	}
	switch page := strings.TrimPrefix(strings.TrimPrefix(route, "/:quiz"), "/at/:digest"); page {
	case "/explore", "/how-it-works", "/compare", "/paths/:outcome", "/careers/:outcome", "/courses/:outcome":
		return true
	}
	return false
}

// ofSitting reports whether a route is a page of one sitting, or what is shared of one.
func ofSitting(route string) bool {
	return strings.HasPrefix(route, "/sittings/") || strings.HasPrefix(route, "/share/")
}

// send writes the whole of an answer, as gzip where the route and the browser allow it. small is the body
// compressed before, or nil.
func (s *Server) send(c echo.Context, status int, contentType string, body, small []byte) error {
	h := c.Response().Header()
	if compressed(c.Path()) {
		h.Add("Vary", "Accept-Encoding")
		if acceptsGzip(c.Request().Header) {
			if small == nil {
				w := s.zips.Get().(*gzip.Writer)
				small = squeeze(w, body)
				s.zips.Put(w)
			}
			h.Set("Content-Encoding", "gzip")
			body = small
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	return c.Blob(status, contentType, body)
}

// newZip makes a writer of gzip: so large a thing that it is used again.
func newZip() any { return gzip.NewWriter(io.Discard) }

// newBuffer makes what a page is written to before it is sent.
func newBuffer() any { return new(bytes.Buffer) }

// squeeze returns the text as gzip.
func squeeze(w *gzip.Writer, text []byte) []byte {
	var b bytes.Buffer
	w.Reset(&b)
	_, _ = w.Write(text) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// acceptsGzip reports whether the browser says that it reads gzip. One that says nothing may not.
func acceptsGzip(h http.Header) bool {
	for _, coding := range strings.Split(strings.Join(h.Values("Accept-Encoding"), ","), ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			return !refused(weight)
		}
	}
	return false
}

// refused reports whether a weight such as "q=0.000" is 0: not at all.
func refused(weight string) bool {
	_, q, found := strings.Cut(strings.ReplaceAll(weight, " ", ""), "=")
	number, err := strconv.ParseFloat(q, 64)
	return found && (err != nil || number <= 0)
}

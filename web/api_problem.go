package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/store"
)

// A problem is an error as programs read it (RFC 9457), with what would mend it.
type problem struct {
	// Type leads to where the kind of problem is described.
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	// Detail says what was wrong, and where.
	Detail string `json:"detail"`
	// Fix says what would mend it.
	Fix string `json:"fix"`
	// Request names the request, as the log does.
	Request string `json:"request"`
}

const mimeProblem = "application/problem+json"

// A misuse is a request that the API refuses for what was sent. Its words go to whoever sent it.
type misuse struct {
	kind        apiKind
	detail, fix string
}

func (m misuse) Error() string { return m.detail }

// An apiKind is a kind of problem, as the type of problem documents ends.
type apiKind string

// The kinds of problems.
const (
	kindBadRequest   apiKind = "bad-request"
	kindNoSecret     apiKind = "no-secret"
	kindNotFound     apiKind = "not-found"
	kindHidden       apiKind = "hidden"
	kindBadMethod    apiKind = "method-not-allowed"
	kindNotYet       apiKind = "not-yet"
	kindChanged      apiKind = "changed-since"
	kindTooLarge     apiKind = "too-large"
	kindAddressLong  apiKind = "address-too-long"
	kindMediaType    apiKind = "unsupported-media-type"
	kindBadAnswer    apiKind = "bad-answer"
	kindTooFast      apiKind = "too-fast"
	kindHeadersLarge apiKind = "headers-too-large"
	kindFault        apiKind = "fault"
	kindUnavailable  apiKind = "unavailable"
)

// apiKinds has the status and the title of each kind.
var apiKinds = map[apiKind]struct {
	status int
	title  string
}{
	kindBadRequest:   {http.StatusBadRequest, "The request cannot be read"},
	kindNoSecret:     {http.StatusUnauthorized, "The session's secret is missing"},
	kindNotFound:     {http.StatusNotFound, "There is nothing here"},
	kindHidden:       {http.StatusNotFound, "The key is not published here"},
	kindBadMethod:    {http.StatusMethodNotAllowed, "That cannot be done here"},
	kindNotYet:       {http.StatusConflict, "It is too early for that"},
	kindChanged:      {http.StatusPreconditionFailed, "The session was changed since"},
	kindTooLarge:     {http.StatusRequestEntityTooLarge, "Too much was sent"},
	kindAddressLong:  {http.StatusRequestURITooLong, "The address is too long"},
	kindMediaType:    {http.StatusUnsupportedMediaType, "The body is not JSON"},
	kindBadAnswer:    {http.StatusUnprocessableEntity, "That is no answer to the item"},
	kindTooFast:      {http.StatusTooManyRequests, "That was too fast"},
	kindHeadersLarge: {http.StatusRequestHeaderFieldsTooLarge, "The headers are too large"},
	kindFault:        {http.StatusInternalServerError, "Something went wrong"},
	kindUnavailable:  {http.StatusServiceUnavailable, "That cannot be done now"},
}

// apiRefusals are what calls refuse for other reasons than what was sent, with words for programs' authors.
func apiRefusals() []struct {
	err error
	misuse
} {
	return []struct {
		err error
		misuse
	}{
		{errNotHeld, noSuchSession},
		{store.ErrNotFound, noSuchSession},
		{errNoPage, noSuchAddress},
		{errManyStarts, misuse{kindTooFast, "Very many sessions were begun in a short time.", "Wait as long as Retry-After says."}},
		{errManyChanges, misuse{kindTooFast, "The session was changed too often in a short time; this change was not saved.", "Wait as long as Retry-After says, and send it again."}},
		{errManyMisses, misuse{kindTooFast, "Very many return codes were tried from this network that do not work.", "Check each letter of the code: one that is right always works."}},
		{store.ErrLost, misuse{kindUnavailable, "The server can neither save nor read any session.", "Try again later."}},
		{store.ErrFailed, misuse{kindUnavailable, "For now the server can save nothing; what was acknowledged before is saved.", "Try again later."}},
		{store.ErrFull, misuse{kindUnavailable, "The server has no room left; what was acknowledged before is saved.", "Try again in a few minutes."}},
		{store.ErrClosed, misuse{kindUnavailable, "The server is restarting.", "Try again as soon as Retry-After says."}},
		{context.DeadlineExceeded, misuse{kindUnavailable, "That took too long: the server is busy.", "Try again in a minute."}},
	}
}

// noSuchSession is said alike of what is not there and of what the secret does not open, so that nobody learns which.
var noSuchSession = misuse{kindNotFound, "There is no such session for this secret.", "Check the session's id and its secret; it may also have been deleted."}

// noSuchAddress names the slip that is made most.
var noSuchAddress = misuse{kindNotFound, "There is nothing at this address.", "Compare the address with the OpenAPI document: of all in it, only that of the page, /api/v1/, ends with a slash."}

// misuseOf finds the words for an error.
func misuseOf(err error) misuse {
	if m, ok := errors.AsType[misuse](err); ok {
		return m
	}
	for _, row := range apiRefusals() {
		if errors.Is(err, row.err) {
			return row.misuse
		}
	}
	if http, ok := errors.AsType[*echo.HTTPError](err); ok {
		return misuseByStatus(http.Code)
	}
	return misuseByStatus(0)
}

// misuseByStatus are the words for errors that come from HTTP itself.
func misuseByStatus(status int) misuse {
	switch status {
	case http.StatusNotFound:
		return noSuchAddress
	case http.StatusMethodNotAllowed:
		return misuse{kindBadMethod, "The address does not take this method.", "Use one that the Allow header names."}
	case http.StatusRequestEntityTooLarge:
		return misuse{kindTooLarge, "The body has more than 64 KiB.", "Send less."}
	case http.StatusRequestURITooLong:
		return misuse{kindAddressLong, "The address has more than 2 KiB.", "Send a shorter one."}
	case http.StatusRequestHeaderFieldsTooLarge:
		return misuse{kindHeadersLarge, "The headers have more than 16 KiB.", "Send fewer; no cookie is needed."}
	case http.StatusBadRequest:
		return misuse{kindBadRequest, "The request could not be read.", "Compare it with the OpenAPI document."}
	}
	return misuse{kindFault, "The fault is ours, and it was noted.", "Try again later; the operator finds the request in the log by its name."}
}

// showProblem answers with a problem document, which says no more of a fault of the server's than that it is one.
func (s *Server) showProblem(c echo.Context, err error) {
	m := misuseOf(err)
	kind, h := apiKinds[m.kind], c.Response().Header()
	s.logFault(c, err, kind.status)
	sayWhenAgain(h, kind.status)
	if kind.status == http.StatusUnauthorized {
		h.Set(echo.HeaderWWWAuthenticate, `Bearer realm="careerfit"`)
	}
	body, err := inBytes(problem{s.root + apiRoot + "/#" + string(m.kind), kind.title, kind.status, m.detail, m.fix, requestID(c)})
	if err != nil {
		s.cfg.Log.Error("problem document failed", "route", c.Path(), "request", requestID(c), "error", err)
	}
	_ = c.Blob(kind.status, mimeProblem, body)
}

package web

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
)

type errorPage struct {
	Chrome
	Heading, Words string
	// Wait says how long to wait; mostly empty. Mend says what to do.
	Wait, Mend           string
	OfferCode, TellSaved bool
	// OpenTab offers the quiz in a tab of its own.
	OpenTab bool
	// Question is the address of the question whose answer was refused; empty where there is none.
	Question string
	// Reference is what the log has of a fault of the server's; empty for others, and for those that it has at debug alone.
	Reference string
}

func (s *Server) errorPage(c echo.Context, r refusal, say speech) errorPage {
	page := errorPage{
		Chrome: s.chrome(c, nil, say.T(r.title)), Heading: say.T(r.title), Words: say.T(r.words), Mend: say.T(r.mend),
		OfferCode: r.says(offersCode), TellSaved: r.says(tellsSaved) && s.holdsAny(c),
		OpenTab: r.says(opensTab) && s.placeOf(c) != alone,
	}
	if seconds, err := strconv.Atoi(c.Response().Header().Get(echo.HeaderRetryAfter)); err == nil && r.says(tellsWait) {
		page.Wait = say.N(seconds, "Please wait %d second.", "Please wait %d seconds.")
	}
	if c.Request().Method == http.MethodPost {
		page.Languages = nil // a link would ask for what only a form may
		page.Question = questionOf(c, r)
	}
	return page
}

// questionOf returns the address of the question whose answer was refused, as its page was opened.
func questionOf(c echo.Context, r refusal) string {
	if c.Path() != "/sittings/:sitting/items/:number" || !r.says(leadsBack) {
		return ""
	}
	address := "/sittings/" + c.Param("sitting") + "/items/" + c.Param("number")
	if from := knownFrom(c.Request().PostForm.Get("from")); from != "" {
		address += "?from=" + from
	}
	return address
}

// sayWhenAgain tells programs when to try again what is refused only for now, unless it is known better.
func sayWhenAgain(h http.Header, status int) {
	if (status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests) && h.Get(echo.HeaderRetryAfter) == "" {
		h.Set(echo.HeaderRetryAfter, "60")
	}
}

// holdsAny reports whether this browser has a sitting; not where that cannot be looked up.
func (s *Server) holdsAny(c echo.Context) bool {
	o := s.ownerOf(c)
	if o == "" {
		return false
	}
	// The time for what failed is over, and the page of the error may not wait as long again.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.Request().Context()), time.Second)
	defer cancel()
	held, err := s.cfg.Store.ByOwner(ctx, o.hash())
	return err == nil && len(held) > 0
}

package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web/internal/i18n"
)

// What a page may refuse, beside what the store does.
var (
	errForeignForm = errors.New("the form was sent from another site")
	errNotHeld     = errors.New("this browser does not hold the sitting")
	errNoCookies   = errors.New("the browser keeps no cookie in a frame")
	errNoPage      = errors.New("there is no such page")
	errNoLink      = errors.New("the share link does not work")
	errHiddenKey   = errors.New("the key is not published")
	errUnread      = errors.New("the questionnaire's file has errors")
)

// A refusal is how an error looks to the person who met it.
type refusal struct {
	status             int
	title, words, mend i18n.Text
	also               addition
}

// An addition is what else a refusal says; several are joined with |.
type addition int

const nothing addition = 0

const (
	// offersCode leads to the form for the return code.
	offersCode addition = 1 << iota
	// leadsBack leads to the question whose answer was refused, where that can be sent again.
	leadsBack
	// tellsSaved says to those who have sittings that nothing of them is lost.
	tellsSaved
	// opensTab leads to the quiz in a tab of its own from where it may be in a frame.
	opensTab
	// tellsWait says how long to wait, as the answer says to programs.
	tellsWait
)

// says reports whether a refusal has the addition.
func (r refusal) says(a addition) bool { return r.also&a != 0 }

// refusals is the one table from errors to pages.
func refusals() []struct {
	err error
	refusal
} {
	return []struct {
		err error
		refusal
	}{
		{errForeignForm, refusal{http.StatusForbidden, "This form came from another site",
			"To keep your answers safe, forms are taken only from this site's own pages.", "Go back to the quiz and answer there. Nothing was changed.", leadsBack}},
		{errNotHeld, refusal{http.StatusForbidden, "This sitting is not on this device",
			"The sitting was begun in another browser, or this one has forgotten it.", "Enter your return code to open it here. All its answers are saved.", offersCode | opensTab}},
		{errNoCookies, refusal{http.StatusForbidden, "Your browser does not know you here",
			"The quiz is shown within a page of another site, and there this browser keeps no cookie for it. So it cannot tell that this sitting is yours.", "Open the quiz in a tab of its own: there it can.", opensTab}},
		{store.ErrNotFound, refusal{http.StatusNotFound, "This sitting is not here",
			"It was deleted, or the address is not complete.", "Look at “My results”, or enter your return code.", offersCode}},
		{errNoPage, refusal{http.StatusNotFound, "Page not found",
			"There is no page at this address.", "Check the address, or begin at the start page.", nothing}},
		{errNoLink, refusal{http.StatusNotFound, "This link no longer works",
			"It was taken back, it has expired, or the address is not complete.", "Check that the address was copied as a whole: it ends with 26 letters and digits. Otherwise ask whoever gave you the link for a new one.", nothing}},
		{errHiddenKey, refusal{http.StatusNotFound, "How it works is not shown here",
			"Whoever runs this site does not publish how answers are counted.", "Your result still says what each of your answers added.", nothing}},
		{errManyStarts, refusal{http.StatusTooManyRequests, "Too many are starting at once",
			"Very many sittings were begun in a short time.", "Then go back, and press the button again.", tellsSaved | tellsWait}},
		{errManyChanges, refusal{http.StatusTooManyRequests, "That was too fast",
			"So many changes in so short a time are not taken, and this one is not saved yet.", "Then go back, and try again.", leadsBack | tellsSaved | tellsWait}},
		{errManyHeld, refusal{http.StatusConflict, "This browser has too many sittings",
			"It holds as many as it can. None of them is lost.", "Under “My results”, delete some of them, or have this browser forget them: their return codes still open them.", nothing}},
		{errManyMisses, refusal{http.StatusTooManyRequests, "Too many tries",
			"From your network, very many codes or links were tried that do not work.", "Check each letter of yours: a link or a code that is right always works.", nothing}},
		{errUnread, refusal{http.StatusNotFound, "This questionnaire cannot be shown yet",
			"Its file has errors. They are listed at the top of this page.", "Mend them and save the file: then the questionnaire is here.", nothing}},
		{store.ErrLost, refusal{http.StatusServiceUnavailable, "The quiz is out of order",
			"The server can neither save nor read any sitting.", "Please come back later, and keep your return code.", nothing}},
		{store.ErrFailed, refusal{http.StatusServiceUnavailable, "That could not be saved",
			"For now the server can save nothing. What you sent before was saved.", "Please come back later, and keep your return code.", leadsBack}},
		{store.ErrFull, refusal{http.StatusServiceUnavailable, "That could not be saved",
			"The server has no room left. All earlier answers are saved.", "Please try again in a few minutes.", leadsBack}},
		{store.ErrClosed, refusal{http.StatusServiceUnavailable, "The quiz is restarting",
			"All answers that you sent before are saved.", "Please try again in a minute.", leadsBack}},
		{store.ErrDamaged, refusal{http.StatusInternalServerError, "Something went wrong",
			"The fault is ours, and it was noted.", "Please try again later, and keep your return code.", nothing}},
		{context.DeadlineExceeded, refusal{http.StatusServiceUnavailable, "That took too long",
			"The server is busy. All earlier answers are saved.", "Please try again in a minute.", leadsBack}},
	}
}

// byStatus are the pages of errors that come from HTTP itself.
func byStatus(status int) refusal {
	switch status {
	case http.StatusNotFound:
		return refusal{status, "Page not found", "There is no page at this address.", "Check the address, or begin at the start page.", nothing}
	case http.StatusMethodNotAllowed:
		return refusal{status, "That cannot be done here", "The page does not take this kind of request.", "Go back and use the page's own buttons.", tellsSaved}
	case http.StatusRequestEntityTooLarge:
		return refusal{status, "Too much was sent", "The form was larger than any form of this site.", "Go back and try again.", leadsBack | tellsSaved}
	case http.StatusRequestHeaderFieldsTooLarge:
		return refusal{status, "Your browser sent too much", "With every page it sends what other pages of this host have stored in it, and that is more than this site takes.", "Delete the cookies of this host, or use another browser, and come back with your return code.", offersCode}
	case http.StatusRequestURITooLong:
		return refusal{status, "The address is too long", "No page of this site has such a long address.", "Begin at the start page.", nothing}
	case http.StatusBadRequest:
		return refusal{status, "The form could not be read", "What arrived was not complete.", "Go back and send it again.", leadsBack | tellsSaved}
	}
	return refusal{http.StatusInternalServerError, "Something went wrong", "The fault is ours, and it was noted.", "Please try again in a minute.", leadsBack}
}

// refusalOf finds the page for an error.
func refusalOf(err error) refusal {
	for _, row := range refusals() {
		if errors.Is(err, row.err) {
			return row.refusal
		}
	}
	var http *echo.HTTPError
	if errors.As(err, &http) {
		return byStatus(http.Code)
	}
	return byStatus(0)
}

// statusGone is what servers note of a browser that left before the answer; nobody gets it.
const statusGone = 499

// showError answers with the error's page; the log gets the error itself and the route, never the
// address.
func (s *Server) showError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	if errors.Is(err, context.Canceled) && c.Request().Context().Err() != nil {
		_ = c.NoContent(statusGone) // nobody is there to read a page
		return
	}
	if ofAPI(c) {
		s.showProblem(c, err)
		return
	}
	r := refusalOf(err)
	fault := s.logFault(c, err, r.status)
	sayWhenAgain(c.Response().Header(), r.status)
	say := s.sayOn(c, nil)
	if wantsJSON(c) {
		_ = c.JSON(r.status, saved{Problem: say.T(r.title) + ". " + say.T(r.words)})
		return
	}
	page := s.errorPage(c, r, say)
	if fault {
		page.Reference = requestID(c)
	}
	if err := s.render(c, r.status, "error", page); err != nil {
		s.cfg.Log.Error("error page failed", "route", c.Path(), "request", requestID(c), "error", err)
		_ = c.String(http.StatusInternalServerError, "Something went wrong.\n")
	}
}

// logFault tells the log of a fault of the server's, and whether it is one that somebody should look into.
func (s *Server) logFault(c echo.Context, err error, status int) bool {
	if status < 500 {
		return false
	}
	log, level := s.cfg.Log, importance(err)
	if errors.Is(err, store.ErrDamaged) {
		log = log.With("mend", "careerfit doctor tells what is damaged; then restore a backup")
	}
	log.Log(c.Request().Context(), level, "request failed", "method", methodName(c.Request().Method), "route", c.Path(), "status", status, "request", requestID(c), "error", err)
	return level == slog.LevelError
}

// importance is how a request's fault is logged. While the store takes nothing, each request would tell of it; whoever
// gave the store tells it once.
func importance(err error) slog.Level {
	if errors.Is(err, store.ErrFull) || errors.Is(err, store.ErrFailed) || errors.Is(err, store.ErrClosed) {
		return slog.LevelDebug
	}
	return slog.LevelError
}

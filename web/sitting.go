package web

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A sitting is a session together with the questionnaire that it is pinned to, in the language of whoever
// looks at it.
type sitting struct {
	*quiz.Session
	Quiz *quiz.Quiz
	say  speech
}

// sitting loads the sitting that the address names, if this browser holds it.
func (s *Server) sitting(c echo.Context) (sitting, error) {
	t, err := s.heldSitting(c, c.Param("sitting"))
	if err == nil {
		c.Set(shownSitting, t)
	}
	return t, err
}

// heldSitting loads a sitting, if this browser holds it.
func (s *Server) heldSitting(c echo.Context, id string) (sitting, error) {
	by := browser{s, c}
	session, err := s.heldSession(c, by, id)
	if err != nil {
		return sitting{}, err
	}
	s.noteVisit(c, by, session)
	return s.withQuiz(c, session)
}

// heldSession loads a session without its questionnaire, if the caller holds it.
func (s *Server) heldSession(c echo.Context, by caller, id string) (*quiz.Session, error) {
	session, err := s.cfg.Store.Session(c.Request().Context(), id)
	if err != nil {
		return nil, err
	}
	_, err = by.holder(session)
	return session, err
}

// shownSitting is where a request keeps the sitting that its page is of.
const shownSitting = "sitting"

// aDay is how exactly visits are noted: a write for each page would be too much.
const aDay = 24 * time.Hour

// noteVisit notes that the session is still in use, and so is the caller's token. Whoever only reads
// is not troubled if that cannot be written.
func (s *Server) noteVisit(c echo.Context, by caller, session *quiz.Session) {
	now := s.cfg.Now()
	if now.Sub(session.Seen) < aDay {
		return
	}
	if as, err := by.holder(session); err == nil {
		by.renew(as)
	}
	if _, err := s.cfg.Store.Update(c.Request().Context(), session.ID, func(session *quiz.Session) error {
		session.Visit(now)
		return nil
	}); err != nil {
		s.cfg.Log.Log(c.Request().Context(), min(importance(err), slog.LevelWarn), "visit not noted", "route", c.Path(), "request", requestID(c), "error", err)
	}
}

func (s *Server) withQuiz(c echo.Context, session *quiz.Session) (sitting, error) {
	q, err := s.library.pinned(c.Request().Context(), session.Digest)
	if err != nil {
		return sitting{}, err
	}
	return s.sittingOf(c, session, q)
}

// sittingOf is the session of the questionnaire, in the language of whoever asks.
func (s *Server) sittingOf(c echo.Context, session *quiz.Session, q *quiz.Quiz) (sitting, error) {
	lang := s.language(c, s.languagesOf(q))
	return sitting{session, q.In(lang), s.sayAround(c, lang)}, q.GoOn(session) // an answer that was saved on its page may have more after it
}

// update changes the sitting that the address names, if this browser holds it, and returns it as it is then.
func (s *Server) update(c echo.Context, change func(*quiz.Session) error) (*quiz.Session, error) {
	return s.updateBy(c, browser{s, c}, c.Param("sitting"), change)
}

// updateBy changes a session, if the caller holds it, and returns it as it is then. That is a visit, after which a
// browser's token is good for another year, too.
func (s *Server) updateBy(c echo.Context, by caller, id string, change func(*quiz.Session) error) (*quiz.Session, error) {
	return s.cfg.Store.Update(c.Request().Context(), id, func(session *quiz.Session) error {
		as, err := by.holder(session)
		if err != nil {
			return err
		}
		now := s.cfg.Now()
		if now.Sub(session.Seen) >= aDay {
			by.renew(as)
		}
		session.Visit(now)
		if err := change(session); err != nil {
			return err
		}
		return s.mayChange(c, as.owner, id) // only what would be kept counts
	})
}

// updateWithQuiz does the same with a change that needs the questionnaire. The session is read once, when it is this
// change's turn; its questionnaire, if that must be read, before another try, since a change must not wait for the store.
func (s *Server) updateWithQuiz(c echo.Context, by caller, id string, change func(*quiz.Session, *quiz.Quiz) error) (*quiz.Session, error) {
	session, err := s.updateBy(c, by, id, func(session *quiz.Session) error {
		q, ok := s.library.atHand(session.Digest)
		if !ok {
			return absentError{session.Digest}
		}
		return change(session, q)
	})
	absent, ok := errors.AsType[absentError](err)
	if !ok {
		return session, err
	}
	q, err := s.library.pinned(c.Request().Context(), absent.digest)
	if err != nil {
		return nil, err
	}
	return s.updateBy(c, by, id, func(session *quiz.Session) error { return change(session, q) }) // a session keeps its questionnaire
}

// An absentError says that a questionnaire must be read from the store first.
type absentError struct{ digest quiz.Digest }

func (e absentError) Error() string { return fmt.Sprintf("questionnaire %s is not at hand", e.digest) }

// address returns the address of one of the sitting's pages.
func (t sitting) address(page string) string { return "/sittings/" + t.ID + "/" + page }

func (t sitting) itemAddress(i int) string { return t.address("items/" + strconv.Itoa(i+1)) }

// evaluate scores the sitting as it stands.
func (t sitting) evaluate() (*engine.Sheet, engine.Result, error) {
	sheet, err := t.Quiz.ResultSheet(t.Session)
	if err != nil {
		return nil, engine.Result{}, err
	}
	return sheet, t.Quiz.Model.Evaluate(sheet), nil
}

// answerWords returns what was said to an item, in the taker's own words.
func (t sitting) answerWords(item int) string { return t.say.answer(t.Quiz, item, t.Marks[item]) }

// resume leads to where the taker left off.
func (s *Server) resume(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	return s.redirect(c, http.StatusFound, t.whereLeftOff())
}

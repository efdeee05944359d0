package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

type returnPage struct {
	Chrome
	// Typed is what was entered, Error what is wrong with it.
	Typed, Error string
}

func (s *Server) returnForm(c echo.Context) error {
	return s.render(c, http.StatusOK, "return", returnPage{Chrome: s.chrome(c, nil, s.sayOn(c, nil).T("Come back with your code"))})
}

// returnByCode opens a sitting in this browser.
func (s *Server) returnByCode(c echo.Context) error {
	typed, say := c.Request().PostForm.Get("code"), s.sayOn(c, nil) // never from the address
	code, ok := parseCode(typed)
	if !ok {
		return s.returnAgain(c, http.StatusUnprocessableEntity, typed, say.T("Enter the whole code: 18 letters and digits."))
	}
	session, err := s.cfg.Store.ByCode(c.Request().Context(), codeHash(code))
	if errors.Is(err, store.ErrNotFound) {
		return s.noSuchCode(c, typed)
	}
	if err == nil {
		err = s.hold(c, session)
	}
	if err != nil {
		return err
	}
	return s.goTo(c, "/sittings/"+session.ID)
}

// noSuchCode refuses a code that no sitting has.
func (s *Server) noSuchCode(c echo.Context, typed string) error {
	say := s.sayOn(c, nil)
	if s.missed(c) != nil {
		return s.returnAgain(c, http.StatusTooManyRequests, typed, say.T("Too many codes were tried here that do not work. Check each letter of yours, and try again: one that is right always works."))
	}
	return s.returnAgain(c, http.StatusUnprocessableEntity, typed, say.T("No sitting has this code. Check each letter. The sitting may also have been deleted, or given a new code."))
}

// hold makes this browser one of those that hold the session.
func (s *Server) hold(c echo.Context, session *quiz.Session) error {
	held, err := s.held(c)
	if err != nil {
		return err
	}
	if len(held) >= maxHeld && !session.OwnedBy(s.ownerOf(c).hash()) {
		return errManyHeld
	}
	_, _, err = s.join(c, browser{s, c}, session.ID)
	return err
}

// join makes the caller one of those that hold a session, and returns it with the token that opens it now.
func (s *Server) join(c echo.Context, by caller, id string) (*quiz.Session, owner, error) {
	if err := s.mayChange(c, comers, id); err != nil {
		return nil, "", err
	}
	o := by.token()
	session, err := s.cfg.Store.Update(c.Request().Context(), id, func(session *quiz.Session) error {
		session.AddOwner(o.hash())
		session.Visit(s.cfg.Now())
		return nil
	})
	return session, o, err
}

func (s *Server) returnAgain(c echo.Context, status int, typed, complaint string) error {
	page := returnPage{s.chrome(c, nil, s.sayOn(c, nil).T("Error: %s", s.sayOn(c, nil).T("Come back with your code"))), typed, complaint}
	if len(page.Typed) > 80 {
		page.Typed = ""
	}
	return s.render(c, status, "return", page)
}

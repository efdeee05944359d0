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
		return s.returnAgain(c, http.StatusUnprocessableEntity, typed, say.T("Enter the whole code: 16 letters and digits, in groups of four."))
	}
	hit, err := s.mayTry(c)
	if err != nil {
		return s.returnAgain(c, http.StatusTooManyRequests, typed, say.T("Too many codes were tried here that do not work. Wait a minute, then try again: yours is still good."))
	}
	session, err := s.cfg.Store.ByCode(c.Request().Context(), codeHash(code))
	if errors.Is(err, store.ErrNotFound) {
		return s.returnAgain(c, http.StatusUnprocessableEntity, typed, say.T("No sitting has this code. Check each letter. The sitting may also have been deleted, or given a new code."))
	}
	if err != nil {
		return err
	}
	hit()
	held, err := s.held(c)
	if err != nil {
		return err
	}
	if len(held) >= maxHeld && !session.OwnedBy(s.ownerOf(c).hash()) {
		return errManyHeld
	}
	o := s.ensureOwner(c)
	session, err = s.cfg.Store.Update(c.Request().Context(), session.ID, func(session *quiz.Session) error {
		session.AddOwner(o.hash())
		session.Seen = s.cfg.Now()
		return nil
	})
	if err != nil {
		return err
	}
	return s.goTo(c, "/sittings/"+session.ID)
}

func (s *Server) returnAgain(c echo.Context, status int, typed, complaint string) error {
	page := returnPage{s.chrome(c, nil, s.sayOn(c, nil).T("Error: %s", s.sayOn(c, nil).T("Come back with your code"))), typed, complaint}
	if len(page.Typed) > 80 {
		page.Typed = ""
	}
	return s.render(c, status, "return", page)
}

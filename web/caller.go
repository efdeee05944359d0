package web

import (
	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// A caller is who asks for sessions: a browser with its cookies, or a program with a secret in a header.
type caller interface {
	// holder returns as whom the caller holds a session, or an error that says why it does not.
	holder(session *quiz.Session) (visitor, error)
	// renew makes a token good for another year, where that is needed.
	renew(as visitor)
	// token returns the one by which the caller is to hold another session.
	token() owner
}

// A browser is the caller of a page.
type browser struct {
	s *Server
	c echo.Context
}

func (b browser) holder(session *quiz.Session) (visitor, error) { return b.s.holderOf(b.c, session) }
func (b browser) renew(as visitor)                              { b.s.renew(b.c, as) }
func (b browser) token() owner                                  { return b.s.ensureOwner(b.c) }

// A program is a caller of the API. Each session that it begins or opens has a secret of its own.
type program struct {
	s *Server
	// secret is what it says; empty where it needs none.
	secret owner
}

func (p program) holder(session *quiz.Session) (visitor, error) {
	if p.secret == "" || !session.OwnedBy(p.secret.hash()) {
		return visitor{}, errNotHeld
	}
	return visitor{owner: p.secret}, nil
}

func (program) renew(visitor)  {} // a program keeps what it was told for as long as it likes
func (p program) token() owner { return p.s.newOwner() }

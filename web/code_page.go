package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

type codePage struct {
	Chrome
	// Code is in groups; it is empty where another browser made it.
	Code string
	// ReturnAddress is where the code is entered: a whole address where the server knows its own.
	ReturnAddress string
	Sitting       string
	// Serial is the number of the code that the page is about.
	Serial uint32
	Next   string
	First  bool
	// Done says that the code is a new one.
	Done string
}

func (s *Server) code(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	page := codePage{
		Chrome: s.chrome(c, t.Quiz, t.say.T("Your return code")).inWordsOfSite(), Code: s.codeFor(c, t), ReturnAddress: s.absolute("/return"),
		Sitting: t.ID, Serial: t.CodeSerial, Next: t.whereLeftOff(), First: t.Reached() == 0,
	}
	if c.QueryParam("done") == "renewed" {
		page.Done = t.say.T("This is your new code. The old one no longer works.")
	}
	return s.render(c, http.StatusOK, "code", page)
}

// codeFor returns the sitting's code for a person to read, if this browser made it.
func (s *Server) codeFor(c echo.Context, t sitting) string {
	code := s.ownerOf(c).returnCode(t.ID, t.CodeSerial)
	if codeHash(code) != t.Code {
		return ""
	}
	return groupCode(code)
}

// renewCode replaces the return code by one of this browser; the old one stops working. A form that
// is sent twice makes one new code: it names the code that it replaces.
func (s *Server) renewCode(c echo.Context) error {
	id := c.Param("sitting")
	if _, err := s.update(c, func(session *quiz.Session) error {
		if c.Request().PostForm.Get("serial") != strconv.FormatUint(uint64(session.CodeSerial), 10) {
			return nil
		}
		session.CodeSerial++
		session.Code = codeHash(s.ownerOf(c).returnCode(session.ID, session.CodeSerial))
		return nil
	}); err != nil {
		return err
	}
	return s.goTo(c, "/sittings/"+id+"/code?done=renewed")
}

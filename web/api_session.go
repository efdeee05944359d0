package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// sessionCalls are the calls about sessions: the same as what pages do with sittings, one call a change.
func (s *Server) sessionCalls() {
	s.api(http.MethodPost, "/sessions", s.apiBegin)
	s.api(http.MethodPost, "/return", s.apiOpen)
	s.apiOf(http.MethodGet, "", s.apiState)
	s.apiOf(http.MethodDelete, "", s.apiDelete)
	s.apiOf(http.MethodPut, "/answers/:item", s.apiPut)
	s.apiOf(http.MethodDelete, "/answers/:item", s.apiClear)
	s.apiOf(http.MethodPost, "/long", s.apiLengthen)
	s.apiOf(http.MethodPost, "/finish", s.apiFinish)
	s.apiOf(http.MethodGet, "/result", s.apiResult, langParameter)
	s.apiOf(http.MethodGet, "/receipt", s.apiReceipt)
	s.apiOf(http.MethodGet, "/export", s.apiExport, langParameter)
}

// apiOf registers a call about one session, which its secret has to come with.
func (s *Server) apiOf(method, path string, call func(echo.Context, caller) error, parameters ...string) {
	s.api(method, "/sessions/:session"+path, func(c echo.Context) error {
		if slices.Contains(c.ParamValues(), "") { // as between two slashes
			return errNoPage
		}
		secret, err := bearer(c.Request().Header.Values(echo.HeaderAuthorization))
		if err != nil {
			return err
		}
		return call(c, program{s, secret})
	}, parameters...)
}

// An apiSession is what a program is told once: how to come back to a session, and how it stands.
type apiSession struct {
	ID string `json:"id"`
	// Secret opens this session alone.
	Secret string `json:"secret"`
	// ReturnCode opens the session in a browser, too. It is there when the session is begun.
	ReturnCode string       `json:"return_code,omitempty"`
	State      sessionState `json:"state"`
}

// apiBegin begins a session of a questionnaire that is offered now.
func (s *Server) apiBegin(c echo.Context) error {
	var wanted struct {
		Questionnaire string `json:"questionnaire"`
		Form          string `json:"form"`
	}
	if err := readJSON(c, &wanted); err != nil {
		return err
	}
	q, err := s.offeredAs(wanted.Questionnaire)
	if err != nil {
		return err
	}
	short, err := shortWanted(q, wanted.Form)
	if err != nil {
		return err
	}
	session, o, err := s.create(c, program{s: s}, q, short)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, s.sessionAddress(session))
	return s.sendSession(c, http.StatusCreated, apiSession{Secret: string(o), ReturnCode: groupCode(o.returnCode(session.ID, 0))}, session, q)
}

// sessionAddress is where a session is.
func (s *Server) sessionAddress(session *quiz.Session) string {
	return s.root + apiRoot + "/sessions/" + session.ID
}

// offeredAs finds a questionnaire that is offered now, by its id or its digest.
func (s *Server) offeredAs(name string) (*quiz.Quiz, error) {
	for _, q := range s.library.offered() {
		if name == q.ID || name == q.Digest.String() {
			return q, nil
		}
	}
	return nil, misuse{kindNotFound, fmt.Sprintf("No questionnaire %.80q is offered now.", name), "GET /questionnaires lists those that are."}
}

// shortWanted reads which form of the questionnaire is to be begun.
func shortWanted(q *quiz.Quiz, form string) (bool, error) {
	switch {
	case form == "" || form == "long":
		return false, nil
	case form != "short":
		return false, misuse{kindBadRequest, fmt.Sprintf("The form %.60q is unknown.", form), `Known: "long", "short".`}
	case !q.HasShort():
		return false, misuse{kindNotFound, "The questionnaire has no short form.", `Begin the long one, with "form": "long".`}
	}
	return true, nil
}

// apiOpen opens the session with a return code, also one that was begun in a browser.
func (s *Server) apiOpen(c echo.Context) error {
	var given struct {
		ReturnCode string `json:"return_code"`
	}
	if err := readJSON(c, &given); err != nil {
		return err
	}
	session, err := s.withCode(c, given.ReturnCode)
	if err != nil {
		return err
	}
	q, err := s.library.pinned(c.Request().Context(), session.Digest)
	if err != nil {
		return err
	}
	session, o, err := s.join(c, program{s: s}, session.ID)
	if err != nil {
		return err
	}
	return s.sendSession(c, http.StatusOK, apiSession{Secret: string(o)}, session, q)
}

// withCode finds the session that has a return code, and counts codes that none has.
func (s *Server) withCode(c echo.Context, typed string) (*quiz.Session, error) {
	code, ok := parseCode(typed)
	if !ok {
		return nil, misuse{kindNotFound, "That is no return code.", "Send the whole code: 18 letters and digits; spaces and small letters do no harm."}
	}
	session, err := s.cfg.Store.ByCode(c.Request().Context(), codeHash(code))
	if !errors.Is(err, store.ErrNotFound) {
		return session, err
	}
	if err := s.missed(c); err != nil {
		return nil, err
	}
	return nil, misuse{kindNotFound, "No session has this return code.", "Check each letter of the code; the session may also have been deleted, or given a new code."}
}

// sendSession answers with what opens a session, and how it stands.
func (s *Server) sendSession(c echo.Context, status int, opened apiSession, session *quiz.Session, q *quiz.Quiz) (err error) {
	opened.ID = session.ID
	c.Response().Header().Set(headerETag, tagOf(session))
	if opened.State, err = stateOf(session, q); err != nil {
		return err
	}
	return s.sendJSON(c, status, opened)
}

// apiSitting loads the session that the address names, if the secret opens it, with its questionnaire.
func (s *Server) apiSitting(c echo.Context, by caller) (*quiz.Session, *quiz.Quiz, error) {
	session, err := s.heldSession(c, by, c.Param("session"))
	if err != nil {
		return nil, nil, err
	}
	s.noteVisit(c, by, session)
	q, err := s.library.pinned(c.Request().Context(), session.Digest)
	return session, q, err
}

// apiState tells how the session stands, unless the program knows that already.
func (s *Server) apiState(c echo.Context, by caller) error {
	session, q, err := s.apiSitting(c, by)
	if err != nil {
		return err
	}
	if tag := tagOf(session); knows(c.Request().Header, tag) {
		c.Response().Header().Set(headerETag, tag)
		return c.NoContent(http.StatusNotModified)
	}
	return s.sendState(c, session, q)
}

// apiResult tells the result, once it was asked for.
func (s *Server) apiResult(c echo.Context, by caller) error {
	t, err := s.apiFinished(c, by)
	if err != nil {
		return err
	}
	result, err := s.resultOf(t)
	if err != nil {
		return err
	}
	return s.sendIn(c, t.Quiz, http.StatusOK, result)
}

// apiReceipt sends the receipt of the result, as the file that pages offer.
func (s *Server) apiReceipt(c echo.Context, by caller) error {
	t, err := s.apiFinished(c, by)
	if err != nil {
		return err
	}
	return s.sendReceipt(c, t)
}

// apiFinished loads the session that the address names, if its result was asked for.
func (s *Server) apiFinished(c echo.Context, by caller) (sitting, error) {
	t, err := s.apiReader(c, by)
	if err == nil && t.Finished.IsZero() {
		err = misuse{kindNotYet, "The session's result was not asked for.", "POST …/finish first."}
	}
	return t, err
}

// apiExport sends what is kept of the session, as the file that pages offer.
func (s *Server) apiExport(c echo.Context, by caller) error {
	t, err := s.apiReader(c, by)
	if err != nil {
		return err
	}
	s.sayLanguage(c, t.Quiz)
	return s.export(c, t)
}

// apiReader loads the session that the address names, in the language of whoever asks.
func (s *Server) apiReader(c echo.Context, by caller) (sitting, error) {
	session, q, err := s.apiSitting(c, by)
	if err != nil {
		return sitting{}, err
	}
	return s.sittingOf(c, session, q)
}

// apiDelete deletes the session for good, also one that cannot be shown.
func (s *Server) apiDelete(c echo.Context, by caller) error {
	if len(c.Request().Header.Values("If-Match")) > 0 { // nothing could come between looking and deleting
		return misuse{kindBadRequest, "Deleting takes no condition.", "Leave If-Match out."}
	}
	session, err := s.heldSession(c, by, c.Param("session"))
	if err != nil {
		return err
	}
	if err := s.remove(c.Request().Context(), session.ID); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

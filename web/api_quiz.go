package web

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// questionnaireCalls are those about questionnaires; nobody need have begun anything.
func (s *Server) questionnaireCalls() {
	const one = "/questionnaires/:questionnaire"
	s.api(http.MethodGet, "/questionnaires", s.questionnaires, langParameter)
	s.api(http.MethodGet, one, s.questionnaire, langParameter)
	s.api(http.MethodGet, one+"/key", s.key, langParameter)
	s.api(http.MethodGet, one+"/outcomes", s.outcomes, langParameter)
	s.api(http.MethodGet, one+"/outcomes/:group/:outcome", s.outcome, langParameter)
	s.api(http.MethodPost, one+"/score", s.score, langParameter)
}

// langParameter is how a program asks for a language, before Accept-Language.
const langParameter = "lang"

// errNoQuiz is what the calls about a questionnaire refuse.
var errNoQuiz = misuse{kindNotFound, "There is no questionnaire with this id or digest.", "GET /questionnaires lists those that are offered."}

// named returns the questionnaire that the address names, in the language of whoever asks: by its id as it is offered
// now, by its digest exactly that one, for ever.
func (s *Server) named(c echo.Context) (*quiz.Quiz, error) {
	name := c.Param("questionnaire")
	q, err := s.library.byID(name)
	if digest, wrong := quiz.ParseDigest(name); err != nil && wrong == nil {
		q, err = s.library.byDigest(c.Request().Context(), digest)
	}
	switch {
	case errors.Is(err, errNoPage), errors.Is(err, store.ErrNotFound):
		return nil, errNoQuiz
	case err != nil:
		return nil, err
	}
	return s.inLanguage(c, q), nil
}

// sendIn answers with a document that has texts of the questionnaire, and says in which language.
func (s *Server) sendIn(c echo.Context, q *quiz.Quiz, status int, document any) error {
	s.sayLanguage(c, q)
	return s.sendJSON(c, status, document)
}

// sayLanguage says in which language the texts of the questionnaire are and, where that is another one, the words around.
func (s *Server) sayLanguage(c echo.Context, q *quiz.Quiz) {
	languages := q.Language
	if around := s.sayOn(c, q).Lang; around != languages {
		languages += ", " + around
	}
	c.Response().Header().Set("Content-Language", languages)
}

// badAnswer refuses what is no answer to an item.
func badAnswer(err error) error {
	return misuse{kindBadAnswer, fmt.Sprintf("%.300s.", upperFirst(err.Error())), "The questionnaire's items say what can be answered."}
}

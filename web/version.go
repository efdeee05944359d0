package web

import (
	"errors"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// version returns the questionnaire that the address names: the one offered now or, with a digest,
// exactly that one, so that old results lead to the pages that they were made with.
func (s *Server) version(c echo.Context) (*quiz.Quiz, error) {
	name := c.Param("digest")
	if name == "" {
		return s.offered(c)
	}
	digest, err := quiz.ParseDigest(name)
	if err != nil {
		return nil, errNoPage
	}
	q, err := s.library.byDigest(c.Request().Context(), digest)
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && q.ID != c.Param("quiz"):
		return nil, errNoPage
	case err != nil:
		return nil, err
	}
	return s.inLanguage(c, q), nil
}

// offered returns the questionnaire that the address names, as it is offered now.
func (s *Server) offered(c echo.Context) (*quiz.Quiz, error) {
	q, err := s.library.byID(c.Param("quiz"))
	if err != nil {
		return nil, err
	}
	return s.inLanguage(c, q), nil
}

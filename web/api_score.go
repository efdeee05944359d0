package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// An apiScore is the result of a sheet that was not kept, with the id that came with it.
type apiScore struct {
	ID     string     `json:"id"`
	Result *apiResult `json:"result"`
}

// score tells what a sheet of answers comes to. Nothing of it is kept.
func (s *Server) score(c echo.Context) error {
	q, err := s.named(c)
	if err != nil {
		return err
	}
	body, err := readBody(c)
	if err != nil {
		return err
	}
	line, err := quiz.ParseSheetLine(body)
	if err != nil {
		return unreadJSON(err)
	}
	marks, err := q.Marks(line.Answers)
	if err != nil {
		return badAnswer(err)
	}
	result, err := s.resultOf(sitting{unkept(q, marks), q, s.sayOn(c, q)})
	if err != nil {
		return err
	}
	return s.sendIn(c, q, http.StatusOK, apiScore{line.ID, result})
}

// unkept is a session as if the marks had been given in one, for what reads sessions.
func unkept(q *quiz.Quiz, marks []quiz.Mark) *quiz.Session {
	session := q.NewSession("", quiz.SecretHash{}, quiz.SecretHash{}, time.Time{})
	session.Marks = marks
	return session
}

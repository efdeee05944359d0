package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// sendQuiz answers with a document about the questionnaire, in its language.
func (s *Server) sendQuiz(c echo.Context, q *quiz.Quiz, document any) error {
	s.sayLanguage(c, q)
	return s.sendKept(c, document)
}

// sendKept answers with a document that is the same for all, or says that the one which the program has is still that.
// Its ETag is weak because compressed it is the same document in other bytes.
func (s *Server) sendKept(c echo.Context, document any) error {
	body, err := inBytes(document)
	if err != nil {
		return err
	}
	h, sum := c.Response().Header(), sha256.Sum256(body)
	tag := `W/"` + hex.EncodeToString(sum[:16]) + `"`
	h.Set("ETag", tag)
	h.Set("Cache-Control", "public, no-cache") // to be kept, and asked for anew each time
	if knows(c.Request().Header, tag) {
		h.Add("Vary", "Accept-Encoding") // as with the document itself
		return c.NoContent(http.StatusNotModified)
	}
	return s.send(c, http.StatusOK, echo.MIMEApplicationJSON, body, nil)
}

// knows reports whether the program has the document with the tag. Weak and strong tags are compared alike.
func knows(h http.Header, tag string) bool {
	opaque := func(tag string) string { return strings.TrimPrefix(strings.TrimSpace(tag), "W/") }
	tags := strings.Split(strings.Join(h.Values("If-None-Match"), ","), ",")
	return slices.ContainsFunc(tags, func(known string) bool { return opaque(known) == "*" || opaque(known) == opaque(tag) })
}

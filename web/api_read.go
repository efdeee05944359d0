package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// knownParameters refuses a query with a parameter that the call does not know, or with one given twice: a misspelt
// one would do nothing, and nobody would be told.
func knownParameters(call echo.HandlerFunc, known []string) echo.HandlerFunc {
	return func(c echo.Context) error {
		query, err := url.ParseQuery(c.Request().URL.RawQuery)
		if err != nil { // what cannot be read would be left out
			return misuse{kindBadRequest, "The query cannot be read.", "Percent-encode what it has, and part parameters by &."}
		}
		for name, values := range query {
			switch {
			case !slices.Contains(known, name):
				return misuse{kindBadRequest, fmt.Sprintf("The query has the unknown parameter %.60q.", name), knownWords(known)}
			case len(values) > 1:
				return misuse{kindBadRequest, fmt.Sprintf("The query has the parameter %q twice.", name), "Give it once."}
			}
		}
		return call(c)
	}
}

func knownWords(known []string) string {
	if len(known) == 0 {
		return "This call has no parameters."
	}
	return "Known: " + strings.Join(known, ", ") + "."
}

// readJSON reads the body into what is to be filled, strictly: JSON alone, no key that is unknown or given twice,
// nothing behind it.
func readJSON(c echo.Context, into any) error {
	body, err := readBody(c)
	if err != nil {
		return err
	}
	return unreadJSON(quiz.UnmarshalStrict(body, into))
}

// readBody reads a body that is said to be JSON.
func readBody(c echo.Context) ([]byte, error) {
	if err := saidToBeJSON(c.Request().Header); err != nil {
		return nil, err
	}
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return nil, unreadBody(err)
	}
	if len(body) == 0 {
		return nil, misuse{kindBadRequest, "The body is empty.", "Send the JSON that the OpenAPI document has for this call."}
	}
	if !utf8.Valid(body) { // the decoder would put other letters in place of what it cannot read
		return nil, misuse{kindBadRequest, "The body is not in UTF-8.", "Send JSON in UTF-8."}
	}
	return body, nil
}

// saidToBeJSON refuses a body by what its headers say of it.
func saidToBeJSON(h http.Header) error {
	types := strings.Join(h.Values(echo.HeaderContentType), ", ")
	if kind, _, err := mime.ParseMediaType(types); err != nil || kind != echo.MIMEApplicationJSON {
		return misuse{kindMediaType, fmt.Sprintf("The body is said to be %.60q.", types), "Send JSON with Content-Type: application/json."}
	}
	if coding := h.Get(echo.HeaderContentEncoding); coding != "" {
		return misuse{kindMediaType, fmt.Sprintf("The body is said to be coded as %.60q.", coding), "Send it as it is, without Content-Encoding."}
	}
	return nil
}

// unreadJSON says what is wrong with a body, if anything is.
func unreadJSON(err error) error {
	if err == nil {
		return nil
	}
	return misuse{kindBadRequest, fmt.Sprintf("The body is not what this call takes: %.300s.", err), "Compare it with the OpenAPI document."}
}

// unreadBody says why a body did not arrive whole.
func unreadBody(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return echo.NewHTTPError(http.StatusRequestEntityTooLarge)
	}
	return misuse{kindBadRequest, "The body did not arrive whole.", "Send it again."}
}

// sendJSON answers with a document.
func (s *Server) sendJSON(c echo.Context, status int, document any) error {
	body, err := inBytes(document)
	if err != nil {
		return err
	}
	return s.send(c, status, echo.MIMEApplicationJSON, body, nil)
}

// inBytes is a document as it is sent: in a line of its own, with < and > as people read them. Nothing takes it for HTML.
func inBytes(document any) ([]byte, error) {
	var b bytes.Buffer
	to := json.NewEncoder(&b)
	to.SetEscapeHTML(false)
	if err := to.Encode(document); err != nil {
		return nil, fmt.Errorf("write answer: %w", err)
	}
	return b.Bytes(), nil
}

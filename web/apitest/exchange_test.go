package apitest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// An exchange is a request and its answer, both whole.
type exchange struct {
	request *http.Request
	sent    []byte
	status  int
	header  http.Header
	content []byte
}

func (x exchange) String() string {
	return fmt.Sprintf("%s %.200s %.200q: %d %.300q", x.request.Method, x.request.URL.RequestURI(), x.sent, x.status, x.content)
}

// again is the request as it was sent, to be read by somebody else.
func (x exchange) again() *http.Request {
	r := x.request.Clone(context.Background())
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(x.sent)), int64(len(x.sent))
	return r
}

// faults are what an exchange has that the contract does not, or lacks.
func (c *contract) faults(x exchange) (found []error) {
	if x.request.Method == http.MethodOptions && x.request.Header.Get("Access-Control-Request-Method") != "" {
		return preflightFaults(x)
	}
	if x.request.Method == http.MethodOptions && x.status == http.StatusNoContent {
		return c.optionsFaults(x)
	}
	op := c.find(x.again())
	if op == nil {
		return c.strayFaults(x)
	}
	wrong := c.wrongRequest(op, x)
	if wrong != nil && x.status/100 != 4 {
		found = append(found, fmt.Errorf("%s: %d is answered to what the document refuses: %w", op.id, x.status, wrong))
	}
	if wrong == nil && slices.Contains(unreadable, x.status) {
		found = append(found, fmt.Errorf("%s: %d is answered to what the document allows", op.id, x.status))
	}
	for _, err := range c.wrongAnswer(op, x) {
		found = append(found, fmt.Errorf("%s %d: %w", op.id, x.status, err))
	}
	return found
}

// unreadable are the statuses with which the server says that a request is not as the document has it.
var unreadable = []int{http.StatusBadRequest, http.StatusMethodNotAllowed, http.StatusUnsupportedMediaType}

// strayFaults are those of an exchange about what the document does not have: that must be refused, with a problem.
func (c *contract) strayFaults(x exchange) (found []error) {
	if x.status/100 != 4 {
		found = append(found, fmt.Errorf("%s %s is not in the document, and answered with %d", x.request.Method, x.request.URL.Path, x.status))
	}
	if (x.status == http.StatusMethodNotAllowed) != (x.header.Get("Allow") != "") {
		found = append(found, fmt.Errorf("%d has Allow: %q", x.status, x.header.Get("Allow")))
	}
	header := x.header.Clone()
	header.Del("Allow")
	header.Del("WWW-Authenticate")
	found = append(found, undocumentedHeaders(header, nil)...)
	if x.request.Method == http.MethodHead {
		return found
	}
	if got := x.header.Get("Content-Type"); got != "application/problem+json" {
		found = append(found, fmt.Errorf("a refusal is %q", got))
	}
	return append(found, c.wrongBody("/components/schemas/Problem", x.content)...)
}

// wrongRequest is why the document does not allow a request.
func (c *contract) wrongRequest(op *operation, x exchange) error {
	input := &openapi3filter.RequestValidationInput{Request: x.again(), PathParams: op.params, Route: op.route, Options: &openapi3filter.Options{
		ExcludeRequestBody: true, SkipSettingDefaults: true, AuthenticationFunc: bearer,
	}}
	if err := openapi3filter.ValidateRequest(context.Background(), input); err != nil {
		return err
	}
	query, err := url.ParseQuery(x.request.URL.RawQuery)
	if err != nil {
		return err
	}
	for name, values := range query {
		if op.parameter("query", name) == nil {
			return fmt.Errorf("there is no parameter %q", name)
		}
		if len(values) > 1 {
			return fmt.Errorf("the parameter %q is given twice", name)
		}
	}
	for _, name := range conditions {
		if x.request.Header.Get(name) != "" && op.parameter("header", name) == nil {
			return fmt.Errorf("there is no header %s", name)
		}
	}
	return c.wrongSent(op, x)
}

// conditions are the headers of requests that mean something to a call, and must be documented where they are sent.
var conditions = []string{"If-Match", "If-None-Match", "Accept-Language"}

// wrongSent is why the document does not allow a request's body. One that no call reads is nobody's fault.
func (c *contract) wrongSent(op *operation, x exchange) error {
	_, body := c.object(op.place + "/requestBody")
	if body == nil {
		return nil
	}
	kind, _, err := mime.ParseMediaType(x.request.Header.Get("Content-Type"))
	if len(x.sent) == 0 && body["required"] != true && kind == "" {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the body has no kind: %w", err)
	}
	if coding := x.request.Header.Get("Content-Encoding"); coding != "" || !utf8.Valid(x.sent) {
		return fmt.Errorf("the body is no plain UTF-8 (%q)", coding)
	}
	place, media := c.object(join(op.place+"/requestBody/content", kind))
	if media == nil {
		return fmt.Errorf("the body is %s", kind)
	}
	return errors.Join(c.wrongBody(place+"/schema", x.sent)...)
}

// bearer wants a secret, whatever it is.
func bearer(_ context.Context, input *openapi3filter.AuthenticationInput) error {
	scheme, secret, _ := strings.Cut(input.RequestValidationInput.Request.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") || secret == "" {
		return errors.New("there is no secret")
	}
	return nil
}

// wrongAnswer is what an answer has that the document does not, or lacks.
func (c *contract) wrongAnswer(op *operation, x exchange) (found []error) {
	place, answer := c.object(join(op.place, "responses", fmt.Sprint(x.status)))
	if answer == nil {
		return []error{errors.New("the document does not have this status")}
	}
	found = append(found, c.wrongHeaders(place, x.header)...)
	headers, _ := answer["headers"].(map[string]any)
	found = append(found, undocumentedHeaders(x.header, headers)...)
	content, _ := answer["content"].(map[string]any)
	if x.request.Method == http.MethodHead {
		content = nil
		if len(x.content) > 0 {
			found = append(found, errors.New("HEAD is answered with a body"))
		}
	} else if content == nil && len(x.content) > 0 {
		found = append(found, errors.New("there is a body, and the document has none"))
	}
	if content == nil {
		return found
	}
	kind, _, err := mime.ParseMediaType(x.header.Get("Content-Type"))
	if err != nil || content[kind] == nil {
		return append(found, fmt.Errorf("the document does not have the kind %q", x.header.Get("Content-Type")))
	}
	if schema := join(place, "content", kind, "schema"); isJSON(kind) {
		return append(found, c.wrongBody(schema, x.content)...)
	}
	return found
}

func isJSON(kind string) bool { return kind == "application/json" || strings.HasSuffix(kind, "+json") }

// wrongHeaders is what the answer's headers have that their schemas do not allow, and which are missing.
func (c *contract) wrongHeaders(answer string, header http.Header) (found []error) {
	place, headers := c.object(answer + "/headers")
	for name := range headers {
		at, h := c.object(join(place, name))
		value := header.Get(name)
		if value == "" && h["required"] == true {
			found = append(found, fmt.Errorf("there is no header %s", name))
		}
		if value != "" && c.fits(at+"/schema", value) != nil && c.fits(at+"/schema", json.Number(value)) != nil {
			found = append(found, fmt.Errorf("the header %s is %q", name, value))
		}
	}
	return found
}

// onEveryAnswer are headers that belong to HTTP, or to every answer of this server.
var onEveryAnswer = []string{
	"Content-Type", "Content-Length", "Content-Encoding", "Date", "Connection", "Vary", "Cache-Control", "X-Request-Id", "X-Robots-Tag", "Link",
	"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Strict-Transport-Security",
	"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers",
}

func undocumentedHeaders(header http.Header, documented map[string]any) (found []error) {
	for name := range header {
		known := slices.Contains(onEveryAnswer, name)
		for other := range documented {
			known = known || textproto.CanonicalMIMEHeaderKey(other) == name
		}
		if !known {
			found = append(found, fmt.Errorf("the document does not have the header %s", name))
		}
	}
	if header.Get("X-Request-Id") == "" {
		found = append(found, errors.New("the answer has no X-Request-Id"))
	}
	return found
}

// wrongBody is what a JSON body has that the schema at the place does not allow.
func (c *contract) wrongBody(place string, body []byte) []error {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return []error{fmt.Errorf("the body is no JSON: %w", err)}
	}
	if err := uniqueKeys(body); err != nil {
		return []error{err}
	}
	if err := c.fits(place, value); err != nil {
		return []error{err}
	}
	return nil
}

// optionsFaults are those of an answer that tells which methods an address takes: those of the document.
func (c *contract) optionsFaults(x exchange) (found []error) {
	var documented, told []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete} {
		other := x.again()
		if other.Method = method; c.find(other) != nil {
			documented = append(documented, method)
		}
	}
	for _, method := range strings.Split(x.header.Get("Allow"), ", ") {
		if method != http.MethodOptions {
			told = append(told, method)
		}
	}
	slices.Sort(told)
	if slices.Sort(documented); !slices.Equal(told, documented) || len(x.content) > 0 {
		found = append(found, fmt.Errorf("OPTIONS tells of %q, and the document of %q", told, documented))
	}
	return found
}

// preflightFaults are those of an answer to a browser that asks, before a call, whether another site may make it. One
// that may is told so in full; one that may not is told nothing.
func preflightFaults(x exchange) (found []error) {
	if len(x.content) > 0 && x.status == http.StatusNoContent {
		found = append(found, errors.New("a preflight is answered with a body"))
	}
	told := x.header.Get("Access-Control-Allow-Origin") != ""
	for _, name := range []string{"Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age"} {
		if (x.header.Get(name) != "") != told {
			found = append(found, fmt.Errorf("a preflight is answered with %s: %q", name, x.header.Get(name)))
		}
	}
	if told && x.status != http.StatusNoContent {
		found = append(found, fmt.Errorf("a preflight is answered with %d", x.status))
	}
	if x.header.Get("Access-Control-Allow-Credentials") != "" {
		found = append(found, errors.New("other sites may send cookies"))
	}
	return found
}

// parameter is the operation's parameter of this name in a query, path or header, or nil.
func (op *operation) parameter(in, name string) any {
	for _, p := range slices.Concat(op.route.Operation.Parameters, op.route.PathItem.Parameters) {
		if p.Value.In == in && (p.Value.Name == name || in == "header" && strings.EqualFold(p.Value.Name, name)) {
			return p.Value
		}
	}
	return nil
}

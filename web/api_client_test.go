package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// A program is what talks to the API: it has no cookies, and follows nothing.
type program struct {
	t    *testing.T
	site *site
	// headers go with every call.
	headers map[string]string
}

// program is a client of the API, with headers of its own in pairs.
func (s *site) program(headers ...string) *program {
	p := &program{t: s.t, site: s, headers: map[string]string{}}
	for i := 0; i < len(headers); i += 2 {
		p.headers[headers[i]] = headers[i+1]
	}
	return p
}

// An apiAnswer is what a call is answered with.
type apiAnswer struct {
	t      *testing.T
	call   string
	status int
	header http.Header
	body   []byte
}

// calls sends a request below the API's root; a body is sent as JSON.
func (p *program) calls(method, path, body string) *apiAnswer {
	p.t.Helper()
	request, err := http.NewRequest(method, p.site.whole("/api/v1"+path), strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	for name, value := range p.headers {
		request.Header.Set(name, value)
	}
	response, err := p.site.http.Client().Transport.RoundTrip(request)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	a := &apiAnswer{t: p.t, call: method + " " + path, status: response.StatusCode, header: response.Header}
	if a.body, err = io.ReadAll(response.Body); err != nil {
		p.t.Fatal(err)
	}
	return a
}

// scores a sheet of answers.
func (p *program) scores(q *quiz.Quiz, marks []quiz.Mark) *toldResult {
	p.t.Helper()
	line := quiz.SheetLine{ID: "a", Answers: map[string]quiz.Answer{}}
	for i, m := range marks {
		if m.Reached() {
			line.Answers[q.Items[i].ID] = q.Answer(i, m)
		}
	}
	body, err := json.Marshal(line)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.calls("POST", "/questionnaires/"+q.ID+"/score", string(body)).is(http.StatusOK).result()
}

// result reads the result of a sheet.
func (a *apiAnswer) result() *toldResult {
	a.t.Helper()
	var scored struct{ Result *toldResult }
	a.into(&scored)
	return scored.Result
}

// is expects a status.
func (a *apiAnswer) is(status int) *apiAnswer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("%s answers %d, want %d: %s", a.call, a.status, status, a.body)
	}
	return a
}

// into reads the answer's JSON.
func (a *apiAnswer) into(document any) {
	a.t.Helper()
	dec := json.NewDecoder(bytes.NewReader(a.body))
	if err := dec.Decode(document); err != nil {
		a.t.Fatalf("%s: %v: %s", a.call, err, a.body)
	}
}

// refuses expects a problem of the kind that says the words.
func (a *apiAnswer) refuses(status int, kind, words string) {
	a.t.Helper()
	var p struct{ Type, Detail, Fix string }
	a.is(status).into(&p)
	if !strings.HasSuffix(p.Type, "/#"+kind) || a.header.Get("Content-Type") != "application/problem+json" || !strings.Contains(p.Detail+" "+p.Fix, words) {
		a.t.Errorf("%s: %s %+v, want %s with %q", a.call, a.header.Get("Content-Type"), p, kind, words)
	}
}

package web_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store"
)

// sessionCalls are all calls about one session, with a body where they take one.
var sessionCalls = []struct{ method, path, body string }{
	{"GET", "", ""}, {"HEAD", "", ""}, {"PUT", "/answers/background", `"clerk"`}, {"DELETE", "/answers/background", ""},
	{"POST", "/long", ""}, {"POST", "/finish", ""}, {"GET", "/result", ""}, {"GET", "/receipt", ""}, {"GET", "/export", ""}, {"HEAD", "/export", ""}, {"DELETE", "", ""},
}

func TestWithoutASecretNothingIsTold(t *testing.T) {
	s := opens(t)
	p := s.keeper("harbour", "long")
	for header, words := range map[string]string{
		"": "no Authorization header", "Bearer \"" + p.secret + "\"": "no session's secret", "Basic " + p.secret: "another scheme", p.secret: "another scheme", "Bearer": "no session's secret",
		"Bearer  ": "no session's secret", "Bearer short": "no session's secret", "Bearer " + strings.Repeat("x", 101): "no session's secret",
	} {
		for _, call := range sessionCalls {
			program := s.program()
			if header != "" {
				program = s.program("Authorization", header)
			}
			a := program.calls(call.method, "/sessions/"+p.id+call.path, call.body).is(http.StatusUnauthorized)
			if a.header.Get("WWW-Authenticate") != `Bearer realm="careerfit"` {
				t.Errorf("%s %q: %v", a.call, header, a.header)
			}
			if call.method != "HEAD" {
				a.refuses(http.StatusUnauthorized, "no-secret", words)
			}
		}
	}
	for _, header := range []string{"bearer " + p.secret, "BEARER   " + p.secret} {
		s.program("Authorization", header).calls("GET", "/sessions/"+p.id, "").is(http.StatusOK)
	}
}

func TestTwoSecretsAreNone(t *testing.T) {
	s := opens(t)
	p := s.keeper("harbour", "long")
	request, err := http.NewRequest(http.MethodGet, s.whole("/api/v1/sessions/"+p.id), nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header["Authorization"] = []string{"Bearer " + p.secret, "Bearer " + p.secret}
	if answer := s.taker().fetch(request); answer.status != http.StatusUnauthorized || !strings.Contains(string(answer.body), "2 Authorization headers") {
		t.Errorf("%d %s", answer.status, answer.body)
	}
}

// Whoever asks for a session with a wrong secret learns as much as whoever asks for one that is not there.
func TestAWrongSecretAndNoSessionAreTheSame(t *testing.T) {
	s := opens(t)
	p, other := s.keeper("harbour", "long"), s.keeper("harbour", "long")
	gone := s.keeper("harbour", "long")
	gone.does("DELETE", "", "").is(http.StatusNoContent)
	for _, call := range sessionCalls {
		said := map[string]bool{}
		for _, id := range []string{p.id, gone.id, "019aaa00-0000-7000-8000-000000000001", "no-id", "%2e%2e"} {
			a := s.program("Authorization", "Bearer "+other.secret).calls(call.method, "/sessions/"+id+call.path, call.body)
			request := a.header.Get("X-Request-Id")
			for _, own := range []string{"X-Request-Id", "Date"} {
				a.header.Del(own)
			}
			said[fmt.Sprint(a.status, a.header, strings.ReplaceAll(string(a.body), request, ""))] = true
		}
		if len(said) != 1 {
			t.Errorf("%s %s tells sessions apart: %v", call.method, call.path, said)
		}
	}
	if state := p.state(); state.Progress.Reached != 0 {
		t.Errorf("it was changed: %+v", state)
	}
}

func TestBodiesThatAreNotTaken(t *testing.T) {
	s := opens(t)
	p := s.keeper("harbour", "long")
	for _, c := range []struct {
		method, path, body string
		status             int
		kind, words        string
	}{
		{"POST", "/sessions", `{}`, 404, "not-found", "GET /questionnaires"},
		{"POST", "/sessions", `{"questionnaire": "harbor"}`, 404, "not-found", `"harbor"`},
		{"POST", "/sessions", `{"questionnaire": 7}`, 400, "bad-request", "questionnaire"},
		{"POST", "/sessions", `{"questionnaire": "harbour", "Form": "short"}`, 400, "bad-request", "Form"},
		{"POST", "/sessions", `{"questionnaire": "harbour", "form": "tiny"}`, 400, "bad-request", `"tiny"`},
		{"POST", "/sessions", `{"questionnaire": "harbour", "form": "short"}`, 404, "not-found", "no short form"},
		{"POST", "/sessions", `[]`, 400, "bad-request", "JSON object"},
		{"POST", "/sessions", `{"questionnaire": "` + strings.Repeat("x", 64<<10) + `"}`, 413, "too-large", "64 KiB"},
		{"POST", "/sessions?form=short", `{"questionnaire": "harbour"}`, 400, "bad-request", `"form"`},
		{"POST", "/return", `{}`, 404, "not-found", "no return code"},
		{"POST", "/return", `{"return_code": "W37K"}`, 404, "not-found", "18 letters"},
		{"POST", "/return", `{"return_code": "W3 7K2M 9QXD 4TWB H3NP"}`, 404, "not-found", "No session has this return code"},
		{"PUT", "", `"`, 400, "bad-request", "not what this call takes"},
		{"PUT", "", `null`, 400, "bad-request", "want"},
		{"PUT", "", `7`, 400, "bad-request", "want"},
		{"PUT", "", `[]`, 400, "bad-request", "at least one"},
		{"PUT", "", `"sailor" "clerk"`, 400, "bad-request", "not what this call takes"},
		{"PUT", "", `{"non_answer": "perhaps"}`, 400, "bad-request", "known: skipped"},
		{"PUT", "", `{"non_answer": "skipped", "non_answer": "dont_know"}`, 400, "bad-request", "want"},
		{"PUT", "", `"pirate"`, 422, "bad-answer", "Send one of the options sailor, clerk, neither"},
		{"PUT", "", `["sailor", "clerk"]`, 422, "bad-answer", "at most 1"},
		{"PUT", "", `"` + strings.Repeat("x", 60<<10) + `"`, 422, "bad-answer", "no option"},
		{"PUT tools", "", `["rope", "crane", "ledger"]`, 422, "bad-answer", "up to 2 of the options rope, crane, ledger, or none alone; or a non-answer"},
		{"PUT tools", "", `["rope", "rope"]`, 422, "bad-answer", "chosen twice"},
		{"PUT parrot", "", `"rope"`, 404, "not-found", `no item "parrot"`},
	} {
		if method, item, ok := strings.Cut(c.method+" background", " "); ok && method == "PUT" {
			c.method, c.path = method, "/sessions/"+p.id+"/answers/"+strings.Fields(item)[0]
		}
		a := p.calls(c.method, c.path, c.body)
		a.refuses(c.status, c.kind, c.words)
		if len(a.body) > 1500 {
			t.Errorf("%s is told in %d bytes", a.call, len(a.body))
		}
	}
	p.does("DELETE", "/answers/parrot", "").refuses(http.StatusNotFound, "not-found", `no item "parrot"`)
	p.with("Content-Type", "text/plain").does("PUT", "/answers/background", `"sailor"`).refuses(http.StatusUnsupportedMediaType, "unsupported-media-type", "application/json")
	p.does("GET", "?lang=en", "").refuses(http.StatusBadRequest, "bad-request", "This call has no parameters")
	if state := p.state(); state.Progress.Reached != 0 {
		t.Errorf("something was kept: %+v", state)
	}
}

func TestAnAddressWithoutAnIDIsNone(t *testing.T) {
	p := opens(t).keeper("harbour", "long")
	for _, call := range []struct{ method, path string }{{"GET", "/sessions/"}, {"POST", "/sessions//finish"}, {"PUT", "/sessions/" + p.id + "/answers/"}, {"DELETE", "/sessions//answers/tools"}} {
		p.calls(call.method, call.path, "").refuses(http.StatusNotFound, "not-found", "nothing at this address")
	}
}

func TestMethodsOfSessions(t *testing.T) {
	p := opens(t).keeper("harbour", "long")
	for path, allowed := range map[string]string{
		"": "DELETE, GET, HEAD", "/answers/background": "DELETE, PUT", "/long": "POST", "/finish": "POST", "/result": "GET, HEAD", "/receipt": "GET, HEAD", "/export": "GET, HEAD",
	} {
		for _, method := range []string{"GET", "HEAD", "PUT", "POST", "PATCH", "DELETE"} {
			if strings.Contains(allowed, method) {
				continue
			}
			a := p.does(method, path, "").is(http.StatusMethodNotAllowed)
			for _, name := range strings.Split(allowed, ", ") {
				if !strings.Contains(a.header.Get("Allow"), name) {
					t.Errorf("%s %s allows %q, not %s", method, path, a.header.Get("Allow"), name)
				}
			}
		}
	}
}

func TestAnswersAboutSessionsAreKeptByNobody(t *testing.T) {
	p := opens(t).keeper("harbour", "long")
	for _, call := range sessionCalls {
		a := p.does(call.method, call.path, call.body)
		if a.status >= 400 || a.header.Get("Cache-Control") != "no-store" || a.header.Get("X-Robots-Tag") != "noindex" || a.header.Get("Set-Cookie") != "" {
			t.Errorf("%s %s: %d %v", call.method, call.path, a.status, a.header)
		}
	}
}

func TestProgramsHaveLimits(t *testing.T) {
	s := strict(t, &clock{time.Now()}, 3)
	p := s.keeper("harbour", "long")
	p.fills(outAtSea[:3])
	for what, a := range map[string]*apiAnswer{
		"change": p.does("PUT", "/answers/background", `"clerk"`),
		"clear":  p.does("DELETE", "/answers/background", ""),
		"start": func() *apiAnswer {
			s.keeper("harbour", "long")
			s.keeper("harbour", "long")
			return s.program().calls("POST", "/sessions", `{"questionnaire": "harbour"}`)
		}(),
		"miss": func() *apiAnswer {
			for range 3 {
				s.program().calls("POST", "/return", `{"return_code": "W37K2M9QXD4TWBH3NP"}`).is(http.StatusNotFound)
			}
			return s.program().calls("POST", "/return", `{"return_code": "W37K2M9QXD4TWBH3NP"}`)
		}(),
	} {
		if a.refuses(http.StatusTooManyRequests, "too-fast", ""); a.header.Get("Retry-After") == "" {
			t.Errorf("%s: %v", what, a.header)
		}
	}
	for range 3 {
		s.opensBy(p.code) // one that is right always works, though not so often in a row
	}
	s.program().calls("POST", "/return", fmt.Sprintf(`{"return_code": %q}`, p.code)).refuses(http.StatusTooManyRequests, "too-fast", "")
	if state := p.state(); state.Progress.Reached != 3 {
		t.Errorf("kept: %+v", state)
	}
}

func TestWhenTheStoreCannotForPrograms(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		kind   string
		noted  bool
	}{
		{fmt.Errorf("update: %w", store.ErrFull), 503, "unavailable", false},
		{fmt.Errorf("update: %w", store.ErrFailed), 503, "unavailable", false},
		{store.ErrLost, 503, "unavailable", false},
		{store.ErrClosed, 503, "unavailable", false},
		{context.DeadlineExceeded, 503, "unavailable", true},
		{fmt.Errorf("%w: page 7", store.ErrDamaged), 500, "fault", true},
		{errors.New("pwrite /secret/path/careerfit.db: input/output error"), 500, "fault", true},
	} {
		t.Run(c.err.Error(), func(t *testing.T) {
			broken := &faulty{Store: newStore()}
			s := opens(t, keptIn(broken))
			p := s.keeper("harbour", "long")
			broken.refuse = func(string) error { return c.err }
			answers := []*apiAnswer{
				p.calls("POST", "/sessions", `{"questionnaire": "harbour"}`), p.calls("POST", "/return", fmt.Sprintf(`{"return_code": %q}`, p.code)),
			}
			for _, call := range sessionCalls {
				if call.method != "HEAD" {
					answers = append(answers, p.does(call.method, call.path, call.body))
				}
			}
			for _, a := range answers {
				a.refuses(c.status, c.kind, "")
				if again := a.header.Get("Retry-After"); (again != "") != (c.status == 503) || strings.Contains(string(a.body), "page 7") || strings.Contains(string(a.body), "pwrite") {
					t.Errorf("%s: Retry-After %q, %s", a.call, again, a.body)
				}
			}
			if log := s.log.String(); strings.Contains(log, "route=/api/v1/sessions/:session/answers/:item") != c.noted || strings.Contains(log, p.id) {
				t.Errorf("noted %t, the log has:\n%s", c.noted, log)
			}
			broken.refuse = nil
			p.answers("background", `"clerk"`)
		})
	}
}

// A session whose questionnaire cannot be read is a fault, and can be deleted all the same.
func TestASessionWithoutItsQuestionnaire(t *testing.T) {
	flips := &damaging{Store: newStore()}
	p := opens(t, keptIn(flips)).keeper("harbour", "long")
	flips.flips = true
	for _, call := range sessionCalls {
		switch {
		case call.method == "DELETE" && call.path == "":
			p.does(call.method, call.path, call.body).is(http.StatusNoContent)
		case call.method != "HEAD" && call.path != "/answers/background":
			p.does(call.method, call.path, call.body).refuses(http.StatusInternalServerError, "fault", "it was noted")
		}
	}
}

// Whatever becomes of a call, neither the log nor what is told of requests has a secret, an id or a code.
func TestProgramsSecretsStayWhereTheyBelong(t *testing.T) {
	broken := &faulty{Store: newStore()}
	s, noted := observed(t, keptIn(broken))
	p := s.keeper("harbour", "long")
	opened := s.opensBy(p.code)
	for _, refuse := range []error{nil, errors.New("input/output error")} {
		broken.refuse = func(string) error { return refuse }
		for _, call := range sessionCalls[:len(sessionCalls)-1] {
			a := p.does(call.method, call.path, call.body)
			for _, secret := range []string{p.secret, opened.secret, p.code, plain(p.code)} {
				if strings.Contains(fmt.Sprint(a.header, string(a.body)), secret) {
					t.Errorf("%s tells %q: %s", a.call, secret, a.body)
				}
			}
		}
	}
	var told strings.Builder
	told.WriteString(s.log.String())
	for len(noted) > 0 {
		r := <-noted
		fmt.Fprintf(&told, "%+v\n", r)
		if r.Route != "/api/v1/return" && !strings.HasPrefix(r.Route, "/api/v1/sessions") {
			t.Errorf("a route is told as %q", r.Route)
		}
	}
	for _, hidden := range []string{p.secret, opened.secret, p.code, plain(p.code), p.id, "background"} {
		if strings.Contains(told.String(), hidden) {
			t.Errorf("%q is told:\n%s", hidden, told.String())
		}
	}
	if !strings.Contains(told.String(), "/sessions/:session/answers/:item") {
		t.Errorf("nothing was told: %s", told.String())
	}
}

package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// What cannot be read is refused and not read as something else: letters that are no UTF-8, a body under a wrong name,
// a query of which a part would be left out.
func TestWhatIsSaidOfARequestIsTakenAtItsWord(t *testing.T) {
	s := opens(t)
	const begins = `{"questionnaire": "harbour"}`
	s.program().calls("POST", "/sessions", "{\"questionnaire\": \"harb\xf6r\"}").refuses(400, "bad-request", "UTF-8")
	s.program().calls("POST", "/questionnaires/harbour/score", "{\"id\": \"\xff\", \"answers\": {}}").refuses(400, "bad-request", "UTF-8")
	s.program("Content-Encoding", "gzip").calls("POST", "/sessions", begins).refuses(415, "unsupported-media-type", `coded as "gzip"`)
	for _, kind := range []string{"application/json, text/plain", "text/json", "application/jsonp", ""} {
		s.program("Content-Type", kind).calls("POST", "/sessions", begins).refuses(415, "unsupported-media-type", "application/json")
	}
	for _, query := range []string{"lang=%zz", "lang=es;q=1", "%", "lang=es&%"} {
		s.program().calls("GET", "/questionnaires?"+query, "").refuses(400, "bad-request", "query cannot be read")
	}
	for _, kind := range []string{"application/json", "Application/JSON; charset=utf-8"} { // a control: these are taken
		s.program("Content-Type", kind).calls("POST", "/sessions", begins).is(http.StatusCreated)
	}
	s.program().calls("GET", "/questionnaires?lang=%65s&", "").is(http.StatusOK)
}

// A body means nothing where one only reads, however long it is.
func TestABodyBesideWhatIsReadIsPassedOver(t *testing.T) {
	s := opens(t)
	long := `"` + strings.Repeat("x", 100<<10) + `"`
	for _, method := range []string{"GET", "HEAD"} {
		s.program().calls(method, "/questionnaires/harbour", long).is(http.StatusOK)
	}
	p := s.keeper("harbour", "long")
	p.does("POST", "/finish", long).refuses(413, "too-large", "64 KiB") // a control
}

// Of a change, the answer says whose state and tag it has.
func TestAChangeSaysWhoseTagItAnswersWith(t *testing.T) {
	for site, root := range map[*site]string{opens(t): "", belowAPath(t, "http://college.example/quiz").site: "/quiz"} {
		p := site.keeper("harbour", "long")
		for _, call := range []struct{ method, path, body string }{
			{"PUT", "/answers/background", `"sailor"`}, {"DELETE", "/answers/background", ""}, {"POST", "/long", ""}, {"POST", "/finish", ""},
		} {
			changed := p.does(call.method, call.path, call.body).is(http.StatusOK)
			where := changed.header.Get("Content-Location")
			if read := p.does("GET", "", "").is(http.StatusOK); where != root+"/api/v1/sessions/"+p.id || read.header.Get("ETag") != changed.header.Get("ETag") || string(read.body) != string(changed.body) {
				t.Errorf("%s is of %q, which is not what it answers with: %s", changed.call, where, changed.body)
			}
		}
		before := p.does("GET", "", "")
		for _, header := range []string{"*", before.header.Get("ETag")} {
			p.with("If-None-Match", header).does("PUT", "/answers/background", `"clerk"`).refuses(400, "bad-request", "takes no If-None-Match")
		}
		if after := p.does("GET", "", ""); string(after.body) != string(before.body) {
			t.Errorf("it was changed: %s", after.body)
		}
	}
}

// What a cache may keep is told alike with the document and with the news that it is still that.
func TestThatNothingIsNewSaysAsMuchToCaches(t *testing.T) {
	s := opens(t)
	for _, path := range []string{"/questionnaires", "/questionnaires/harbour", "/questionnaires/harbour/key"} {
		whole := s.program().calls("GET", path, "").is(http.StatusOK)
		same := s.program("If-None-Match", `"other", `+whole.header.Get("ETag")).calls("GET", path, "").is(http.StatusNotModified)
		for _, name := range []string{"ETag", "Cache-Control", "Content-Language", "Vary"} {
			if a, b := strings.Join(whole.header.Values(name), ", "), strings.Join(same.header.Values(name), ", "); a != b || a == "" {
				t.Errorf("%s: %s is %q, and %q where nothing is new", path, name, a, b)
			}
		}
	}
}

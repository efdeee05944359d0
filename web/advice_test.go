package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/web"
)

// The operator is told once what the requests show to be set up otherwise than they come.
func TestTheOperatorIsToldHowRequestsCome(t *testing.T) {
	const otherHost, noHTTPS = "another host than --public-url", "--public-url https://"
	for name, c := range map[string]struct {
		change func(*web.Config)
		host   string
		peer   string
		proto  string
		told   string // "" is nothing
	}{
		"as they should":                    {at("https://quiz.example"), "quiz.example", "127.0.0.1:80", "https", ""},
		"with the usual port":               {at("https://quiz.example"), "Quiz.Example:443", "127.0.0.1:80", "https", ""},
		"below a path":                      {at("https://quiz.example/quiz"), "quiz.example", "127.0.0.1:80", "https", ""},
		"by http":                           {at("http://quiz.example"), "quiz.example", "127.0.0.1:80", "http", ""},
		"by another name":                   {at("https://quiz.example"), "test.example", "127.0.0.1:80", "https", otherHost},
		"by another port":                   {at("https://quiz.example"), "quiz.example:8443", "127.0.0.1:80", "https", otherHost},
		"by https, on this machine":         {at("http://quiz.example"), "quiz.example", "127.0.0.1:80", "https", noHTTPS},
		"by https, in this house":           {behind(), "quiz.example", "10.1.2.3:80", "HTTPS", noHTTPS},
		"by https, from a proxy far away":   {behind("203.0.113.0/24"), "quiz.example", "203.0.113.9:80", "https", noHTTPS},
		"by https, as anybody may say":      {behind(), "quiz.example", "203.0.113.9:80", "https", ""},
		"by http, and nobody says anything": {behind(), "quiz.example", "127.0.0.1:80", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := opens(t, c.change)
			for range 3 {
				request := httptest.NewRequest(http.MethodGet, s.root+"/harbour/", nil)
				request.Host, request.RemoteAddr = c.host, c.peer
				request.Header.Set("X-Forwarded-Proto", c.proto)
				s.server.ServeHTTP(httptest.NewRecorder(), request)
			}
			log := s.log.String()
			if lines := strings.Count(log, "level=WARN"); lines != min(len(c.told), 1) || !strings.Contains(log, c.told) || strings.Contains(log, "203.0.113") {
				t.Errorf("want %q once, in:\n%s", c.told, log)
			}
		})
	}
}

// What a stranger sends as the host makes no line of the log long, or another one.
func TestAHostIsToldQuotedAndCut(t *testing.T) {
	s := opens(t, at("https://quiz.example"))
	request := httptest.NewRequest(http.MethodGet, "/harbour/", nil)
	request.Host = "evil.example\nlevel=ERROR " + strings.Repeat("x", 1000)
	s.server.ServeHTTP(httptest.NewRecorder(), request)
	if log := s.log.String(); strings.Count(log, "\n") != 1 || len(log) > 600 || !strings.Contains(log, "evil.example") {
		t.Errorf("logged:\n%s", log)
	}
}

// Of each limit the operator is told when it begins to refuse, and once a minute at most how often it has since.
func TestTheOperatorIsToldOfLimits(t *testing.T) {
	at := &clock{time.Now()}
	s := strict(t, at, 3, behind("127.0.0.0/8"), func(c *web.Config) { c.Limits.Starts.Every = time.Hour })
	told := func(what string, refused ...int) {
		t.Helper()
		var want []string
		for _, n := range refused {
			want = append(want, fmt.Sprintf("limit=%q refused=%d", what, n))
		}
		var got []string
		for line := range strings.Lines(s.log.String()) {
			if i := strings.Index(line, fmt.Sprintf("limit=%q", what)); i >= 0 {
				got = append(got, strings.TrimSpace(line[i:]))
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("want %q, got %q", want, got)
		}
	}
	begin := func(n int) {
		for range n {
			s.begins("X-Forwarded-For", "203.0.113.1")
		}
	}
	taker := s.taker().starts()
	begin(3)
	told("sittings begun from one address")
	begin(10)
	told("sittings begun from one address", 1)
	at.now = at.now.Add(time.Minute)
	begin(2)
	told("sittings begun from one address", 1, 10)
	for i := range 20 * 3 {
		s.begins("X-Forwarded-For", fmt.Sprintf("198.51.100.%d", i))
	}
	told("sittings begun from everywhere", 1)
	for range 5 {
		taker.posts(taker.sitting()+"/code", "serial", "9")
		s.taker().posts("/return", "code", "W3 7K2M 9QXD 4TWB H3NP")
	}
	told("changes of one sitting by one browser", 1)
	told("codes and links from one address that do not work", 1)
	if log := s.log.String(); strings.Contains(log, "203.0.113") || strings.Contains(log, "198.51.100") {
		t.Errorf("it names addresses:\n%s", log)
	}
}

// How often a limit refused is told to the end: when it lets something through again, or when the server stops.
func TestTheOperatorIsToldOfTheLastThatALimitRefused(t *testing.T) {
	at := &clock{time.Now()}
	s := strict(t, at, 3, behind("127.0.0.0/8"), func(c *web.Config) { c.Limits.Starts.Every = 50 * time.Second })
	begin := func(n int) {
		for range n {
			s.begins("X-Forwarded-For", "203.0.113.1")
		}
	}
	told := func(lines int, last string) {
		t.Helper()
		log := strings.TrimSpace(s.log.String())
		if strings.Count(log, "limit=") != lines || !strings.HasSuffix(log, last) {
			t.Errorf("want %d lines, the last with %q:\n%s", lines, last, log)
		}
	}
	begin(3 + 8)
	told(1, "are refused by a limit\" limit=\"sittings begun from one address\" refused=1")
	at.now = at.now.Add(55 * time.Second)
	begin(1) // which is let through, but too soon to tell
	told(1, "refused=1")
	at.now = at.now.Add(50 * time.Second)
	begin(1)
	told(2, "were refused by a limit\" limit=\"sittings begun from one address\" refused=7")
	at.now = at.now.Add(50 * time.Second)
	begin(1)
	told(2, "refused=7")
	begin(4)
	told(3, "refused=1")
	s.server.Close()
	told(4, "were refused by a limit\" limit=\"sittings begun from one address\" refused=3")
}

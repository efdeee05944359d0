package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

func TestLogsNameNoAddressesAndNoSittings(t *testing.T) {
	for said, logged := range map[string]string{
		"http: panic serving 192.0.2.7:51234: boom":                            "http: panic serving (address): boom",
		"read tcp 127.0.0.1:8080->198.51.100.9:443: i/o timeout":               "read tcp (address)->(address): i/o timeout",
		"http: TLS handshake error from [2001:db8::17]:5000: EOF":              "http: TLS handshake error from [(address)]:5000: EOF",
		"from 2001:db8::17, and ::1":                                           "from (address), and (address)",
		"update session 01a20608-d44f-7c28-a63b-24df54c2a9ae: disk full":       "update session (sitting): disk full",
		"/sittings/01A20608-D44F-7C28-A63B-24DF54C2A9AE/items/3":               "/sittings/(sitting)/items/3",
		"open data/careerfit.db: no such file or directory":                    "open data/careerfit.db: no such file or directory",
		"it took 12:34:56, version 1.2.3, goroutine 7 [running]: main.go:8080": "it took 12:34:56, version 1.2.3, goroutine 7 [running]: main.go:8080",
		"": "",
	} {
		hide := discreetly()
		for _, value := range []slog.Value{slog.StringValue(said), slog.AnyValue(errors.New(said)), slog.AnyValue(fmt.Errorf("%w", errors.New(said)))} {
			if got := hide(nil, slog.Attr{Key: "x", Value: value}).Value.String(); got != logged {
				t.Errorf("%q is logged as %q, want %q", said, got, logged)
			}
		}
	}
	if a := slog.Int("status", 200); !discreetly()(nil, a).Equal(a) {
		t.Error("a number is logged as something else")
	}
}

// What Go's own server says of a browser, it says without its address; a plain log is the control.
func TestWhatGoSaysOfABrowserHasNoAddress(t *testing.T) {
	for _, discreet := range []bool{true, false} {
		var log bytes.Buffer
		logger := slog.New(slog.NewTextHandler(&log, nil))
		if discreet {
			var err error
			if logger, err = (operation{logLevel: "debug", logFormat: "json"}).logger(&log); err != nil {
				t.Fatal(err)
			}
		}
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		running := runs(l, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("boom") }))
		running.log = logger
		server := running.server(running.handler)
		ended := make(chan error)
		go func() { ended <- server.Serve(l) }()
		if _, err := http.Get("http://" + l.Addr().String()); err == nil {
			t.Error("the panic was answered")
		}
		_ = server.Close()
		<-ended
		if !strings.Contains(log.String(), "boom") || strings.Contains(log.String(), "127.0.0.1") == discreet {
			t.Errorf("it logs:\n%s", &log)
		}
	}
}

// A whole sitting with return, link, erasing and errors, where everything is logged: none of its secrets, no id of a
// sitting and no address is in the log or in the figures.
func TestNothingOfATakerIsLoggedOrCounted(t *testing.T) {
	for _, format := range []string{"text", "json"} {
		t.Run(format, func(t *testing.T) {
			s, ops := startObserved(t, "--log-level", "debug", "--log-format", format)
			secrets := livesAWholeLife(s)
			metrics := ops.figures()
			s.ends(exitOK)
			log := s.err.String()
			if n := strings.Count(log, "/sittings/:sitting"); n < 15 || !strings.Contains(log, "request") {
				t.Fatalf("only %d requests of sittings are logged:\n%s", n, log)
			}
			for name, text := range map[string]string{"log": log, "figures": metrics} {
				if found := leaks(text, secrets); len(found) > 0 {
					t.Errorf("the %s has %q", name, found)
				}
				for _, secret := range append(secrets, "127.0.0.1:4711", "2001:db8::1") { // the control
					if len(leaks(text+"route="+secret+"\n", secrets)) == 0 {
						t.Errorf("a leak of %q is not found in the %s", secret, name)
					}
				}
			}
		})
	}
}

// leaks returns what a text has of the secrets, and every address and id of a sitting in it.
func leaks(text string, secrets []string) (found []string) {
	for _, secret := range secrets {
		if strings.Contains(strings.ToLower(text), strings.ToLower(secret)) {
			found = append(found, secret)
		}
	}
	for _, shape := range []string{`\d+\.\d+\.\d+\.\d+`, `[0-9a-f]{1,4}:[0-9a-f]{0,4}:[0-9a-f]*:[0-9a-f]`, `[0-9a-f]{8}-[0-9a-f]{4}-7`} {
		found = append(found, regexp.MustCompile(shape).FindAllString(text, -1)...)
	}
	return found
}

// livesAWholeLife does all that a taker may do, and much that they may not, and returns every secret that there was,
// as it is written in all ways.
func livesAWholeLife(s *server) (secrets []string) {
	s.t.Helper()
	visitor, friend := s.visitor(), s.visitor()
	sitting := s.sits(visitor)
	code := found(s.t, `id="code">([^<]+)<`, s.fetches(visitor, sitting+"/result"))
	s.posts(friend, "/return", "code="+strings.ReplaceAll(code, " ", "+"))
	s.sends(visitor, "/return", "code=AAAA+BBBB+CCCC+DDDD")
	s.sends(visitor, sitting+"/share", "next=1&days=30")
	link := found(s.t, `href="[^"]*(/share/[^"]+)"`, s.fetches(visitor, sitting+"/share"))
	s.fetches(s.visitor(), link)
	s.fetches(s.visitor(), link[:len(link)-1])
	s.fetches(s.visitor(), sitting+"/result")
	s.fetches(visitor, sitting+"/export.json")
	s.posts(visitor, sitting+"/code", "serial=0")
	renewed := found(s.t, `id="code">([^<]+)<`, s.fetches(visitor, sitting+"/code"))
	for _, path := range []string{"/nowhere" + sitting, sitting + "/items/99", "/share/x/" + renewed[:4], "/results", "/results/compare"} {
		s.fetches(visitor, path)
	}
	s.sends(visitor, sitting+"/items/1", "answer=%zz")
	s.sends(visitor, sitting+"/items/1", strings.Repeat("answer=large&", 9000))
	s.breaksOff(sitting)
	token := visitor.Jar.Cookies(s.base())[0].Value
	s.posts(visitor, sitting+"/delete", "")
	s.fetches(visitor, sitting+"/result")
	s.posts(friend, "/forget", "")
	secrets = []string{strings.TrimPrefix(sitting, "/sittings/"), token, link[strings.LastIndex(link, "/")+1:], code, renewed}
	for _, c := range []string{code, renewed, token} {
		plain := strings.ReplaceAll(c, " ", "")
		secrets = append(secrets, plain, strings.ReplaceAll(c, " ", "+"), fmt.Sprintf("%x", quiz.HashSecret(plain)))
	}
	return secrets
}

// sends sends a form that may be refused.
func (s *server) sends(visitor *http.Client, path, form string) {
	s.t.Helper()
	response, err := visitor.Post(s.url+path, "application/x-www-form-urlencoded", strings.NewReader(form))
	if err != nil {
		s.t.Fatal(err)
	}
	s.read(response)
}

// breaksOff sends what is no request, and half of one.
func (s *server) breaksOff(sitting string) {
	s.t.Helper()
	for _, text := range []string{"nonsense " + sitting + "\r\n\r\n", "POST " + sitting + "/items/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nansw"} {
		conn, err := net.Dial("tcp", s.base().Host)
		if err != nil {
			s.t.Fatal(err)
		}
		_, _ = io.WriteString(conn, text)
		_ = conn.Close()
	}
}

// found is what a pattern finds in a page.
func found(t *testing.T, pattern, page string) string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("there is no %s in\n%s", pattern, page)
	}
	return m[1]
}

// Each request is logged once, with its name, where everything is logged; otherwise none is.
func TestRequestsAreLoggedWhereEverythingIs(t *testing.T) {
	for _, level := range []string{"debug", "info"} {
		var log bytes.Buffer
		logger, err := operation{logLevel: level, logFormat: "text"}.logger(&log)
		if err != nil {
			t.Fatal(err)
		}
		observing(newRequestCounts(), logger)(web.Request{ID: "ABCDEFGH22334455", Method: "GET", Route: "/:quiz/", Status: 200, Duration: 1500, Bytes: 7})
		want := `level=DEBUG msg=request request=ABCDEFGH22334455 method=GET route=/:quiz/ status=200 duration=1.5µs bytes=7`
		if level == "info" {
			want = ""
		}
		if _, got, _ := strings.Cut(strings.TrimSpace(log.String()), " "); got != want {
			t.Errorf("at %s it logs %q, want %q", level, got, want)
		}
	}
}

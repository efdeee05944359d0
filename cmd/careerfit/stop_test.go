package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store/boltstore"
)

// What stops the server lets a request that is under way finish, takes no new one, and leaves the
// store closed and whole.
func TestStoppingDrainsAndCloses(t *testing.T) {
	for name, stop := range map[string]func(*server){
		"by its context": func(s *server) { s.stop() },
		"by SIGTERM":     func(s *server) { s.signal(syscall.SIGTERM) },
		"by Ctrl-C":      func(s *server) { s.signal(syscall.SIGINT) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", dir, "--quiz", bareFile)
			visitor := s.visitor()
			sitting := strings.TrimSuffix(s.posts(visitor, "/bare/start", ""), "/code")
			slow := s.beginsPosting(visitor, sitting+"/items/1", "answer=large")
			stop(s)
			s.refusesSoon()
			if status, to := slow.finish(); status != http.StatusSeeOther || to != sitting+"/items/2" {
				t.Errorf("the request under way was answered %d, to %q", status, to)
			}
			s.ends(exitOK)
			st, err := boltstore.Open(filepath.Join(dir, databaseName), boltstore.Options{Timeout: time.Millisecond})
			if err != nil {
				t.Fatalf("the store was not let go: %v", err)
			}
			defer st.Close()
			session, err := st.Session(t.Context(), strings.TrimPrefix(sitting, "/sittings/"))
			if err != nil || session.Reached() != 1 {
				t.Errorf("kept: %+v, %v", session, err)
			}
		})
	}
}

func TestASittingGoesOnAfterARestart(t *testing.T) {
	dir := t.TempDir()
	args := []string{"--addr", "127.0.0.1:0", "--data-dir", dir, "--quiz", bareFile}
	first := startServe(t, nil, args...)
	visitor := first.visitor()
	sitting := strings.TrimSuffix(first.posts(visitor, "/bare/start", ""), "/code")
	first.posts(visitor, sitting+"/items/1", "answer=large")
	token := visitor.Jar.Cookies(first.base())
	first.ends(exitOK)

	second := startServe(t, nil, args...)
	again := second.visitor()
	again.Jar.SetCookies(second.base(), token)
	if to := second.posts(again, sitting+"/items/2", "answer=evening"); to != sitting+"/review" {
		t.Errorf("it leads to %q", to)
	}
	if to := second.posts(again, sitting+"/finish", ""); to != sitting+"/result" {
		t.Errorf("it leads to %q", to)
	}
	response, err := again.Get(second.url + sitting + "/result")
	if err != nil {
		t.Fatal(err)
	}
	if status, body := second.read(response); status != http.StatusOK || !strings.Contains(body, "<h1>Tee</h1>") {
		t.Errorf("status %d:\n%s", status, body)
	}
}

func (s *server) signal(sig os.Signal) {
	s.t.Helper()
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		s.t.Fatal(err)
	}
	if err := self.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
}

// refusesSoon waits until nobody new is let in.
func (s *server) refusesSoon() {
	s.t.Helper()
	for range 1000 {
		conn, err := net.Dial("tcp", s.base().Host)
		if err != nil {
			return
		}
		_ = conn.Close()
		time.Sleep(5 * time.Millisecond)
	}
	s.t.Fatal("it still takes requests")
}

func (s *server) base() *url.URL {
	s.t.Helper()
	u, err := url.Parse(s.url)
	if err != nil {
		s.t.Fatal(err)
	}
	return u
}

// visitor is a browser that does not follow redirects.
func (s *server) visitor() *http.Client {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// posts sends a form and returns where it leads.
func (s *server) posts(visitor *http.Client, path, form string) string {
	s.t.Helper()
	response, err := visitor.Post(s.url+path, "application/x-www-form-urlencoded", strings.NewReader(form))
	if err != nil {
		s.t.Fatal(err)
	}
	if status, body := s.read(response); status != http.StatusSeeOther {
		s.t.Fatalf("%s: status %d:\n%s", path, status, body)
	}
	return response.Header.Get("Location")
}

// A slowRequest is a form of which the end is still to come.
type slowRequest struct {
	t    *testing.T
	conn net.Conn
	rest string
}

func (s *server) beginsPosting(visitor *http.Client, path, form string) slowRequest {
	s.t.Helper()
	conn, err := net.Dial("tcp", s.base().Host)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = conn.Close() })
	half := len(form) / 2
	fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s",
		path, s.base().Host, visitor.Jar.Cookies(s.base())[0], len(form), form[:half])
	time.Sleep(50 * time.Millisecond) // until the server has begun with it
	return slowRequest{s.t, conn, form[half:]}
}

func (r slowRequest) finish() (status int, to string) {
	r.t.Helper()
	if _, err := io.WriteString(r.conn, r.rest); err != nil {
		r.t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(r.conn), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	return response.StatusCode, response.Header.Get("Location")
}

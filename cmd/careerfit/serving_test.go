package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// A server is the program serving, in this process.
type server struct {
	t    *testing.T
	url  string
	out  spoken
	err  spoken
	stop context.CancelFunc
	code chan int
	// ended tells that the exit code was taken.
	ended bool
}

// startServe runs `careerfit serve` until it says where it serves. The test's end stops it.
func startServe(t *testing.T, env map[string]string, args ...string) *server {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	s := &server{t: t, stop: stop, code: make(chan int, 1)}
	go func() {
		s.code <- run(ctx, append([]string{"serve"}, args...), streams{strings.NewReader(""), &s.out, &s.err}, env)
	}()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(2 * time.Millisecond) {
		if found := regexp.MustCompile(` at (http://\S+)\n|"msg":"serving".*"addr":"([^"]+)"`).FindStringSubmatch(s.out.String() + s.err.String()); found != nil {
			s.url = found[1] + found[2]
			break
		}
		select {
		case code := <-s.code:
			t.Fatalf("it ended with %d; standard error:\n%s", code, s.err.String())
		default:
		}
		if time.Now().After(deadline) {
			t.Fatalf("it does not say where it serves:\n%s", s.out.String())
		}
	}
	t.Cleanup(func() { s.ends(exitOK) })
	return s
}

// ends stops the server and expects the exit code. A second time it does nothing.
func (s *server) ends(want int) {
	s.t.Helper()
	if s.ended {
		return
	}
	s.ended = true
	s.stop()
	select {
	case code := <-s.code:
		if code != want {
			s.t.Errorf("exit code %d, want %d; standard error:\n%s", code, want, s.err.String())
		}
	case <-time.After(20 * time.Second):
		s.t.Fatal("it does not stop")
	}
}

// get reads a page.
func (s *server) get(path string) (status int, body string) {
	s.t.Helper()
	response, err := http.Get(s.url + path)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.read(response)
}

func (s *server) read(response *http.Response) (status int, body string) {
	s.t.Helper()
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// shows expects a page to be well and to have the words.
func (s *server) shows(path string, words ...string) {
	s.t.Helper()
	status, body := s.get(path)
	if status != http.StatusOK {
		s.t.Errorf("%s: status %d", path, status)
	}
	for _, w := range words {
		if !strings.Contains(body, w) {
			s.t.Errorf("%s does not say %q: %.2000s", path, w, body)
		}
	}
}

// spoken is what a stream got, readable while it is written.
type spoken struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *spoken) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *spoken) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

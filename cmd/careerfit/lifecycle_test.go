package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Balancers hear of a stop before anything is refused: the server goes on with every page for a while, and
// asks each connection to end.
func TestAStopIsAnnouncedToWhoeverAsks(t *testing.T) {
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile, "--drain-delay", "2s")
	s.shows("/readyz", "ready")
	begun := time.Now()
	s.stop()
	s.turnsUnready()
	response, err := http.Get(s.url + "/bare/")
	if err != nil {
		t.Fatal(err)
	}
	if status, body := s.read(response); status != http.StatusOK || !strings.Contains(body, "Zwei Fragen.") || !response.Close {
		t.Errorf("status %d, asks to close: %v", status, response.Close)
	}
	s.shows("/healthz", "alive")
	s.ends(exitOK)
	if took := time.Since(begun); took < 2*time.Second || took > 10*time.Second {
		t.Errorf("the stop took %s", took)
	}
}

// Whoever runs the program by hand does not wait for balancers that are not there.
func TestAStopIsQuickWhereNobodyAsks(t *testing.T) {
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile, "--drain-delay", "60s")
	s.shows("/healthz", "alive")
	begun := time.Now()
	s.ends(exitOK)
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("the stop took %s", took)
	}
}

// Takers answer while a balancer looks at the readiness, and stops sending them when the server is told to end. No
// request fails; everything that was answered is kept.
func TestAStopUnderLoadFailsNobody(t *testing.T) {
	dir := t.TempDir()
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", dir, "--quiz", bareFile, "--drain-delay", "3s")
	s.shows("/readyz", "ready")
	var unready atomic.Bool
	var answered, failed atomic.Int64
	var takers sync.WaitGroup
	for range 8 {
		var browsers [5]*http.Client // so many that nobody is too fast
		var sittings [5]string
		for i := range browsers {
			browsers[i] = s.visitor()
			sittings[i] = strings.TrimSuffix(s.posts(browsers[i], "/bare/start", ""), "/code")
		}
		takers.Go(func() {
			for n := 0; !unready.Load(); n = (n + 1) % len(browsers) {
				response, err := browsers[n].Post(s.url+sittings[n]+"/items/1", "application/x-www-form-urlencoded", strings.NewReader("answer=large"))
				if err != nil || response.StatusCode != http.StatusSeeOther {
					t.Errorf("after %d answers: %v, %v", answered.Load(), response, err)
					failed.Add(1)
					return
				}
				_ = response.Body.Close()
				answered.Add(1)
			}
		})
	}
	for answered.Load() < 200 && failed.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	s.signal(syscall.SIGTERM)
	s.turnsUnready()
	unready.Store(true)
	takers.Wait()
	s.ends(exitOK)
	if n := answered.Load(); n < 200 || failed.Load() > 0 {
		t.Errorf("%d answers, %d of them failed", n, failed.Load())
	}
}

// A browser whose connection is kept open is told to leave with its next answer, also where nobody asks for readiness.
func TestKeptConnectionsAreToldToLeave(t *testing.T) {
	h := &health{store: watches(&moody{})}
	pages := httptest.NewServer(h.before(http.NotFoundHandler()))
	defer pages.Close()
	closing := func() bool {
		response, err := pages.Client().Get(pages.URL + "/bare/")
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, response.Body)
		_ = response.Body.Close()
		return response.Close
	}
	if closing() {
		t.Error("it is told to leave while nobody stops the server")
	}
	if h.drain() || !closing() {
		t.Error("it is not told to leave")
	}
}

// Until the door closes, there is time for one more request: by then browsers are told to leave.
func TestTheDoorIsOpenForAWhileAfterAStop(t *testing.T) {
	server, door, stop, ended := behindDoor(t)
	begun := time.Now()
	stop()
	if open := (<-door.closed).Sub(begun); open < leaveTime || !server.health.draining.Load() {
		t.Errorf("the door closes after %s; the server drains: %v", open, server.health.draining.Load())
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// behindDoor starts a server that can be stopped, behind a door; what ended tells is the end of it.
func behindDoor(t *testing.T) (server running, door *noted, stop func(), ended <-chan error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	door = &noted{Listener: l, closed: make(chan time.Time, 9)}
	server = runs(door, http.NotFoundHandler())
	end := make(chan error, 1)
	go func() { end <- server.until(ctx) }()
	return server, door, stop, end
}

// A noted listener tells when it is closed.
type noted struct {
	net.Listener
	closed chan time.Time
}

func (n *noted) Close() error {
	n.closed <- time.Now()
	return n.Listener.Close()
}

// Browsers of authors that wait for edits do not hold up the end.
func TestWaitingForEditsDoesNotHoldUpAStop(t *testing.T) {
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile, "--reload")
	events, err := http.Get(s.url + "/reload/events")
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()
	begun := time.Now()
	s.ends(exitOK)
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("the stop took %s", took)
	}
}

// A second Ctrl-C ends the program at once, however long the first one would take, and the log says so.
func TestASecondCtrlCEndsAtOnce(t *testing.T) {
	program, out, log := exec.CommandContext(t.Context(), os.Args[0], "serve", "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--drain-delay", "60s"), &spoken{}, &spoken{}
	program.Env, program.Stdout, program.Stderr = append(os.Environ(), asProgram+"=1"), out, log
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	s := &server{t: t}
	s.url = saysWhere(t, out)
	s.shows("/readyz", "ready")
	interrupt := func() error { return program.Process.Signal(os.Interrupt) }
	if err := interrupt(); err != nil {
		t.Fatal(err)
	}
	s.turnsUnready()
	begun, ended := time.Now(), make(chan error, 1)
	go func() { ended <- program.Wait() }()
	// Whoever presses the keys again before the first signal was taken note of gives the first one twice.
	for again := time.NewTicker(20 * time.Millisecond); ; {
		select {
		case err := <-ended:
			again.Stop()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.Exited() || time.Since(begun) > 30*time.Second {
				t.Errorf("it ended after %s with %v", time.Since(begun), err)
			}
			if said := log.String(); !strings.Contains(said, `level=WARN msg="stopped at once" because="interrupt signal received while stopping"`) || strings.Contains(said, "msg=stopped ") {
				t.Errorf("it logs:\n%s", said)
			}
			return
		case <-again.C:
			_ = interrupt()
		}
	}
}

// A port that goes away ends the server, with a sentence and an exit code.
func TestAListenerThatFailsEndsTheServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
	err = runs(l, http.NotFoundHandler()).until(context.Background())
	var exit *exitError
	if !errors.As(err, &exit) || exit.code != exitFailure || !strings.Contains(err.Error(), "serve: ") {
		t.Errorf("it ends with %v", err)
	}
}

// turnsUnready waits until balancers are told to stop sending takers.
func (s *server) turnsUnready() {
	s.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if status, body := s.get("/readyz"); status == http.StatusServiceUnavailable && body == "stopping\n" {
			return
		}
	}
	s.t.Fatal("it stays ready")
}

// saysWhere waits until a program of its own says where it serves.
func saysWhere(t *testing.T, out *spoken) string {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		if _, rest, ok := strings.Cut(out.String(), " at "); ok && strings.Contains(rest, "\n") {
			url, _, _ := bytes.Cut([]byte(rest), []byte("\n"))
			return string(url)
		}
	}
	t.Fatalf("it does not say where it serves:\n%s", out.String())
	return ""
}

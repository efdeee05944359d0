package main

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
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
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", dir, "--quiz", bareFile, "--drain-delay", "1s")
	s.shows("/readyz", "ready")
	var unready atomic.Bool
	var answered, failed atomic.Int64
	var takers sync.WaitGroup
	for range 8 {
		visitor := s.visitor()
		sitting := strings.TrimSuffix(s.posts(visitor, "/bare/start", ""), "/code")
		takers.Go(func() {
			for !unready.Load() {
				response, err := visitor.Post(s.url+sitting+"/items/1", "application/x-www-form-urlencoded", strings.NewReader("answer=large"))
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
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile)
	visitor := s.visitor()
	closing := func() bool {
		response, err := visitor.Get(s.url + "/bare/")
		if err != nil {
			t.Fatalf("a request on the way out failed: %v", err)
		}
		status, _ := s.read(response)
		return status == http.StatusOK && response.Close
	}
	if closing() {
		t.Error("it is told to leave while nobody stops the server")
	}
	s.stop()
	for deadline := time.Now().Add(5 * time.Second); !closing(); {
		if time.Now().After(deadline) {
			t.Fatal("it is never told to leave")
		}
	}
	s.ends(exitOK)
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

// A second Ctrl-C ends the program at once, however long the first one would take.
func TestASecondCtrlCEndsAtOnce(t *testing.T) {
	program, out := exec.CommandContext(t.Context(), os.Args[0], "serve", "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--drain-delay", "60s"), &spoken{}
	program.Env, program.Stdout = append(os.Environ(), asProgram+"=1"), out
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	s := &server{t: t}
	s.url = saysWhere(t, out)
	s.shows("/readyz", "ready")
	interrupt := func() {
		if err := program.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
	}
	interrupt()
	s.turnsUnready()
	begun := time.Now()
	interrupt()
	err := program.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Exited() || time.Since(begun) > 5*time.Second {
		t.Errorf("it ended after %s with %v", time.Since(begun), err)
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
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
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

package trials

import (
	"fmt"
	"io"
	"net"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Where more connect than a server may have open, the others wait until the first are gone; nobody's answers are lost,
// and it goes on by itself.
func TestTrialOutOfConnections(t *testing.T) {
	t.Parallel()
	s := poor(t, built.careerfit, "serve")
	b := newBusy(newTaker(t, s), 8)
	b.untilBegun(t)
	late := newBusy(newTaker(t, s), 9)
	waited, err := late.comesLate(s)
	if err != nil || waited < time.Second {
		t.Errorf("who came late waited %s: %v", waited, err)
	}
	b.untilBegun(t)
	for _, what := range compareAll(t, []*busy{b, late}) {
		t.Error(what)
	}
}

func TestControlABrittleServerSendsAwayWhoComesLate(t *testing.T) {
	t.Parallel()
	s := poor(t, built.careless, "--fault", "brittle")
	if waited, err := newBusy(newTaker(t, s), 9).comesLate(s); err == nil {
		t.Errorf("who came late was served after %s: the trial sees nothing", waited)
	}
}

// poor is a server that may have few connections open.
func poor(t *testing.T, program string, args ...string) *server {
	t.Helper()
	return begun(t, "sh", t.TempDir(), append([]string{"-c", `ulimit -n 48; exec "$0" "$@"`, program}, args...)...)
}

// comesLate begins a sitting after many who connected and say nothing, and returns how long that took.
func (b *busy) comesLate(s *server) (waited time.Duration, err error) {
	for range 70 { // they are sent away after a while
		conn, err := net.Dial("tcp", strings.TrimPrefix(*s.url.Load(), "http://"))
		if err != nil {
			return 0, err
		}
		defer conn.Close()
	}
	begun := time.Now()
	err = b.step()
	return time.Since(begun), err
}

// Who has asked for a backup and then reads no further does not keep the server from stopping.
func TestTrialStoppedWhileABackupWaits(t *testing.T) {
	t.Parallel()
	s := serving(t, t.TempDir())
	newBusy(newTaker(t, s), 8).untilBegun(t)
	if problem := stopsBeside(t, s, "unix", filepath.Join(s.dir, "careerfit.sock")); problem != "" {
		t.Error(problem)
	}
}

func TestControlAnEndlessServerDoesNotStop(t *testing.T) {
	t.Parallel()
	s := careless(t, "endless", t.TempDir())
	if stopsBeside(t, s, "tcp", strings.TrimPrefix(*s.url.Load(), "http://")) == "" {
		t.Error("it stops: the trial sees nothing")
	}
}

// stopsBeside asks for a backup, reads its beginning, and stops the server; it says what is wrong with how that ends.
func stopsBeside(t *testing.T, s *server, network, address string) (problem string) {
	t.Helper()
	asleep, err := net.Dial(network, address)
	if err != nil {
		t.Fatal(err)
	}
	defer asleep.Close()
	if _, err := io.WriteString(asleep, "POST /backup HTTP/1.1\r\nHost: careerfit\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if begins, err := io.ReadAll(io.LimitReader(asleep, 1000)); err != nil || !strings.HasPrefix(string(begins), "HTTP/1.1 200 ") {
		t.Fatalf("%.200q, %v", begins, err)
	}
	s.run.signal(t, syscall.SIGTERM)
	select {
	case <-time.After(10 * time.Second):
		return "it does not end within ten seconds"
	case <-s.run.over:
	}
	if code := s.run.ends(t); code != 0 {
		return fmt.Sprintf("it ended with %d:\n%s", code, s.run.err.String())
	}
	return ""
}

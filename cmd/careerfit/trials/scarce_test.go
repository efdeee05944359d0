package trials

import (
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Where more connect than a server may have open, the others wait until the first are gone; nobody's answers are lost,
// and it goes on by itself.
func TestTrialOutOfConnections(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := begun(t, "sh", dir, "-c", `ulimit -n 48; exec "$0" "$@"`, built.careerfit, "serve")
	b := newBusy(newTaker(t, s), 8)
	b.untilBegun(t)
	for range 70 { // they say nothing, and are sent away after a while
		conn, err := net.Dial("tcp", strings.TrimPrefix(*s.url.Load(), "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	late := newBusy(newTaker(t, s), 9)
	begun := time.Now()
	late.untilBegun(t)
	if waited := time.Since(begun); waited < time.Second {
		t.Errorf("who came late waited %s only: nothing was tried", waited)
	}
	b.untilBegun(t)
	for _, what := range compareAll(t, []*busy{b, late}) {
		t.Error(what)
	}
}

// Who has asked for a backup and then reads no further does not keep the server from stopping.
func TestTrialStoppedWhileABackupWaits(t *testing.T) {
	t.Parallel()
	s := serving(t, t.TempDir())
	newBusy(newTaker(t, s), 8).untilBegun(t)
	asleep, err := net.Dial("unix", filepath.Join(s.dir, "careerfit.sock"))
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
	if code, took := s.stops(); code != 0 || took > 10*time.Second {
		t.Errorf("it ended with %d after %s:\n%s", code, took, s.run.err.String())
	}
}

package trials

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// slowClients is how many hold on to a server at once.
const slowClients = 400

// Hundreds of clients that send their headers, or a form, a byte a second do not keep others from being served, and
// none of them is left after the time that there is for it.
func TestTrialSlowClients(t *testing.T) {
	t.Parallel()
	const form = "POST /return HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n"
	for name, story := range map[string]struct {
		head string
		time time.Duration
	}{
		"headers": {"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", 5 * time.Second},
		"a form":  {form, 15 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serving(t, t.TempDir())
			left, served := heldBySlow(t, s, story.head, story.time+2*time.Second)
			if left > 0 {
				t.Errorf("%d of %d are left after %s", left, slowClients, story.time)
			}
			if served < 20 {
				t.Errorf("only %d pages were served to others", served)
			}
		})
	}
	if *full {
		t.Run("of slowhttptest", slowHTTPTest)
	}
}

func TestControlAPatientServerIsHeld(t *testing.T) {
	t.Parallel()
	if left, _ := heldBySlow(t, careless(t, "patient", t.TempDir()), "GET / HTTP/1.1\r\nX-Slow: ", 7*time.Second); left < slowClients {
		t.Errorf("%d of %d are left by a server that waits for ever: the trial sees nothing", left, slowClients)
	}
}

// heldBySlow lets slow clients come, each with the head and after that a byte a second, and others take a sitting meanwhile.
// It returns how many slow ones were not sent away when the time is over, and how many pages the others got.
func heldBySlow(t *testing.T, s *server, head string, wait time.Duration) (left, served int) {
	t.Helper()
	var open atomic.Int32
	var clients, others sync.WaitGroup
	over := time.Now().Add(wait)
	for range slowClients {
		conn, err := net.Dial("tcp", strings.TrimPrefix(*s.url.Load(), "http://"))
		if err != nil {
			t.Fatal(err)
		}
		clients.Go(func() {
			defer conn.Close()
			if isLeft(conn, head, over) {
				open.Add(1)
			}
		})
	}
	b := newBusy(newTaker(t, s), 9)
	others.Go(func() {
		if err := b.goesOnWhile(func() bool { time.Sleep(20 * time.Millisecond); return time.Now().Before(over) }); err != nil {
			t.Errorf("others are not served: %v", err)
		}
	})
	clients.Wait()
	others.Wait()
	return int(open.Load()), int(b.acknowledged.Load())
}

// isLeft sends the head and then a byte a second, and reports whether the connection is open when the time is over.
func isLeft(conn net.Conn, head string, over time.Time) bool {
	_, _ = io.WriteString(conn, head)
	for second := time.Now(); ; {
		second = second.Add(time.Second)
		_ = conn.SetReadDeadline(earlier(second, over))
		if _, err := io.Copy(io.Discard, conn); !timedOut(err) { // the server has said what it had to say, and closed
			return false
		}
		if !time.Now().Before(over) {
			return true
		}
		_, _ = io.WriteString(conn, "a")
	}
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func timedOut(err error) bool {
	timeout, ok := err.(net.Error)
	return ok && timeout.Timeout()
}

// slowHTTPTest has the tool that is known for it: it does not hold the server, either: by headers, by forms, by reading slowly. The last one
// is given the time after which a connection that asks nothing more is closed, too.
func slowHTTPTest(t *testing.T) {
	tool, err := exec.LookPath("slowhttptest")
	if err != nil {
		missing(t, "slowhttptest is missing; it is a package of Debian")
	}
	for name, args := range map[string][]string{
		"headers": {"-H", "-l", "8", "-i", "2"},
		"forms":   {"-B", "-l", "20", "-i", "2", "-s", "8192"},
		"reading": {"-X", "-l", "110", "-w", "64", "-y", "128", "-n", "5", "-z", "32"},
	} {
		t.Run(name, func(t *testing.T) {
			s := serving(t, t.TempDir())
			args := append(args, "-c", fmt.Sprint(slowClients), "-r", "400", "-p", "3", "-u", *s.url.Load()+"/health-informatics/")
			out, err := exec.Command(tool, args...).CombinedOutput()
			said := regexp.MustCompile("\x1b\\[[0-9;]*[A-Za-z]").ReplaceAllString(string(out), "")
			if err != nil || strings.Contains(said, "service available:   NO") || !strings.Contains(said, "service available:   YES") {
				t.Errorf("%v:\n%s", err, said[max(0, len(said)-2000):])
			}
			if left := sockets(t, s.run); left > 20 {
				t.Errorf("the server still holds %d sockets", left)
			}
			if got, err := newTaker(t, s).get("/health-informatics/"); err != nil || got.status != http.StatusOK {
				t.Errorf("after that: %d, %v", got.status, err)
			}
		})
	}
}

// sockets is how many a process holds open.
func sockets(t *testing.T, p *process) (n int) {
	t.Helper()
	dir := fmt.Sprintf("/proc/%d/fd", p.cmd.Process.Pid)
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if to, err := os.Readlink(filepath.Join(dir, file.Name())); err == nil && strings.HasPrefix(to, "socket:") {
			n++
		}
	}
	return n
}

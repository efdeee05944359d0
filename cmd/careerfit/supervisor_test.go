package main

import (
	"errors"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// listensAsSystemd is a socket in place of systemd's, and returns what it is told, in order.
func listensAsSystemd(t *testing.T) (heard func() string) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "notify")
	l, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: name, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("NOTIFY_SOCKET", name)
	said := make(chan string, 10_000) // a socket that nobody reads would hold up the server
	go func() {
		for b := make([]byte, 1000); ; {
			n, err := l.Read(b)
			if err != nil {
				return
			}
			said <- string(b[:n])
		}
	}()
	t.Cleanup(func() { _ = l.Close() })
	return func() string {
		t.Helper()
		select {
		case state := <-said:
			return state
		case <-time.After(10 * time.Second):
			t.Fatal("systemd hears nothing more")
			return ""
		}
	}
}

// systemd hears when takers are served, that the server lives as long as it does, and that it stops.
func TestSystemdHearsOfTheServer(t *testing.T) {
	heard := listensAsSystemd(t)
	t.Setenv("WATCHDOG_USEC", "1000000") // a busy machine may be slow
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile)
	if got := heard(); got != "READY=1" {
		t.Errorf("first it hears %q", got)
	}
	for range 5 {
		if got := heard(); got != "WATCHDOG=1" {
			t.Errorf("then it hears %q", got)
		}
	}
	s.signal(syscall.SIGTERM)
	got := "WATCHDOG=1"
	for got == "WATCHDOG=1" {
		got = heard()
	}
	if got != "STOPPING=1" {
		t.Errorf("at the end it hears %q", got)
	}
	s.ends(exitOK)
}

// systemd is told that the server is ready when it is, and not before: takers are served by then.
func TestReadyMeansThatTakersAreServed(t *testing.T) {
	heard := listensAsSystemd(t)
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile)
	if got := heard(); got != "READY=1" {
		t.Errorf("first it hears %q", got)
	}
	s.shows("/bare/", "Zwei Fragen.")
}

// A store that hangs or fails gets no sign of life, so that the server is started anew; one that answers again does.
func TestNoSignOfLifeWithoutTheStore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told, silent atomic.Int64 // silent is the longest time between two signs
		var log spoken
		last := time.Now()
		mood := &moody{}
		s := supervisor{
			notify: func(string) (bool, error) {
				told.Add(1)
				silent.Store(max(silent.Load(), int64(time.Since(last))))
				last = time.Now()
				return true, nil
			},
			log: slog.New(slog.NewTextHandler(&log, nil)), patience: 10 * time.Second,
		}
		signs := func(d time.Duration) int64 {
			before := told.Load()
			time.Sleep(d)
			synctest.Wait()
			return told.Load() - before
		}
		end := s.watched(&health{store: watches(mood)})
		if n := signs(31 * time.Second); n < 12 { // one with READY, and four in each ten seconds
			t.Errorf("it shows %d signs of life in half a minute", n)
		}
		mood.feels(true, nil) // for half of systemd's patience, and no longer
		signs(5 * time.Second)
		mood.feels(false, nil)
		signs(5 * time.Second)
		if gap := time.Duration(silent.Load()); gap >= s.patience {
			t.Errorf("a slow answer ends its life: it is silent for %s", gap)
		}
		mood.feels(true, nil)
		signs(5 * time.Second)
		if n := signs(30 * time.Second); n != 0 || !strings.Contains(log.String(), "the watchdog gets no sign of life") {
			t.Errorf("with a store that hangs it shows %d signs of life, and logs:\n%s", n, &log)
		}
		mood.feels(false, errors.New("input/output error"))
		signs(5 * time.Second)
		if n := signs(30 * time.Second); n != 0 {
			t.Errorf("with a store that fails it shows %d signs of life", n)
		}
		mood.feels(false, nil)
		signs(5 * time.Second)
		if n := signs(30 * time.Second); n < 11 {
			t.Errorf("after that it shows %d signs of life", n)
		}
		mood.fails()
		signs(2500 * time.Millisecond)
		if n := signs(30 * time.Second); n != 0 || !strings.Contains(log.String(), "the store failed") {
			t.Errorf("with a disk that failed it shows %d signs of life, and logs:\n%s", n, &log)
		}
		end()
		if n := signs(time.Minute); n != 0 {
			t.Errorf("after the end it shows %d signs of life", n)
		}
	})
}

// Without systemd nobody is told, and a socket that is gone keeps nobody from serving.
func TestServingWithoutSystemd(t *testing.T) {
	t.Setenv("NOTIFY_SOCKET", filepath.Join(t.TempDir(), "gone"))
	t.Setenv("WATCHDOG_USEC", "often")
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile)
	s.shows("/bare/", "Zwei Fragen.")
	for _, words := range []string{"systemd was not told", "the watchdog of systemd is not served"} {
		if !strings.Contains(s.err.String(), words) {
			t.Errorf("it does not log %q:\n%s", words, s.err.String())
		}
	}
}

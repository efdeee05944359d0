package main

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// Browsers that are slow, or send nothing, do not hold the server up: each is cut off after its time,
// on a clock of the test's own.
func TestSlowBrowsersAreCutOff(t *testing.T) {
	const request = "POST / HTTP/1.1\r\nHost: quiz.example\r\nContent-Length: "
	for name, story := range map[string]struct {
		sends string
		// answered tells that an answer comes before the end.
		answered bool
		after    time.Duration
	}{
		"nothing at all":             {"", false, 5 * time.Second},
		"half a header":              {request, false, 5 * time.Second},
		"half a form":                {request + "9\r\n\r\nansw", true, 15 * time.Second},
		"a form, and then no others": {request + "4\r\n\r\nansw", true, 60 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				browser := connects(t, readsForms)
				begun := time.Now()
				if _, err := io.WriteString(browser, story.sends); err != nil {
					t.Fatal(err)
				}
				answer, err := io.ReadAll(browser)
				if waited := time.Since(begun); err != nil || waited != story.after {
					t.Errorf("it was cut off after %s (%v), want %s", waited, err, story.after)
				}
				if (len(answer) > 0) != story.answered {
					t.Errorf("the answer is %q", answer)
				}
			})
		})
	}
}

// An answer that takes longer than any page may is not waited for.
func TestAnAnswerThatTakesTooLongIsNotSent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for late, sent := range map[time.Duration]bool{44 * time.Second: true, 46 * time.Second: false} {
			browser := connects(t, func(w http.ResponseWriter, _ *http.Request) { time.Sleep(late) })
			if _, err := io.WriteString(browser, "GET / HTTP/1.1\r\nHost: quiz.example\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
			response, err := http.ReadResponse(bufio.NewReader(browser), nil)
			if (err == nil) != sent {
				t.Errorf("after %s: %v", late, err)
			}
			if err == nil {
				_ = response.Body.Close()
			}
		}
	})
}

// readsForms waits for the whole of a form.
func readsForms(_ http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }

// connects is a browser's end of a connection to a server of its own.
func connects(t *testing.T, handler http.HandlerFunc) net.Conn {
	t.Helper()
	browser, server := net.Pipe()
	l := oneConn{conn: make(chan net.Conn, 1)}
	l.conn <- server
	l.open, l.close = context.WithCancel(t.Context())
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- runs(l, handler).until(ctx) }()
	t.Cleanup(func() {
		_ = browser.Close()
		stop()
		if err := <-ended; err != nil {
			t.Errorf("it ends with %v", err)
		}
	})
	return browser
}

// runs makes of a handler a server that nobody watches over.
func runs(l net.Listener, handler http.Handler) running {
	log := slog.New(slog.DiscardHandler)
	return running{
		doors: doors{pages: l}, handler: handler, health: &health{store: watches(&moody{})}, metrics: showMetrics(), log: log,
		supervisor: supervisor{notify: func(string) (bool, error) { return false, nil }, log: log},
	}
}

// oneConn is a listener to which one browser connects, without a network.
type oneConn struct {
	conn  chan net.Conn
	open  context.Context
	close context.CancelFunc
}

func (l oneConn) Accept() (net.Conn, error) {
	select {
	case c := <-l.conn:
		return c, nil
	case <-l.open.Done():
		return nil, net.ErrClosed
	}
}

func (l oneConn) Close() error {
	l.close()
	return nil
}

func (l oneConn) Addr() net.Addr { return &net.TCPAddr{} }

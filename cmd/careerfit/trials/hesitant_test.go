package trials

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// errShut says that a server did not let somebody in: it listens no more, or its system closed a connection that it
// had not taken yet.
var errShut = errors.New("the door is shut")

// hesitant lets a taker's browser open a connection a moment before it asks for anything on it, as browsers do. The
// server has taken it by then. If it has not, since it listens no more, the system resets the connection before
// anything was sent; one that was taken can be ended then, but not reset, since nothing is unread.
func hesitant(k *taker) *taker {
	transport := k.client.Transport.(*http.Transport)
	dial := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err == nil {
			untilTaken(address)
			_ = conn.SetReadDeadline(time.Now().Add(time.Duration(50+rand.IntN(100)) * time.Millisecond))
			_, err = conn.Read(make([]byte, 1))
		}
		switch {
		case timedOut(err):
			return conn, conn.SetReadDeadline(time.Time{})
		case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, syscall.ECONNRESET):
			return nil, fmt.Errorf("%w: %w", errShut, err)
		}
		return nil, fmt.Errorf("before anything was asked: %w", err)
	}
	return k
}

// untilTaken waits, for some seconds at most, until a server on a busy machine has taken all connections that were opened
// to its address, or does not listen any more.
func untilTaken(address string) {
	for over := time.Now().Add(5 * time.Second); inLine(address) > 0 && time.Now().Before(over); {
		time.Sleep(10 * time.Millisecond)
	}
}

// inLine is how many connections to the address wait for their server to take them, as the system counts them.
func inLine(address string) (n int) {
	_, port, _ := net.SplitHostPort(address)
	sockets, err := os.ReadFile("/proc/net/tcp")
	if err != nil {
		return 0 // a system that does not say
	}
	var number int
	_, _ = fmt.Sscan(port, &number)
	for line := range strings.Lines(string(sockets)) {
		const listens = "0A"
		if f := strings.Fields(line); len(f) > 4 && f[3] == listens && strings.HasSuffix(f[1], fmt.Sprintf(":%04X", number)) {
			_, line, _ := strings.Cut(f[4], ":")
			_, _ = fmt.Sscanf(line, "%x", &n)
		}
	}
	return n
}

// Who waits before a door that nobody opens is counted, and no longer once the door is opened.
func TestControlWhoWaitsInLineIsCounted(t *testing.T) {
	door, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer door.Close()
	address := door.Addr().String()
	for range 3 {
		conn, err := net.Dial("tcp4", address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	until(t, "three wait", func() bool { return inLine(address) == 3 })
	for range 3 {
		conn, err := door.Accept()
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	until(t, "nobody waits", func() bool { return inLine(address) == 0 })
}

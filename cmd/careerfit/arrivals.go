package main

import (
	"net"
	"net/http"
	"sync"
	"time"
)

// arrivals are the connections that were accepted and on which nothing has come yet. A server that shuts down drops the
// first request of such a one: it was not under way.
type arrivals struct {
	mu   sync.Mutex
	open map[net.Conn]bool
}

// note follows a connection, as [http.Server.ConnState] tells of it.
func (a *arrivals) note(c net.Conn, state http.ConnState) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if state != http.StateNew {
		delete(a.open, c)
		return
	}
	if a.open == nil {
		a.open = map[net.Conn]bool{}
	}
	a.open[c] = true
}

func (a *arrivals) waiting() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.open)
}

// settle waits until all have asked for something or left, but no longer than that: browsers open connections that they
// never use.
func (a *arrivals) settle(longest time.Duration) {
	for over := time.Now().Add(longest); a.waiting() > 0 && time.Now().Before(over); {
		time.Sleep(longest / 100)
	}
}

package main

import (
	"net"
	"net/http"
	"path/filepath"
	"sync"
)

// A pretender sits at the socket in the server's place.
type pretender struct {
	// asked is closed once the answer has begun.
	asked chan struct{}
}

// A writer is what a pretender answers with.
type writer struct {
	http.ResponseWriter
	// flush sends what was written; gone ends when nobody listens any longer.
	flush func()
	gone  <-chan struct{}
}

// pretends lets answer be what the server says to any command.
func (o *office) pretends(answer func(writer)) pretender {
	o.t.Helper()
	l, err := net.Listen("unix", filepath.Join(o.dir, socketName))
	if err != nil {
		o.t.Fatal(err)
	}
	p, once := pretender{make(chan struct{})}, sync.Once{}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer(writer{w, func() {
			_ = http.NewResponseController(w).Flush()
			once.Do(func() { close(p.asked) })
		}, r.Context().Done()})
	})}
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	o.t.Cleanup(func() {
		_ = server.Close()
		<-served
	})
	return p
}

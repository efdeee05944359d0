package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Times of the server. A browser that is slower than these is cut off.
const (
	headerTime = 5 * time.Second
	readTime   = 15 * time.Second
	writeTime  = 45 * time.Second
	// idleTime is longer than the proxies of dist keep a connection: a form might meet one that is being closed.
	idleTime  = 60 * time.Second
	maxHeader = 32 << 10 // more than the pages take, so that a page can say so
)

// Times of a stop, the whole of which takes no more than ten seconds unless --drain-delay is longer.
const (
	// leaveTime is how long connections that are kept open have for one more request, with whose answer they are
	// told to close: whatever is cut off between two requests may be cut off just as the next one comes.
	leaveTime = 250 * time.Millisecond
	// arrivalTime is how long those who came in before the door closed have at most to ask for something.
	arrivalTime = time.Second
	// drainTime is how long the requests that are under way have then.
	drainTime = 6 * time.Second
)

// A running server is what serves pages, from the moment at which all is ready to the last answer.
type running struct {
	doors
	handler http.Handler
	// metrics is what whoever runs the server sees.
	metrics http.Handler
	health  *health
	// drainDelay is how long balancers that ask for readiness have to notice a stop.
	drainDelay time.Duration
	supervisor supervisor
	log        *slog.Logger
}

// until serves until the context ends, then lets everybody leave and what is under way finish.
func (r running) until(ctx context.Context) error {
	pages, ops := r.server(r.health.before(r.handler)), r.server(r.health.before(r.metrics))
	defer ops.Close()
	var in arrivals
	pages.ConnState = in.note
	failed := make(chan error, 2)
	go func() { failed <- pages.Serve(r.doors.pages) }()
	if r.doors.ops != nil {
		go func() { failed <- ops.Serve(r.doors.ops) }()
	}
	defer r.supervisor.watched(r.health)()
	select {
	case err := <-failed:
		return errors.Join(failure(fmt.Errorf("serve: %w", err)), pages.Close())
	case <-ctx.Done():
	}
	return r.stop(pages, &in)
}

func (r running) server(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(r.log.Handler(), slog.LevelWarn),
	}
}

// tellsStop returns what logs, as the last line, that all has stopped as it was told to; or, before that, that somebody
// did not wait for it.
func tellsStop(ctx context.Context, log *slog.Logger) (stopped func(error)) {
	told, done := make(chan time.Time, 1), make(chan struct{})
	forget := context.AfterFunc(ctx, func() {
		told <- time.Now()
		endsAtOnce(log, done)
	})
	return func(err error) {
		defer close(done)
		if !forget() && err == nil {
			log.Info("stopped", "because", context.Cause(ctx), "took", time.Since(<-told).Round(time.Millisecond))
		}
	}
}

// endsAtOnce waits for a second signal until all is done, and lets that end the program, as it would by itself, with a
// line in the log.
func endsAtOnce(log *slog.Logger, done <-chan struct{}) {
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGINT, syscall.SIGTERM)
	defer signal.Stop(again)
	select {
	case s := <-again:
		log.Warn("stopped at once", "because", s.String()+" signal received while stopping")
		signal.Reset(s)
		if self, err := os.FindProcess(os.Getpid()); err != nil || self.Signal(s) != nil {
			os.Exit(exitFailure) // on systems where no process signals itself
		}
	case <-done:
	}
}

// stop says that the server is no longer ready, gives balancers and browsers the time to notice, and waits for what
// is under way.
func (r running) stop(pages *http.Server, in *arrivals) error {
	asked := r.health.drain()
	r.supervisor.tell(stopping)
	wait := leaveTime
	if asked {
		wait = max(wait, r.drainDelay)
	}
	r.log.Info("stopping", "after", wait, "asked_for_readiness", asked)
	time.Sleep(wait)
	// The door first, and the rest a little later: from the moment of its Shutdown, http.Server drops a request that
	// comes on a connection that it has accepted just before.
	_ = r.doors.pages.Close() // if that fails, Shutdown closes it
	time.Sleep(leaveTime)
	in.settle(arrivalTime)
	drain, cancel := context.WithTimeout(context.Background(), drainTime)
	defer cancel()
	if err := pages.Shutdown(drain); err != nil { // a slow browser must not make a stop look like a failure
		r.log.Warn("stopped while some requests were still being sent", "after", drainTime, "error", err)
		return pages.Close()
	}
	return nil
}

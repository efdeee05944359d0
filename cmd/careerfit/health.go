package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// askTime is how long the store may take to answer whoever asks how the server is.
const askTime = time.Second

// askedTime is after how long a question is given up, if the store lets it be.
const askedTime = 10 * time.Second

// A health tells programs whether the server lives (/healthz) and whether to send takers to it (/readyz). It tells
// nothing else, so anybody may ask.
type health struct {
	store *watched
	// asked tells that somebody goes by the readiness, and is to notice before the server stops.
	asked, draining atomic.Bool

	mu     sync.Mutex
	asking *question // that the store has not answered yet
}

// A question is one that the store is asked.
type question struct {
	answered chan struct{} // closed when it is
	err      error
}

// drain makes the server no longer ready, and reports whether anybody ever asked.
func (h *health) drain() (asked bool) {
	h.draining.Store(true)
	return h.asked.Load()
}

// before answers the two addresses, and leaves the others to next. While the server drains, every answer asks to
// close the connection.
func (h *health) before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h.draining.Load() {
			w.Header().Set("Connection", "close")
		}
		switch r.URL.Path {
		case "/healthz":
			tellHealth(w, r, http.StatusOK, "alive")
		case "/readyz":
			h.asked.Store(true)
			status, words := h.ready(r.Context())
			tellHealth(w, r, status, words)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// errSpoilt is what is wrong with a store that cannot look things up any more.
var errSpoilt = errors.New("the database is damaged; run careerfit doctor, then restore a backup")

// ready says whether takers may be sent here. A server without room stays ready: results can be read, and
// what is deleted makes room.
func (h *health) ready(ctx context.Context) (status int, words string) {
	status, words = h.open()
	if status != http.StatusOK {
		return status, words
	}
	switch err := h.answers(ctx, askTime); {
	case errors.Is(err, errSpoilt):
		return http.StatusServiceUnavailable, "failed: " + errSpoilt.Error()
	case err != nil:
		return http.StatusServiceUnavailable, "failed: the store does not answer"
	case h.store.refusals.lacksRoom():
		return http.StatusOK, "degraded: there is no room for more answers; pages can be read"
	}
	return status, words
}

// open says whether answers are taken, as far as that is known without a question to the store.
func (h *health) open() (status int, words string) {
	switch {
	case h.draining.Load():
		return http.StatusServiceUnavailable, "stopping"
	case h.store.Failed():
		return http.StatusServiceUnavailable, "failed: the store takes no more answers until the server is started anew"
	case h.store.file.look():
		return http.StatusServiceUnavailable, "failed: the database file was replaced, and answers are refused until it is back"
	}
	return http.StatusOK, isReady
}

// isReady are the words of a server of which nothing is wrong.
const isReady = "ready"

// answers asks the store something that it has to look up, within some time. A store that hangs may never give an answer,
// nor heed a context; so whoever asks meanwhile waits for the same one, and not for longer than it may take.
func (h *health) answers(ctx context.Context, within time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	q := h.ask()
	select {
	case <-q.answered:
		if errors.Is(q.err, store.ErrDamaged) {
			return fmt.Errorf("%w: %w", errSpoilt, q.err)
		}
		return q.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ask asks the store, unless it is being asked.
func (h *health) ask() *question {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.asking != nil {
		return h.asking
	}
	q := &question{answered: make(chan struct{})}
	h.asking = q
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), askedTime)
		defer cancel()
		_, q.err = h.store.ByOwner(ctx, quiz.SecretHash{})
		h.mu.Lock()
		h.asking = nil
		h.mu.Unlock()
		close(q.answered)
	}()
	return q
}

// works is whether the store answers, and takes what is to be kept.
func (h *health) works(ctx context.Context, within time.Duration) error {
	if h.store.Failed() {
		return store.ErrFailed
	}
	return h.answers(ctx, within)
}

func (h *health) expose(e *exposition) {
	status, _ := h.ready(context.Background())
	e.family("careerfit_ready", "gauge", "1 while the server is ready for takers, as /readyz says.").sample(oneIf(status == http.StatusOK))
}

// tellHealth answers GET and HEAD with a line of text, and nothing else.
func tellHealth(w http.ResponseWriter, r *http.Request, status int, words string) {
	header := w.Header()
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		status, words = http.StatusMethodNotAllowed, "GET and HEAD alone"
	}
	if status == http.StatusServiceUnavailable {
		header.Set("Retry-After", "5")
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = io.WriteString(w, words+"\n")
	}
}

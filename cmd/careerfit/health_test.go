package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A moody store is whatever a story wants it to be.
type moody struct {
	store.Store
	mu            sync.Mutex
	reads, writes error
	hangs, failed bool
	replaced      bool
}

// watches has a server watch a store, and nobody read its log.
func watches(st durable) *watched { return newWatched(st, sinceNow(), slog.New(slog.DiscardHandler)) }

// feels sets how it answers from now on.
func (m *moody) feels(hangs bool, reads error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.hangs, m.reads = hangs, reads
}

func (m *moody) ByOwner(ctx context.Context, _ quiz.SecretHash) ([]*quiz.Session, error) {
	m.mu.Lock()
	hangs, reads := m.hangs, m.reads
	m.mu.Unlock()
	if hangs {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return nil, reads
}

func (m *moody) Failed() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.failed
}

func (m *moody) Replaced() (bool, error) { return m.replaced, nil }

// fails is what a sweeper or a command may meet first, which write past whoever counts.
func (m *moody) fails() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failed = true
}

func (m *moody) Create(context.Context, *quiz.Session) error { return m.writes }

func (m *moody) Delete(context.Context, string) error { return m.writes }

// probes are what programs that ask are told.
func probes(h *health, method, path string) *http.Response {
	answer := httptest.NewRecorder()
	h.before(http.NotFoundHandler()).ServeHTTP(answer, httptest.NewRequest(method, path, nil))
	return answer.Result()
}

func tells(t *testing.T, h *health, path string, status int, words string) {
	t.Helper()
	response := probes(h, http.MethodGet, path)
	got := make([]byte, 200)
	n, _ := response.Body.Read(got)
	if response.StatusCode != status || !strings.HasPrefix(string(got[:n]), words) || !strings.HasSuffix(string(got[:n]), "\n") {
		t.Errorf("%s says %d %q, want %d %q", path, response.StatusCode, got[:n], status, words)
	}
	if again := response.Header.Get("Retry-After"); (again != "") != (status == http.StatusServiceUnavailable) {
		t.Errorf("%s says %d, again after %q", path, status, again)
	}
}

func TestReadinessFollowsTheStore(t *testing.T) {
	mood := &moody{}
	h := &health{store: watches(mood)}
	writes := func(err error) {
		mood.writes = err
		_ = h.store.Create(t.Context(), nil)
	}
	tells(t, h, "/readyz", http.StatusOK, "ready")
	writes(store.ErrFull)
	tells(t, h, "/readyz", http.StatusOK, "degraded: there is no room")
	writes(store.ErrExists)
	tells(t, h, "/readyz", http.StatusOK, "degraded: there is no room")
	writes(nil)
	tells(t, h, "/readyz", http.StatusOK, "ready")
	mood.feels(false, errors.New("input/output error"))
	tells(t, h, "/readyz", http.StatusServiceUnavailable, "failed: the store does not answer")
	mood.feels(false, fmt.Errorf("look up an owner: %w", store.ErrDamaged))
	tells(t, h, "/readyz", http.StatusServiceUnavailable, "failed: the database is damaged; run careerfit doctor, then restore a backup")
	mood.feels(false, nil)
	mood.replaced = true
	tells(t, h, "/readyz", http.StatusServiceUnavailable, "failed: the database file was replaced")
	mood.fails()
	tells(t, h, "/readyz", http.StatusServiceUnavailable, "failed: the store takes no more answers until the server is started anew")
	h.drain()
	tells(t, h, "/readyz", http.StatusServiceUnavailable, "stopping")
	tells(t, h, "/healthz", http.StatusOK, "alive")
}

func TestAStoreThatHangsIsNotReady(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begun, h := time.Now(), &health{store: watches(&moody{hangs: true})}
		tells(t, h, "/readyz", http.StatusServiceUnavailable, "failed: the store does not answer")
		if waited := time.Since(begun); waited != askTime {
			t.Errorf("it took %s to say so", waited)
		}
		tells(t, h, "/healthz", http.StatusOK, "alive")
		time.Sleep(askedTime) // by then the question was given up
	})
}

// A lost store may keep who asks it behind a lock, whatever their context says. It is asked once, however many want to know;
// and when it answers again, that is told.
func TestAStoreThatHeedsNobodyIsAskedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mute := &muteStore{answer: make(chan error)}
		h := &health{store: watches(mute)}
		for range 3 {
			begun := time.Now()
			tells(t, h, "/readyz", http.StatusServiceUnavailable, "failed: the store does not answer")
			if waited := time.Since(begun); waited != askTime {
				t.Errorf("it took %s to say so", waited)
			}
		}
		if n := mute.asked.Load(); n != 1 {
			t.Errorf("it is asked %d times at once", n)
		}
		close(mute.answer)
		synctest.Wait()
		tells(t, h, "/readyz", http.StatusOK, "ready")
	})
}

// A mute store answers when it wants.
type muteStore struct {
	moody
	asked  atomic.Int32
	answer chan error
}

func (m *muteStore) ByOwner(context.Context, quiz.SecretHash) ([]*quiz.Session, error) {
	m.asked.Add(1)
	return nil, <-m.answer
}

func TestProbesAreReadOnly(t *testing.T) {
	h := &health{store: watches(&moody{})}
	for _, path := range []string{"/healthz", "/readyz"} {
		for method, status := range map[string]int{"GET": 200, "HEAD": 200, "POST": 405, "DELETE": 405, "BREW": 405} {
			response := probes(h, method, path)
			if response.StatusCode != status || (response.Header.Get("Allow") != "") != (status == 405) {
				t.Errorf("%s %s: %d, allows %q", method, path, response.StatusCode, response.Header.Get("Allow"))
			}
			for name, want := range map[string]string{"Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff"} {
				if got := response.Header.Get(name); got != want {
					t.Errorf("%s %s: %s is %q", method, path, name, got)
				}
			}
		}
	}
	if n, _ := probes(h, "HEAD", "/readyz").Body.Read(make([]byte, 1)); n != 0 {
		t.Error("HEAD is answered with a body")
	}
}

// A questionnaire cannot take the addresses.
func TestProbesAreNoQuestionnaires(t *testing.T) {
	for _, id := range []string{"healthz", "readyz", "metrics"} {
		text := strings.Replace(readFile(t, bareFile), "id: bare", "id: "+id, 1)
		if q, problems := quiz.Parse("x.yaml", []byte(text)); q != nil || !strings.Contains(strings.Join(problemTexts(problems), "\n"), "address of the program") {
			t.Errorf("a questionnaire may be called %s: %v", id, problems)
		}
	}
}

func problemTexts(problems []quiz.Problem) (texts []string) {
	for _, p := range problems {
		texts = append(texts, p.Message)
	}
	return texts
}

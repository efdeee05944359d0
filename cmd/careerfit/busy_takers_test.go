package main

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// Busy takers begin sitting after sitting, and answer one question of each.
type busyTakers struct {
	t    *testing.T
	quit chan struct{}
	work sync.WaitGroup

	mu       sync.Mutex
	answered []string
	failed   error
}

// takersAnswer lets so many takers begin.
func (o *office) takersAnswer(takers int) *busyTakers {
	o.t.Helper()
	b := &busyTakers{t: o.t, quit: make(chan struct{})}
	for range takers {
		b.work.Go(func() { b.answer(o.server.url) })
	}
	o.t.Cleanup(b.stop)
	return b
}

func (b *busyTakers) answer(url string) {
	for {
		select {
		case <-b.quit:
			return
		default:
		}
		id, err := answersOne(url)
		b.mu.Lock()
		if err != nil {
			b.failed = err
			b.mu.Unlock()
			return
		}
		b.answered = append(b.answered, id)
		b.mu.Unlock()
	}
}

// answersOne returns the id of a sitting whose first answer was acknowledged.
func answersOne(url string) (id string, err error) {
	begun, err := postsForm(url+"/bare/start", "", nil)
	if err != nil {
		return "", err
	}
	sitting := strings.TrimSuffix(begun.Header.Get("Location"), "/code")
	_, err = postsForm(url+sitting+"/items/1", "answer=large", begun.Cookies())
	return strings.TrimPrefix(sitting, "/sittings/"), err
}

// postsForm demands that the form is taken.
func postsForm(url, form string, cookies []*http.Cookie) (*http.Response, error) {
	request, err := http.NewRequest(http.MethodPost, url, strings.NewReader(form))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for _, c := range cookies {
		request.AddCookie(c)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	if err := response.Body.Close(); err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusSeeOther {
		return nil, fmt.Errorf("%s: status %d", url, response.StatusCode)
	}
	return response, nil
}

// until waits for so many acknowledged answers.
func (b *busyTakers) until(n int) {
	b.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); len(b.acknowledged()) < n; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			b.t.Fatalf("only %d answers were acknowledged, want %d (%v)", len(b.acknowledged()), n, b.failed)
		}
	}
}

// acknowledged are the sittings of the answers so far.
func (b *busyTakers) acknowledged() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.answered[:len(b.answered):len(b.answered)]
}

// stop lets the takers finish. A second time it does nothing.
func (b *busyTakers) stop() {
	b.t.Helper()
	select {
	case <-b.quit:
		return
	default:
	}
	close(b.quit)
	b.work.Wait()
	if b.failed != nil {
		b.t.Errorf("an answer was not taken: %v", b.failed)
	}
}

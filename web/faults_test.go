package web_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// What a store may refuse, and what the taker then reads: that nothing saved is lost, and what to do.
func TestWhenTheStoreCannot(t *testing.T) {
	unknown := errors.New("pwrite /secret/path/careerfit.db: input/output error")
	for _, c := range []struct {
		name    string
		err     error
		status  int
		heading string
		words   string
		noted   bool // in the log, for each request; whoever gave the store tells the others once
	}{
		{"full", fmt.Errorf("update: %w", store.ErrFull), http.StatusServiceUnavailable, "That could not be saved", "All earlier answers are saved.", false},
		{"failed", fmt.Errorf("update: %w", store.ErrFailed), http.StatusServiceUnavailable, "That could not be saved", "What you sent before was saved.", false},
		{"lost", fmt.Errorf("update: %w", store.ErrLost), http.StatusServiceUnavailable, "The quiz is out of order", "neither save nor read", false},
		{"closed", store.ErrClosed, http.StatusServiceUnavailable, "The quiz is restarting", "All answers that you sent before are saved.", false},
		{"too slow", fmt.Errorf("update: %w", context.DeadlineExceeded), http.StatusServiceUnavailable, "That took too long", "All earlier answers are saved.", true},
		{"damaged", fmt.Errorf("%w: page 7", store.ErrDamaged), http.StatusInternalServerError, "Something went wrong", "it was noted", true},
		{"for a reason of its own", unknown, http.StatusInternalServerError, "Something went wrong", "it was noted", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			broken := &faulty{Store: newStore()}
			s := opens(t, keptIn(broken))
			taker := s.taker().starts().answers("background", "sailor")
			sitting := taker.sitting()
			broken.refuse = func(string) error { return c.err }
			for _, path := range []string{sitting, sitting + "/items/2", sitting + "/result", sitting + "/delete", "/results", "/harbour/"} {
				taker.visits(path).sees(c.status, c.heading).reads(c.words)
			}
			for _, path := range []string{sitting + "/items/2", sitting + "/finish", sitting + "/long", sitting + "/code", sitting + "/delete", "/harbour/start"} {
				taker.posts(path, "answer", "rope").sees(c.status, c.heading).reads(c.words)
			}
			taker.returnsByHand("W37K2M9QXD4TWBH3NP").sees(c.status, c.heading)
			again := taker.page.header.Get("Retry-After")
			if (again != "") != (c.status == http.StatusServiceUnavailable) {
				t.Errorf("status %d, Retry-After %q", c.status, again)
			}
			if strings.Contains(strings.Join(s.sent, ""), c.err.Error()) {
				t.Error("a page has the error's own text")
			}
			log := s.log.String()
			if strings.Contains(log, "route=/sittings/:sitting/items/:number") != c.noted || strings.Contains(log, c.err.Error()) != c.noted || strings.Contains(log, sitting) {
				t.Errorf("noted %v, the log has not the route and the error alone:\n%s", c.noted, log)
			}
			broken.refuse = nil
			taker.visits(sitting+"/items/2").answers("tools", "rope").isAsked("morning")
		})
	}
}

func TestPagesWithoutASittingDoNotNeedTheStore(t *testing.T) {
	broken := &faulty{Store: newStore()}
	taker := opens(t, keptIn(broken)).taker()
	broken.refuse = func(string) error { return store.ErrClosed }
	for _, path := range []string{"/harbour/", "/harbour/explore", "/harbour/careers/skipper", "/harbour/how-it-works", "/privacy", "/results", "/return"} {
		taker.visits(path)
		if taker.page.status != http.StatusOK {
			t.Errorf("%s", taker.page)
		}
	}
	taker.visits("/harbour/at/"+strings.Repeat("0", 64)+"/explore").sees(http.StatusServiceUnavailable, "The quiz is restarting")
}

func TestReadingGoesOnWhenTheDiskIsFull(t *testing.T) {
	full := &faulty{Store: newStore()}
	taker := opens(t, keptIn(full)).taker().takes(outAtSea)
	sitting := taker.sitting()
	full.refuse = func(call string) error {
		if call == "Update" || call == "Create" || call == "Delete" {
			return store.ErrFull
		}
		return nil
	}
	taker.visits(sitting+"/items/1?from=result").answersAgain("clerk").sees(http.StatusServiceUnavailable, "That could not be saved")
	taker.visits(sitting + "/result").seesHeading("Work at sea").reads("You said: A sailor.")
	taker.visits("/harbour/").presses("Start now").sees(http.StatusServiceUnavailable, "That could not be saved")
}

// On a shared computer the browser forgets even when the store cannot.
func TestForgettingDoesNotWaitForTheStore(t *testing.T) {
	full := &faulty{Store: newStore()}
	taker := opens(t, keptIn(full)).taker().takes(outAtSea)
	full.refuse = func(call string) error {
		if call == "Update" {
			return store.ErrFull
		}
		return nil
	}
	taker.visits("/results").presses("Forget on this device").sees(http.StatusServiceUnavailable, "That could not be saved")
	if len(taker.cookies()) > 0 {
		t.Errorf("the browser still has %v", taker.cookies())
	}
	taker.visits("/results").reads("This browser knows of no sittings")
}

func TestForgettingWhatIsDeletedMeanwhile(t *testing.T) {
	racing := &faulty{Store: newStore()}
	taker := opens(t, keptIn(racing)).taker().takes(outAtSea)
	racing.refuse = func(call string) error {
		if call == "Update" {
			return store.ErrNotFound
		}
		return nil
	}
	taker.visits("/results").presses("Forget on this device").seesHeading("My results").reads("This browser knows of no sittings")
}

func TestAPanicIsOneRequestsFault(t *testing.T) {
	broken := &faulty{Store: newStore()}
	s := opens(t, keptIn(broken))
	taker := s.taker().takes(outAtSea)
	broken.refuse = func(string) error { panic("the quick brown fox") }
	taker.visits(taker.sitting()+"/result").sees(http.StatusInternalServerError, "Something went wrong")
	for _, leak := range []string{"fox", "goroutine", ".go:", "panic"} {
		if strings.Contains(string(taker.page.body), leak) {
			t.Errorf("the page has %q", leak)
		}
	}
	for _, noted := range []string{"the quick brown fox", "route=/sittings/:sitting/result", "faults_test.go"} {
		if !strings.Contains(s.log.String(), noted) {
			t.Errorf("the log has no %q:\n%s", noted, s.log)
		}
	}
	broken.refuse = nil
	taker.visits(taker.sitting() + "/result").seesHeading("Work at sea")
}

// A browser that has gone away is nobody's fault: nothing is logged.
func TestATakerWhoLeavesIsNoFailure(t *testing.T) {
	slow := &faulty{Store: newStore()}
	s := opens(t, keptIn(slow))
	taker := s.taker().takes(outAtSea)
	slow.slow = true
	ctx, leave := context.WithCancel(t.Context())
	request := httptest.NewRequestWithContext(ctx, http.MethodGet, taker.sitting()+"/result", nil)
	request.AddCookie(taker.cookies()[0])
	leave()
	s.server.ServeHTTP(httptest.NewRecorder(), request)
	if s.log.String() != "" {
		t.Errorf("logged: %s", s.log)
	}
}

// A store that hangs is given half a minute, on a clock of the test's own.
func TestAStoreThatHangs(t *testing.T) {
	slow := &faulty{Store: newStore()}
	unlimited := func(c *web.Config) { c.Limits.Changes = web.Rate{Burst: 1 << 30, Every: time.Second} } // the test's clock is behind the server's by decades
	s := opens(t, keptIn(slow), unlimited)
	taker := s.taker().takes(outAtSea)
	slow.slow = true
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		request := httptest.NewRequest(method, taker.sitting()+"/code", strings.NewReader(""))
		request.AddCookie(taker.cookies()[0])
		synctest.Test(t, func(t *testing.T) {
			begun, answer := time.Now(), httptest.NewRecorder()
			s.server.ServeHTTP(answer, request.WithContext(t.Context()))
			if waited := time.Since(begun); waited != 30*time.Second {
				t.Errorf("%s: waited %s", method, waited)
			}
			body, err := io.ReadAll(answer.Body)
			if err != nil || answer.Code != http.StatusServiceUnavailable || !strings.Contains(string(body), "That took too long") || answer.Header().Get("Retry-After") == "" {
				t.Errorf("%s: %d, %v, %s", method, answer.Code, answer.Header(), body)
			}
		})
	}
}

// Whether the answers are saved is an addition to another refusal: no page of an error waits for that longer than a second.
func TestAnErrorDoesNotWaitForTheStore(t *testing.T) {
	slow := &faulty{Store: newStore()}
	s := opens(t, keptIn(slow))
	taker := s.taker().takes(outAtSea)
	slow.slow = true
	request := httptest.NewRequest(http.MethodPost, "/nowhere", nil)
	request.AddCookie(taker.cookies()[0])
	synctest.Test(t, func(t *testing.T) {
		begun, answer := time.Now(), httptest.NewRecorder()
		s.server.ServeHTTP(answer, request.WithContext(t.Context()))
		if waited := time.Since(begun); waited != time.Second || answer.Code != http.StatusMethodNotAllowed {
			t.Errorf("%d after %s", answer.Code, waited)
		}
	})
}

// returnsByHand sends a code without looking at the page for it.
func (t *taker) returnsByHand(code string) *taker {
	t.t.Helper()
	return t.posts("/return", "code", code)
}

// One sitting whose questionnaire cannot be read keeps nobody from the others, or from a new one.
func TestASittingThatCannotBeReadDoesNotHideTheOthers(t *testing.T) {
	broken := &faulty{Store: newStore()}
	old := opens(t, keptIn(broken))
	taker := old.taker().takes(outAtSea)
	moved := taker.movesTo(opens(t, keptIn(broken), offering(changed(t))))
	moved.quiz = moved.site.quizzes[0]
	moved.starts().answers("ship", "cutter")
	moved = moved.movesTo(opens(t, keptIn(broken), offering(changed(t)))) // which has compiled nothing old yet
	broken.refuse = func(call string) error {
		if call == "Questionnaire" {
			return store.ErrDamaged
		}
		return nil
	}
	moved.visits("/results").seesHeading("My results").reads("A sitting that cannot be shown now", "Not finished: 1 of 10 questions")
	moved.visits("/harbour/").reads("You have already begun: 1 of 10 questions done.")
	if !strings.Contains(moved.site.log.String(), "sitting cannot be read") {
		t.Error("the log does not say that a sitting cannot be read")
	}
}

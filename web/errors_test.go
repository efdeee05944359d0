package web_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// Only who has a sitting and has sent something is told that the answers are saved: a stranger has none, and neither has
// who deleted them; and who has sent nothing need not fear for any.
func TestAnErrorSpeaksOfAnswersOnlyWhereThereAreSome(t *testing.T) {
	const saved = "All earlier answers are saved."
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting := taker.sitting()
	long := "/" + strings.Repeat("x", 10_000)
	for _, path := range []string{"/nowhere", "/harbour/careers/pirate", long} {
		taker.visits(path).doesNotRead("saved")
	}
	s.taker().posts("/nowhere").sees(http.StatusMethodNotAllowed, "That cannot be done here").doesNotRead(saved)
	for status, answer := range map[int]string{http.StatusBadRequest: "age=soon", http.StatusRequestEntityTooLarge: "answer=" + strings.Repeat("x", 1<<21)} {
		pair := strings.SplitN(answer, "=", 2)
		taker.posts(sitting+"/items/1", "answer", "clerk", pair[0], pair[1])
		if taker.page.status != status {
			t.Errorf("want %d, got %s", status, taker.page)
		}
		taker.reads(saved).doesNotRead("Your answers are saved")
	}
	taker.posts("/nowhere").sees(http.StatusMethodNotAllowed, "That cannot be done here").reads(saved)
	taker.posts(sitting + "/delete")
	taker.posts("/nowhere").sees(http.StatusMethodNotAllowed, "That cannot be done here").doesNotRead(saved)
}

// Whoever is refused an answer for now is led back to its question, as it was opened.
func TestAnAnswerThatIsRefusedLeadsBackToItsQuestion(t *testing.T) {
	const back = "Back to the question"
	broken := &faulty{Store: newStore()}
	taker := opens(t, keptIn(broken)).taker().takes(outAtSea)
	address := taker.sitting() + "/items/1"
	for _, err := range []error{store.ErrFull, store.ErrFailed, store.ErrClosed, context.DeadlineExceeded, errors.New("input/output error")} {
		broken.refuse = func(string) error { return err }
		taker.posts(address, "answer", "clerk", "from", "review")
		if to := taker.page.link(back); to != address+"?from=review" {
			t.Errorf("%v: %s leads back to %q", err, taker.page, to)
		}
		taker.visits(address)
		if to := taker.page.link(back); to != "" {
			t.Errorf("%v: the question leads back to itself, %q", err, to)
		}
		broken.refuse = func(string) error { return store.ErrDamaged }
		if taker.posts(address, "answer", "clerk"); taker.page.link(back) != "" {
			t.Errorf("%s leads back to where the same fault waits", taker.page)
		}
		broken.refuse = nil
		taker.posts(address, "answer", strings.Repeat("x", 1<<17)).sees(http.StatusRequestEntityTooLarge, "Too much was sent").follows(back).seesHeading("What are you now?")
	}
	taker.posts(taker.sitting() + "/delete")
	taker.posts(address, "answer", "clerk").sees(http.StatusNotFound, "This sitting is not here").doesNotRead(back)
	taker.site.taker().posts(address, "answer", "clerk").doesNotRead(back)
}

// What the page of a refusal says of waiting is what its answer tells programs.
func TestThePageSaysHowLongToWait(t *testing.T) {
	for wait, says := range map[time.Duration]string{time.Second / 5: "Please wait 1 second. Then go back", time.Second: "Please wait 1 second. Then go back", 90 * time.Second: "Please wait 90 seconds. Then go back"} {
		at := &clock{time.Now()}
		s := opens(t, at.set, func(c *web.Config) {
			c.Limits.Starts, c.Limits.Changes = web.Rate{Burst: 1, Every: wait}, web.Rate{Burst: 1, Every: wait}
		})
		begun := s.taker().starts()
		begun.posts(begun.sitting()+"/code", "serial", "0")
		begun.posts(begun.sitting()+"/code", "serial", "1")
		for _, refused := range []*taker{s.taker().visits("/harbour/").presses("Start now"), begun} {
			refused.reads(says)
			if seconds, err := time.ParseDuration(refused.page.header.Get("Retry-After") + "s"); err != nil || refused.page.status != http.StatusTooManyRequests || seconds < wait {
				t.Errorf("%s after %v (%v)", refused.page, seconds, err)
			}
		}
	}
}

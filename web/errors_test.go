package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// Only who has a sitting is told that the answers are saved: a stranger has none, and neither has who deleted them.
func TestAnErrorSpeaksOfAnswersOnlyWhereThereAreSome(t *testing.T) {
	const saved = "Your answers are saved."
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting := taker.sitting()
	long := "/" + strings.Repeat("x", 10_000)
	for _, path := range []string{"/nowhere", "/harbour/careers/pirate", long} {
		taker.visits(path).reads(saved)
		s.taker().visits(path).doesNotRead("saved")
	}
	s.taker().posts("/nowhere").sees(http.StatusMethodNotAllowed, "That cannot be done here").doesNotRead(saved)
	taker.posts(sitting + "/delete")
	taker.visits("/nowhere").sees(http.StatusNotFound, "Page not found").doesNotRead(saved)
}

package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// Only who has a sitting is told that the answers are saved: a stranger has none, and neither has who deleted them.
func TestAnErrorSpeaksOfAnswersOnlyWhereThereAreSome(t *testing.T) {
	const saved = "All earlier answers are saved."
	s := opens(t)
	taker := s.taker().takes(outAtSea)
	sitting := taker.sitting()
	long := "/" + strings.Repeat("x", 10_000)
	for _, path := range []string{"/nowhere", "/harbour/careers/pirate", long} {
		taker.visits(path).reads(saved)
		s.taker().visits(path).doesNotRead("saved")
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
	taker.posts(sitting + "/delete")
	taker.visits("/nowhere").sees(http.StatusNotFound, "Page not found").doesNotRead(saved)
}

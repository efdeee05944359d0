package web

import (
	"strconv"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// A short form has three fifths of the questions at most.
func TestHowLongAShortFormTakes(t *testing.T) {
	for whole, want := range map[int]string{0: "one minute", 1: "one minute", 2: "one minute", 3: "two minutes", 4: "two minutes", 5: "three minutes", 8: "five minutes", 24: "14 minutes", 60: "36 minutes"} {
		if got := english(t).minutes(shortMinutes(whole)); got != want {
			t.Errorf("of %d minutes: %s, want %s", whole, got, want)
		}
	}
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if got := english(t).minutes(shortMinutes(builtin.Minutes)); got != "three minutes" {
		t.Errorf("of the built-in questionnaire: %s", got)
	}
}

// Browsers that come within one hour, whose tokens begin alike, do not wait for each other.
func TestABrowserWaitsForFewOthers(t *testing.T) {
	var all turns
	taken := 0
	for i := range len(all) {
		turn := all.of(owner(quiz.HourLetters(time.Unix(0, 0)) + strconv.Itoa(i)))
		if turn.TryLock() {
			taken++
		}
	}
	if taken < len(all)/2 {
		t.Errorf("%d of %d browsers had a turn at once", taken, len(all))
	}
}

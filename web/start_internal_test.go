package web

import "testing"

func TestHowLongAShortFormTakes(t *testing.T) {
	for whole, want := range map[int]string{0: "one minute", 1: "one minute", 2: "one minute", 3: "one minute", 4: "two minutes", 5: "two minutes", 8: "three minutes", 24: "10 minutes", 60: "24 minutes"} {
		if got := minutesInWords(shortMinutes(whole)); got != want {
			t.Errorf("of %d minutes: %s, want %s", whole, got, want)
		}
	}
}

package web

import (
	"errors"
	"testing"
)

// Questionnaires come and go while an author writes; what was written for them does not stay for ever.
func TestWhatIsWrittenIsBounded(t *testing.T) {
	var w writtenOnce[int, string]
	for i := range 3 * maxWritten {
		if got, err := w.get(i, func() (string, error) { return "x", nil }); got != "x" || err != nil {
			t.Fatalf("%q, %v", got, err)
		}
		if len(w.known) > maxWritten {
			t.Fatalf("%d are kept", len(w.known))
		}
	}
}

// What was written once is not written again; what could not be written is.
func TestWhatIsWrittenIsWrittenOnce(t *testing.T) {
	var w writtenOnce[string, int]
	tries, failed := 0, errors.New("no room")
	write := func() (int, error) {
		if tries++; tries == 1 {
			return 0, failed
		}
		return tries, nil
	}
	if _, err := w.get("foot", write); !errors.Is(err, failed) {
		t.Errorf("error %v", err)
	}
	for range 3 {
		if got, err := w.get("foot", write); got != 2 || err != nil {
			t.Errorf("%d, %v after %d tries", got, err, tries)
		}
	}
}

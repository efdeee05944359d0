package quiz

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// What is made in one hour begins alike, and unlike all else for six weeks, in order but for the turn.
func TestSecretsTellTheirHour(t *testing.T) {
	first, seen := time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC), map[string]bool{}
	for hour := range 1024 {
		at := first.Add(time.Duration(hour) * time.Hour)
		letters := HourLetters(at)
		if len(letters) != 2 || strings.Trim(letters, SecretLetters) != "" || seen[letters] {
			t.Fatalf("%v has the letters %q", at, letters)
		}
		if last := at.Add(time.Hour - 1); HourLetters(last) != letters || HourLetters(last.Local()) != letters {
			t.Fatalf("%v has others than %v", last, at)
		}
		if next := HourLetters(at.Add(time.Hour)); next < letters && letters != "ZZ" {
			t.Fatalf("after %q comes %q", letters, next)
		}
		seen[letters] = true
	}
}

// A hash begins with the two letters, and tells nothing else of the secret.
func TestAHashHasTheHourAndNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.String().Draw(t, "secret")
		hash, sum := HashSecret(secret), sha256.Sum256([]byte(secret))
		hour := append([]byte(secret), 0, 0)[:2]
		if !bytes.Equal(hash[:2], hour) || !bytes.Equal(hash[2:], sum[:30]) {
			t.Errorf("%q is kept as %x", secret, hash)
		}
		if other := rapid.String().Draw(t, "other"); other != secret && HashSecret(other) == hash {
			t.Errorf("%q and %q are kept alike", secret, other)
		}
	})
}

func TestTheHashOfASecretIsForGood(t *testing.T) {
	const want = "57338ff5c28a741eecd67226f089ca4314cf84e3bfcd6b6cbac54a5d91167abf" // worked out with another program
	if hash := HashSecret("W3GZM97EV6QCZDNT73"); fmt.Sprintf("%x", hash) != want {
		t.Errorf("it is %x, it was %s", hash, want)
	}
}

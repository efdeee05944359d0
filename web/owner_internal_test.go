package web

import (
	"crypto/rand"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func TestAReturnCodeIsEighteenLettersWithoutLookAlikes(t *testing.T) {
	seen, used := map[string]bool{}, map[rune]bool{}
	for range 500 {
		code := owner(rand.Text()).returnCode(store.NewID(), 0)
		if len(code) != 18 || strings.ContainsAny(code, "ILOU") || strings.Trim(code, quiz.SecretLetters) != "" {
			t.Fatalf("%q is no return code", code)
		}
		seen[code] = true
		for _, r := range code {
			used[r] = true
		}
	}
	if len(seen) != 500 || len(used) != len(quiz.SecretLetters) {
		t.Errorf("%d of 500 codes differ, with %d of %d letters", len(seen), len(used), len(quiz.SecretLetters))
	}
}

// goldenCode is base 32 of the hour of the sitting, 468,867 hours after 1970 began, and of the first 80 bits of
// HMAC-SHA256(browser, "careerfit return code "+sitting+" 0"), worked out with another program.
const goldenCode = "W3GZM97EV6QCZDNT73"

// The code must stay what people wrote down, from one release to the next.
func TestTheDerivationIsForGood(t *testing.T) {
	const browser, sitting = owner("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "01890000-0000-7000-8000-000000000000"
	if got := browser.returnCode(sitting, 0); got != goldenCode {
		t.Errorf("the code is %q, it was %q", got, goldenCode)
	}
	for _, other := range []string{owner("ABCDEFGHIJKLMNOPQRSTUVWXYA").returnCode(sitting, 0), browser.returnCode("01890000-0000-7000-8000-000000000001", 0), browser.returnCode(sitting, 1)} {
		if other == goldenCode {
			t.Error("another browser, sitting or serial has the same code")
		}
	}
}

func TestACodeIsReadInGroups(t *testing.T) {
	if got := groupCode("W37K2M9QXD4TWBH3NP"); got != "W3 7K2M 9QXD 4TWB H3NP" {
		t.Errorf("grouped as %q", got)
	}
}

// However people type a code, it is read as it was given out.
func TestACodeComesBackHoweverItIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := owner(rapid.StringMatching(`[A-Z2-7]{26}`).Draw(t, "token")).returnCode(store.NewID(), rapid.Uint32().Draw(t, "serial"))
		var typed strings.Builder
		for _, r := range code {
			typed.WriteString(rapid.SampledFrom([]string{"", "", " ", "-", "–", "  ", "\t", "\u00a0"}).Draw(t, "between"))
			forms := map[rune][]string{'0': {"0", "O", "o"}, '1': {"1", "I", "i", "L", "l"}}[r]
			if forms == nil {
				forms = []string{string(r), strings.ToLower(string(r))}
			}
			typed.WriteString(rapid.SampledFrom(forms).Draw(t, "letter"))
		}
		if got, ok := parseCode(typed.String()); !ok || got != code {
			t.Errorf("%q is read as %q, %v; it is %q", typed.String(), got, ok, code)
		}
	})
}

func TestWhatIsNoCode(t *testing.T) {
	for _, typed := range []string{"", " - ", "W37K2M9QXD4TWBH3N", "W37K2M9QXD4TWBH3NPP", "W37K2M9QXD4TWBH3NU", "W37K2M9QXD4TWBH3N!", "W3 7K2M 9QXD 4TWB H3N\x00", "W3 7K2M 9QXD 4TWB H3Né", "\xffW37K2M9QXD4TWBH3N"} {
		if code, ok := parseCode(typed); ok {
			t.Errorf("%q is read as %q", typed, code)
		}
	}
}

// Whatever is typed, it is a code of ours or none, and a code is read as itself.
func FuzzParseCode(f *testing.F) {
	for _, seed := range []string{"", "W3 7K2M 9QXD 4TWB H3NP", "w3-7k2m-9qxd-4twb-h3np", "oo oooo iiii llll uuuu", "ſſſſſſſſſſſſſſſſſſ", strings.Repeat("0", 19), "\x00", "\xff\xfe"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		code, ok := parseCode(typed)
		if !ok {
			return
		}
		if len(code) != codeLength || strings.Trim(code, quiz.SecretLetters) != "" {
			t.Errorf("%q is read as %q, which is none", typed, code)
		}
		if again, ok := parseCode(groupCode(code)); !ok || again != code {
			t.Errorf("%q is read as %q, and that as %q", typed, code, again)
		}
	})
}

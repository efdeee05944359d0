package i18n

import (
	"strconv"
	"strings"
	"testing"
)

func TestAWishIsWorkedOutOnce(t *testing.T) {
	var m memo[string]
	worked := 0
	ask := func(wish string) string {
		return m.of([]byte(wish), func() string { worked++; return "to " + wish })
	}
	for range 3 {
		if got := ask("es") + ask("en"); got != "to esto en" {
			t.Error(got)
		}
	}
	if worked != 2 {
		t.Errorf("worked out %d times", worked)
	}
}

// Whoever sends ever new wishes, or long ones, fills nothing.
func TestWhatIsRememberedIsBounded(t *testing.T) {
	var m memo[int]
	for i := range 5 * remembered {
		if got := m.of([]byte(strconv.Itoa(i)), func() int { return i }); got != i {
			t.Fatal(got, i)
		}
		m.of([]byte(strings.Repeat("x", longWish+i)), func() int { return i })
		if len(m.known) > remembered {
			t.Fatalf("%d wishes are remembered", len(m.known))
		}
	}
}

// The parts of a wish are told apart wherever one ends.
func TestWishesAreNotTakenForOthers(t *testing.T) {
	words := bundle(t)
	for range 2 {
		for _, c := range []struct {
			want    string
			offered []string
			wishes  []string
		}{
			{"es", []string{"en", "es"}, []string{"", "es", "en"}}, {"en", []string{"en", "es"}, []string{"", "en", "es"}},
			{"es", []string{"es", "en"}, []string{"e", "s", ""}}, {"en", []string{"en", "es"}, []string{"e", "s", ""}}, {"es", []string{"es"}, []string{"en"}},
		} {
			if got := words.Match(c.offered, c.wishes...); got != c.want {
				t.Errorf("%q of %q: %s, want %s", c.wishes, c.offered, got, c.want)
			}
		}
	}
}

// A number is written as it is asked for each time, whatever was written before.
func TestNumbersAreNotTakenForOthers(t *testing.T) {
	en := bundle(t).Localizer("en")
	for range 2 {
		for want, got := range map[string]string{
			"0.5": en.Decimal(0.5, 1), "0.50": en.Decimal(0.5, 2), "50.0%": en.Percent(0.5, 1), "-0.5": en.Decimal(-0.5, 1),
			"$5": en.Money(5, "USD"), "€5": en.Money(5, "EUR"), "$51": en.Money(51, "USD"), "5": en.Decimal(5, 0),
		} {
			if got != want {
				t.Errorf("%s, want %s", got, want)
			}
		}
	}
}

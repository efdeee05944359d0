package web

import (
	"testing"

	"github.com/careerfit/careerfit/web/internal/i18n"
)

// speaking returns the speech of a language.
func speaking(t testing.TB, lang string) speech {
	t.Helper()
	words, err := i18n.New()
	if err != nil {
		t.Fatal(err)
	}
	return speech{words.Localizer(lang)}
}

func english(t testing.TB) speech { return speaking(t, "en") }

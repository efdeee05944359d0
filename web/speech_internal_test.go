package web

import (
	"sync"
	"testing"

	"github.com/careerfit/careerfit/web/internal/i18n"
)

// texts are read once for all tests.
var texts = sync.OnceValues(func() (*i18n.Bundle, error) { return i18n.New("") })

// speaking returns the speech of a language.
func speaking(t testing.TB, lang string) speech {
	t.Helper()
	words, err := texts()
	if err != nil {
		t.Fatal(err)
	}
	return speech{words.Localizer(lang)}
}

func english(t testing.TB) speech { return speaking(t, "en") }

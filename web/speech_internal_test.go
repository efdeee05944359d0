package web

import (
	"sync"
	"testing"

	"github.com/careerfit/careerfit/web/internal/i18n"
)

// texts are read once for all tests.
var texts = sync.OnceValue(func() *i18n.Bundle { return i18n.New("") })

// speaking returns the speech of a language.
func speaking(t testing.TB, lang string) speech {
	t.Helper()
	return speech{texts().Localizer(lang)}
}

func english(t testing.TB) speech { return speaking(t, "en") }

package i18n

import (
	"regexp"
	"slices"
	"testing"
)

// strange are words for which the Spanish pages have a better one: afinidad, formación o experiencia, cuestionario sin
// responder, código para volver, puntos.
var strange = regexp.MustCompile(`(?i)\bencajes?\b|perfil(es)? de partida|\bhojas?\b|de regreso|vuelcos?\b|sobre cien\b|puntos de cien|\bse apoyan? en|junto a la otra:`)

func TestSpanishKeepsToItsGlossary(t *testing.T) {
	for text, forms := range entries(t, "es") {
		for _, form := range forms {
			if found := strange.FindString(string(form)); found != "" {
				t.Errorf("%q has %q: %q", text, found, form)
			}
		}
	}
	for _, odd := range []string{"El mejor encaje", "Una hoja vacía", "Tu código de regreso", "Tu perfil de partida", "2 puntos sobre cien", "Se apoya en 2"} { // the control
		if !strange.MatchString(odd) {
			t.Errorf("%q goes through", odd)
		}
	}
}

// A fit is feminine wherever it is told.
func TestAFitAgreesInSpanish(t *testing.T) {
	masculine := regexp.MustCompile(`(?i)\b(el|un|los|unos|buen|mismo|propio|medido) afinidad`)
	for text, forms := range entries(t, "es") {
		for _, form := range forms {
			if masculine.MatchString(string(form)) {
				t.Errorf("%q: %q", text, form)
			}
		}
	}
	if !slices.ContainsFunc([]string{"El afinidad", "buen afinidad"}, masculine.MatchString) { // the control
		t.Error("nothing is seen")
	}
}

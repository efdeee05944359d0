package web_test

import (
	"net/http"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// A reader reads in a language of their own, whatever the taker's is.
func TestAReaderHasALanguageOfTheirOwn(t *testing.T) {
	s := opens(t, offering(content(t, "tea")))
	taker := s.taker().speaks("es").visits("/tea/").presses("Empezar ahora").follows("Primera pregunta")
	taker.ticks("large").presses("Continuar").ticks("evening").presses("Continuar").presses("Ver mi resultado").seesHeading("Té")
	taker.visits(taker.sitting()+"/share").isIn("es").seesHeading("Comparte tu resultado").reads("7 días", "Mostrar también mis respuestas")
	taker.ticks("30", "yes").presses("Crear un enlace").reads("El enlace está creado.", "Funciona hasta el ", "y muestra también tus respuestas.")
	link, summary := taker.newestLink(), taker.sitting()+"/summary?link=1"
	s.taker().speaks("en").visits(link).isIn("en").seesHeading("Tea").reads("A shared result", "The large one").doesNotRead("La grande")
	reader := s.taker().speaks("es").visits(link).isIn("es").seesHeading("Té").reads("Un resultado compartido", "La grande").doesNotRead("The large one", "A clear result")
	reader.follows("English").isIn("en").isAt(link)
	reader.visits(link+"x").isIn("en").sees(http.StatusNotFound, "This link no longer works")
	s.taker().speaks("es").visits(link+"x").isIn("es").sees(http.StatusNotFound, "Este enlace ya no funciona")
	taker.visits(summary).isIn("es").reads("Para conversar", "Hasta el ", "Por qué: Té")
	taker.follows("Todos los enlaces").presses("Anularlo (Enlace 1)").reads("El enlace queda anulado.")
}

// With as many links as may be the page of links is still a light one: it goes out as it is, and together with
// what it needs has to stay under 30 KB. Only the newest has its picture.
func TestThePageOfAllLinksIsLight(t *testing.T) {
	taker := opens(t, at("http://careers.health-informatics.example.org")).taker().takes(outAtSea)
	for range quiz.MaxShares {
		taker.shares("yes")
	}
	if n := len(taker.page.body); n > 15<<10 {
		t.Errorf("the page has %d bytes", n)
	} else {
		t.Logf("%d bytes", n)
	}
	taker.drawsQR(taker.links()[0])
}

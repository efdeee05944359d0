package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

// The questions' own words are the questionnaire's; everything around them is told in Spanish, too.
func TestQuestionsInSpanish(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	taker := opens(t, offering(builtin)).taker()
	taker.visits("/health-informatics/?language=es").presses("Empezar ahora").follows("Primera pregunta")
	taker.reads("Pregunta 1 de 24").seesWords("Volver", "Continuar", "No lo tengo claro", "No se aplica a mi caso", "Omitir")
	taker.presses("Continuar").reads("Hay un problema", "Error: Elige una respuesta, o indica que no lo tienes claro")
	if title := taker.page.title(); taker.page.status != http.StatusUnprocessableEntity || !strings.HasPrefix(title, "Error: Pregunta 1 de 24") {
		t.Errorf("%s has the title %q", taker.page, title)
	}
	taker.presses("No lo tengo claro").reads("Pregunta 2 de 24").follows("Volver").reads("Respondiste: No lo tengo claro")

	done, _ := taker.quiz.Item("done")
	options := taker.quiz.Options(done)
	taker.visits(itemPath(taker.sitting(), done)).reads("Elige hasta 3.")
	taker.answersInSpanish(options[0].ID, options[1].ID, options[2].ID, options[3].ID).reads("Elige como máximo 3 respuestas. Elegiste 4.")
	first := taker.quiz.Options(0)
	taker.posts(itemPath(taker.sitting(), 0), "answer", first[0].ID, "answer", first[1].ID).reads("Elige una sola respuesta. Elegiste 2.")
	taker.posts(itemPath(taker.sitting(), 0), "answer", "admiral").reads("Esa respuesta no es una de las opciones.")
}

func TestASettledPathInSpanish(t *testing.T) {
	taker := opens(t, offering(content(t, "pier", "language: en", "language: es"))).taker()
	taker.visits("/pier/?language=es").presses("Empezar ahora").follows("Primera pregunta")
	for range taker.quiz.Items {
		if strings.Contains(taker.page.words(), "Tu camino está decidido") {
			taker.seesWords("Verlo ahora").reads("las respuestas que te quedan ya no pueden cambiarlo")
			return
		}
		taker.answersInSpanish(boatBuilder[taker.quiz.Items[taker.number()-1].ID])
	}
	t.Error("the path is never settled")
}

// answersInSpanish chooses options and goes on.
func (t *taker) answersInSpanish(options ...string) *taker {
	t.t.Helper()
	return t.ticks(options...).presses("Continuar")
}

// seesWords expects links or buttons with these words.
func (t *taker) seesWords(words ...string) *taker {
	t.t.Helper()
	for _, w := range words {
		if t.page.link(w) == "" && !t.page.button(w) {
			t.t.Errorf("%s has no link or button %q", t.page, w)
		}
	}
	return t
}

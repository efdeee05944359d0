package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// speaks lets the taker's browser ask for languages, as the header Accept-Language does.
func (t *taker) speaks(languages string) *taker {
	inner := t.client.Transport
	t.client.Transport = roundTripper(func(r *http.Request) (*http.Response, error) {
		r.Header.Set("Accept-Language", languages)
		return inner.RoundTrip(r)
	})
	return t
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// isIn expects the language that the page says it is in.
func (t *taker) isIn(lang string) *taker {
	t.t.Helper()
	for _, n := range htmlcheck.Elements(t.page.doc, "html") {
		if got, _ := htmlcheck.Attr(n, "lang"); got != lang {
			t.t.Fatalf("%s is in %q, want %q", t.page, got, lang)
		}
	}
	return t
}

func TestABrowserIsAnsweredInItsLanguage(t *testing.T) {
	taker := opens(t, offering(content(t, "tea"))).taker().speaks("es-MX,es;q=0.9,en;q=0.8")
	taker.visits("/tea/").isIn("es").seesHeading("¿Té o café?").reads("2 preguntas, alrededor de 1 minuto.", "Dos preguntas.")
	taker.presses("Empezar ahora").seesHeading("Tu código para volver").follows("Primera pregunta")
	taker.seesHeading("¿Qué taza?").reads("Pregunta 1 de 2", "La grande").presses("Continuar").sees(http.StatusUnprocessableEntity, "¿Qué taza?")
	if !strings.HasPrefix(taker.page.title(), "Error: ") {
		t.Errorf("the title is %q", taker.page.title())
	}
	taker.ticks("large").presses("Continuar").seesHeading("¿Qué hora?").presses("No lo tengo claro")
	taker.seesHeading("Revisa tus respuestas").reads("1 pregunta respondida, 1 sin respuesta (por omitirla, no tenerlo claro o no aplicarse a tu caso).", "No lo tengo claro").presses("Ver mi resultado")
	taker.isIn("es").seesHeading("Té").reads("Un resultado claro", "La grande").doesNotRead("The large one", "A clear result")
	taker.visits("/results").isIn("es").seesHeading("Mis resultados")
	taker.visits("/nowhere").isIn("es").sees(http.StatusNotFound, "Página no encontrada")
}

func TestAChosenLanguageStays(t *testing.T) {
	taker := opens(t, offering(content(t, "tea"))).taker().speaks("en")
	taker.visits("/tea/").isIn("en").seesHeading("Tea or coffee?").follows("Español")
	taker.isIn("es").seesHeading("¿Té o café?").visits("/privacy").isIn("es").reads("careerfit-language")
	taker.visits("/tea/explore").isIn("es").follows("English").isIn("en").visits("/tea/").isIn("en")
}

// Who reads 82.000 as eighty-two reads 82,000, and who reads 49.8 as four hundred and ninety-eight reads 49,8. A language
// that was chosen is written as the browser's region does, whatever else the browser prefers.
func TestNumbersAreThoseOfTheReadersRegion(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s, career := opens(t, offering(builtin)), "/"+builtin.ID+"/careers/"+builtin.Careers[0].ID
	for accepted, want := range map[string]string{
		"es-MX,es;q=0.9,en-GB;q=0.8": "US$ 82,000 al año", "es-419": "US$ 82,000 al año", "en-US,en;q=0.9,es-MX;q=0.8": "US$ 82,000 al año",
		"es-AR": "US$ 82.000 al año", "es-ES": "82.000 US$ al año", "es": "82.000 US$ al año", "de-DE": "82.000 US$ al año",
	} {
		s.taker().speaks(accepted).visits(career + "?language=es").isIn("es").reads(want).visits(career).isIn("es").reads(want)
	}
	for accepted, want := range map[string]string{"en-GB": "US$82,000 a year", "en-US,es-ES;q=0.9": "$82,000 a year", "en-ZA": "US$82 000 a year"} {
		s.taker().speaks(accepted).visits(career).isIn("en").reads(want)
	}
	s.taker().speaks("es-MX").visits("/" + builtin.ID + "/how-it-works").reads("49.8").doesNotRead("49,8")
}

// A sitting is the same in both languages: only the words differ.
func TestALanguageIsChangedWithinASitting(t *testing.T) {
	taker := opens(t, offering(content(t, "tea"))).taker().speaks("en")
	taker.visits("/tea/").presses("Start now").follows("First question").ticks("small").presses("Continue")
	taker.follows("Español").seesHeading("¿Qué hora?").reads("Pregunta 2 de 2").ticks("morning").presses("Continuar").presses("Ver mi resultado")
	taker.seesHeading("Café").follows("English").seesHeading("Coffee").reads("A clear result").doesNotRead("Ha cambiado", "has changed since")
}

// A page is in one language: that of the questionnaire, if the interface speaks it. Where a text is missing in
// a language, takers are not offered it.
func TestPagesMixNoLanguages(t *testing.T) {
	taker := opens(t).taker().speaks("es")
	taker.visits("/harbour/").isIn("en").reads("Start now")
	if taker.page.link("Español") != "" {
		t.Error("a questionnaire in English is offered in Spanish")
	}
	missing := content(t, "tea", "{en: The small one, es: La pequeña}", "The small one")
	opens(t, offering(missing)).taker().speaks("es").visits("/tea/").isIn("en").seesHeading("Tea or coffee?")
}

// Words that the interface does not have in the questionnaire's language are marked as another one.
func TestAQuestionnaireInALanguageOfItsOwn(t *testing.T) {
	taker := opens(t, offering(content(t, "bare"))).taker().speaks("es")
	taker.visits("/bare/").isIn("de").seesHeading("Tee oder Kaffee?")
	for _, n := range htmlcheck.Elements(taker.page.doc, "header") {
		if lang, _ := htmlcheck.Attr(n, "lang"); lang != "es" {
			t.Errorf("the header is in %q", lang)
		}
	}
}

func TestALanguageThatNobodySpeaksIsNotKept(t *testing.T) {
	taker := opens(t, offering(content(t, "tea"))).taker().speaks("en")
	for _, address := range []string{"/tea/?language=xx", "/tea/?language=%3Cb%3E", "/tea/?language="} {
		if taker.visits(address).isIn("en"); len(taker.page.header.Values("Set-Cookie")) > 0 {
			t.Errorf("%s sets a cookie", address)
		}
	}
	if taker.visits("/tea/?language=es").isIn("es"); !strings.Contains(taker.page.header.Get("Set-Cookie"), "careerfit-language=es") {
		t.Error("a language that was chosen is not kept")
	}
}

// Only a translation says that it is one. What an author wrote in Spanish is none, unlike the words around it.
func TestATranslationSaysThatItIsOne(t *testing.T) {
	const says, around = "Esta es una traducción. Todavía no la ha revisado", "El texto que acompaña a las preguntas es una traducción. Todavía no la ha revisado"
	for words, q := range map[string]*quiz.Quiz{
		says: content(t, "tea"), around: content(t, "tea", "language: en", "language: es", "languages: [es]", "languages: [en]"),
	} {
		body := string(opens(t, offering(q)).taker().visits("/tea/?language=es").page.body)
		if !strings.Contains(body, words) || strings.Contains(body, says) != (words == says) {
			t.Errorf("the page does not say %q, or more than that", words)
		}
	}
	taker := opens(t, offering(content(t, "tea"))).taker()
	if body := string(taker.visits("/tea/?language=en").page.body); strings.Contains(body, "translation") {
		t.Error("the English page calls itself a translation")
	}
}

// A questionnaire keeps its author's own language among the others: one of a region, and one that the interface
// does not speak.
func TestTheAuthorsOwnLanguageStays(t *testing.T) {
	for own, c := range map[string]struct{ browser, name, privacy string }{"en-GB": {"en-US", "British English", "en"}, "de": {"de, es;q=0.5", "Deutsch", "es"}} {
		tea := content(t, "tea", "language: en", "language: "+own, "{en:", "{"+own+":")
		taker := opens(t, offering(tea, harbour(t))).taker().speaks(c.browser)
		taker.visits("/tea/").isIn(own).seesHeading("Tea or coffee?").follows("Español").isIn("es").seesHeading("¿Té o café?")
		taker.follows(c.name).isIn(own).visits("/tea/explore").isIn(own).reads("Leaves.").visits("/privacy").isIn(c.privacy)
		taker.visits("/tea/").presses(map[string]string{"en": "Start now", "es": "Empezar ahora"}[c.privacy])
		taker.isIn(c.privacy).visits(itemPath(taker.sitting(), 0)).isIn(c.privacy).asksIn(own)
	}
}

// Whatever stands in the address, the other language is on this site and on this page.
func TestTheOtherLanguageIsOnTheSamePage(t *testing.T) {
	taker := opens(t, offering(content(t, "tea"))).taker().speaks("en")
	for path, want := range map[string]string{"//evil.example/x": "/evil.example/x?language=es", "/nope%3Fx=1/y": "/nope%3Fx=1/y?language=es", "/%5Cevil.example": "/%5Cevil.example?language=es"} {
		if got := taker.visits(path).page.link("Español"); got != want {
			t.Errorf("%s is in Spanish at %q, want %q", path, got, want)
		}
	}
}

// On https the cookie of the language is bound to the host as the other one is, and the page on privacy calls it so.
func TestTheLanguageIsKeptForThisHost(t *testing.T) {
	for name, site := range map[string]*site{"careerfit-language": opens(t, offering(content(t, "tea"))), "__Host-careerfit-language": opensOnHTTPS(t, offering(content(t, "tea")))} {
		taker := site.taker().speaks("en").visits("/tea/?language=es")
		if set := taker.page.header.Get("Set-Cookie"); !strings.HasPrefix(set, name+"=es; Path=/;") || strings.Contains(set, "Secure") != strings.HasPrefix(name, "__Host-") {
			t.Errorf("%s: %q", name, set)
		}
		taker.visits("/privacy").isIn("es").reads(" " + name + ",")
	}
}

// A file that is kept by everybody's caches brings nobody's cookie.
func TestAFileKeepsNoLanguage(t *testing.T) {
	taker := opens(t, offering(content(t, "tea"))).taker().visits("/tea/")
	for _, link := range htmlcheck.Elements(taker.page.doc, "link") {
		href, _ := htmlcheck.Attr(link, "href")
		file := taker.fetch(taker.request("GET", href+"?language=es"))
		if file.status != http.StatusOK || len(file.header.Values("Set-Cookie")) > 0 {
			t.Errorf("%s: %d, sets %q", href, file.status, file.header.Values("Set-Cookie"))
		}
	}
}

// A page that the site tells in its own words is in their language, also where the only questionnaire is in another:
// its texts are marked instead.
func TestPagesOfTheSiteAreInTheLanguageOfTheirWords(t *testing.T) {
	bare := content(t, "bare")
	taker := opens(t, offering(bare)).taker().speaks("es")
	for _, path := range []string{"/privacy", "/accessibility", "/return", "/results", "/nowhere"} {
		taker.visits(path).isIn("es")
	}
	taker.visits("/bare/").presses("Empezar ahora").isIn("es").follows("Primera pregunta").isIn("es").asksIn("de")
	taker.presses("Continuar").sees(http.StatusUnprocessableEntity, string(bare.Items[0].Text)).isIn("es").asksIn("de")
	taker.visits(taker.sitting() + "/review").isIn("es")
	for _, p := range htmlcheck.Elements(taker.page.doc, "p") {
		class, _ := htmlcheck.Attr(p, "class")
		if lang, _ := htmlcheck.Attr(p, "lang"); class == "asked" && lang != "de" {
			t.Errorf("%q is marked as %q", htmlcheck.Text(p), lang)
		}
	}
}

// So are those of a sitting that has a result; what the questionnaire says there is marked where it stands by itself.
func TestPagesOfASittingAreInTheLanguageOfTheirWords(t *testing.T) {
	taker := opens(t, offering(content(t, "bare"))).taker()
	one := taker.takes(sheet{"small", "morning"}).sitting()
	other := taker.takes(sheet{"large", "morning"}).sitting()
	id := func(address string) string { return strings.TrimPrefix(address, "/sittings/") }
	for path, marked := range map[string][]string{
		other + "/share": nil, other + "/code": nil, other + "/review": {"Welche Tasse?"}, other + "/delete": {"Tee oder Kaffee?"},
		"/results/compare?a=" + id(one) + "&b=" + id(other): {"Welche Tasse?", "Tee", "Kaffee"},
		"/bare/how-it-works": {"1. Welche Tasse?", "Die große", "Tee"},
	} {
		taker.visits(path).isIn("en")
		if p := taker.page; p.status != http.StatusOK {
			t.Errorf("%s", p)
		}
		for _, words := range marked {
			taker.marks(words, "de")
		}
	}
}

// marks expects an element of these words that says that they are in the language.
func (t *taker) marks(words, lang string) {
	t.t.Helper()
	for _, n := range htmlcheck.Elements(t.page.doc, "") {
		if got, _ := htmlcheck.Attr(n, "lang"); got == lang && htmlcheck.Text(n) == words {
			return
		}
	}
	t.t.Errorf("%s does not mark %q as %q", t.page, words, lang)
}

// asksIn expects the question's own words to be marked as in the language, answers and all.
func (t *taker) asksIn(lang string) *taker {
	t.t.Helper()
	marked := htmlcheck.Elements(t.page.doc, "h1")
	for _, div := range htmlcheck.Elements(t.page.doc, "div") {
		if class, _ := htmlcheck.Attr(div, "class"); strings.HasPrefix(class, "options") {
			marked = append(marked, div)
		}
	}
	for _, n := range marked {
		if got, _ := htmlcheck.Attr(n, "lang"); got != lang {
			t.t.Errorf("%s: %q is marked as %q, want %q", t.page, htmlcheck.Text(n), got, lang)
		}
	}
	if len(marked) != 2 {
		t.t.Errorf("%s has %d places with the question's words", t.page, len(marked))
	}
	return t
}

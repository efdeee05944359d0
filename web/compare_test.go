package web_test

import (
	"crypto/sha256"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// id is the sitting's id in its address.
func id(sitting string) string { return strings.TrimPrefix(sitting, "/sittings/") }

// comparing opens the comparison of two sittings.
func (t *taker) comparing(a, b string) *taker {
	t.t.Helper()
	return t.visits("/results/compare?a=" + id(a) + "&b=" + id(b))
}

func TestTwoSittingsAreComparedByOneLink(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	taker.visits("/results").doesNotRead("Compare")
	other := append(sheet{"clerk"}, outAtSea[1:]...)
	other[3] = "neither"
	taker.takes(other).visits("/results").reads("Compare two sittings").follows("Compare the two side by side").
		seesHeading("Two sittings side by side").
		reads("Work at sea 100.0 then, 71.4 now −28.6, all due to your answers.", "You answered 2 questions differently.",
			"What are you now? Then: A sailor. Now: A clerk.", "I like to be out on the water. Then: Agree. Now: Neither.",
			"Nothing: both sittings have exactly the same questions", "1. Skipper 100%", "of 2 that day").
		doesNotRead("Compare two others")
}

// The older sitting is on the left, whichever was named first.
func TestTheOlderSittingIsOnTheLeft(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	first := taker.sitting()
	second := taker.takes(torn).sitting()
	forward := taker.comparing(first, second).page.words()
	if back := taker.comparing(second, first).page.words(); back != forward {
		t.Errorf("the one way it says\n%s\nthe other way\n%s", forward, back)
	}
	heads := []string{}
	for _, row := range htmlcheck.Elements(taker.page.part("versus"), "dd") {
		heads = append(heads, htmlcheck.Text(row))
	}
	if got := strings.Join([]string{heads[0], heads[3]}, " | "); got != "Work at sea | Balanced between work at sea and office work" {
		t.Errorf("side by side stand %s", got)
	}
}

func TestTwoAlikeSittingsHaveNothingToTell(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	first := taker.sitting()
	taker.comparing(first, taker.takes(outAtSea).sitting()).
		reads("It has not moved.", "Nothing: all answers are the same in both.", "the same place now", "the same place then").doesNotRead("+", "−")
}

// Three sittings are more than one pair: two lists offer them, by names of which no two are alike.
func TestTwoOfThreeSittingsAreChosen(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	first := taker.sitting()
	second := taker.takes(torn).sitting()
	third := taker.takes(logKeeper).sitting()
	taker.starts().visits("/results")
	for field, want := range map[string]string{"a": second, "b": third} {
		options, chosen := taker.choices(field)
		if len(options) != 3 || chosen != id(want) {
			t.Errorf("%s offers %q, with %s chosen", field, options, chosen)
		}
		names := map[string]bool{}
		for _, name := range options {
			names[name] = true
		}
		if len(names) < 3 {
			t.Errorf("two have one name: %q", options)
		}
	}
	taker.comparing(first, third).reads("Compare two others")
	if _, chosen := taker.choices("a"); chosen != id(first) {
		t.Errorf("%s is chosen, and %s was", chosen, first)
	}
}

// choices are what a list on the page offers, by the values, and what is chosen.
func (t *taker) choices(field string) (names map[string]string, chosen string) {
	t.t.Helper()
	names = map[string]string{}
	for _, list := range htmlcheck.Elements(t.page.doc, "select") {
		if name, _ := htmlcheck.Attr(list, "name"); name != field {
			continue
		}
		for _, option := range htmlcheck.Elements(list, "option") {
			names[value(option)] = htmlcheck.Text(option)
			if _, ok := htmlcheck.Attr(option, "selected"); ok {
				chosen = value(option)
			}
		}
	}
	return names, chosen
}

// The questionnaire has changed in between: its part and that of the answers are told apart, and answers
// that have no place in it any more are named.
func TestWhatTheQuestionnaireMovedIsToldApart(t *testing.T) {
	old := opens(t)
	before := old.taker().takes(outAtSea)
	now := harbour(t, "{id: waves, text: I like to be out on the water., scale: agreement, traits: {water: 1}}",
		"{id: waves, text: I like to be out on the water., scale: agreement, traits: {water: 1, paper: 1}}",
		"id: storms, text: Storms frighten me.", "id: gales, text: Gales frighten me.", "name: Work at sea", "name: Life on board")
	taker := before.movesTo(opens(t, keptIn(old.store), offering(now)))
	taker.quiz = now
	answers := append(sheet{"clerk"}, outAtSea[1:]...)
	taker.takes(answers).comparing(before.sitting(), taker.sitting()).seesHeading("Two sittings side by side").
		reads("Questions added: 1", "Gales frighten me.", "Questions removed: 1", "Questions that count in another way: 1", "Paths told in another way: 1",
			"These earlier answers have no place in it, and count as not given: Storms frighten me. Disagree (the question is gone)",
			"Gales frighten me. Then: a question that there was not. Now: Disagree.", "What are you now? Then: A sailor. Now: A clerk.",
			"By the new questionnaire, your earlier answers would give: Life on board.", "due to your answers,", "due to the questionnaire.").
		doesNotRead("Storms frighten me. Then")
	taker.movesAddUp()
}

// movesAddUp expects the figures of the open comparison to add up: the parts of each path to its whole, and
// what the answers moved to their part.
func (t *taker) movesAddUp() {
	t.t.Helper()
	moved := map[string]int{}
	for _, li := range htmlcheck.Elements(t.page.part("changed"), "li") {
		last := htmlcheck.Elements(li, "p")[3]
		for _, part := range strings.Split(htmlcheck.Text(last), "; ") {
			if at := strings.LastIndex(part, " "); strings.ContainsAny(part, "+−") {
				moved[part[:at]] += tenths(t.t, part[at+1:])
			}
		}
	}
	seen := 0
	for _, li := range htmlcheck.Elements(t.page.part("ways"), "li") {
		p := htmlcheck.Elements(li, "p")
		strong := htmlcheck.Elements(p[0], "strong")[0]
		path := strings.TrimSpace(strings.TrimSuffix(htmlcheck.Text(p[0]), htmlcheck.Text(strong)))
		was, is := betweenWords(htmlcheck.Text(strong), "", " then, "), betweenWords(htmlcheck.Text(strong), " then, ", " now")
		why := htmlcheck.Text(p[1])
		whole, answers, questions := betweenWords(why, "", " in all: "), betweenWords(why, " in all: ", " due to your answers, "), betweenWords(why, " due to your answers, ", " due to the questionnaire.")
		seen++
		if got := tenths(t.t, is) - tenths(t.t, was); got != tenths(t.t, whole) || tenths(t.t, answers)+tenths(t.t, questions) != got || moved[path] != tenths(t.t, answers) {
			t.t.Errorf("%s goes from %s to %s; it says %q, and the answers come to %d tenths", path, was, is, why, moved[path])
		}
	}
	if seen < 2 {
		t.t.Errorf("only %d paths are compared", seen)
	}
}

// betweenWords is the text between two others.
func betweenWords(text, from, to string) string {
	_, rest, _ := strings.Cut(text, from)
	middle, _, _ := strings.Cut(rest, to)
	return middle
}

func TestCareersAreComparedWhereBothAreRanked(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	clear := taker.sitting()
	taker.comparing(clear, taker.takes(logKeeper).sitting()).reads("1. Skipper", "place 1 then", "1. Log keeper", "place 1 now")
	taker.comparing(clear, taker.takes(hasty).sitting()).
		reads("Without a clear result the paths have fits all the same", "Leadnot told without a clear result", "Careers are compared where both sittings have a clear or a balanced result.").doesNotRead("Skipper", "Log keeper")
}

func TestShortFormsAreComparedWithoutTheirCareers(t *testing.T) {
	taker := opens(t, offering(content(t, "pier"))).taker().startsShort()
	taker.answersAll(boatBuilder)
	short := taker.presses("See my result").sitting()
	taker.startsShort().answersAll(boatBuilder)
	taker.presses("See my result").posts(taker.sitting() + "/long")
	taker.comparing(short, taker.sitting()).seesHeading("Two sittings side by side").reads("Careers are not compared: a short form does not rank all of them.")
}

// The comparison in Spanish has the same parts; nothing of it stays English.
func TestTheComparisonInSpanish(t *testing.T) {
	spanish := harbour(t, "language: en", "language: es")
	site := opens(t, offering(spanish))
	taker := site.taker()
	random := rand.New(rand.NewPCG(7, 8))
	first := taker.hands(spanish, random)
	second := drawnMarks(t, spanish, random)
	taker.keepsToo(first, spanish, second)
	taker.visits("/results").seesHeading("Mis resultados").follows("Comparar las dos").seesHeading("Dos sesiones, una junto a otra").
		reads("Qué has cambiado tú", "Qué ha cambiado en el cuestionario", "todo por tus respuestas", "exactamente las mismas preguntas").
		doesNotRead("Then", "Now", "due to", "sitting")
	if lang, _ := htmlcheck.Attr(htmlcheck.Elements(taker.page.doc, "html")[0], "lang"); lang != "es" {
		t.Errorf("the page is in %q", lang)
	}
}

// keepsToo keeps another finished sitting for whoever holds the first.
func (t *taker) keepsToo(first *quiz.Session, q *quiz.Quiz, marks []quiz.Mark) *quiz.Session {
	t.t.Helper()
	session := q.NewSession(store.NewID(), sha256.Sum256([]byte(first.ID)), first.Owners[0], first.Started)
	copy(session.Marks, marks)
	session.Finish(first.Started)
	if err := t.site.store.Create(t.t.Context(), session); err != nil {
		t.t.Fatal(err)
	}
	return session
}

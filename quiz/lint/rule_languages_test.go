package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz/lint"
)

// A language that the pages do not speak is never offered, and its author hears so; nobody is sent to translate it.
func TestALanguageThatThePagesDoNotSpeak(t *testing.T) {
	for listed, told := range map[string][]string{
		"languages: [fr]\n":     {"takers are not offered fr: the pages speak en and es only"},
		"languages: [fr-CA]\n":  {"takers are not offered fr-CA: the pages speak en and es only"},
		"languages: [es-MX]\n":  nil,
		"languages: [en-GB]\n":  nil,
		"":                      nil,
		"language: fr\n":        nil, // it is the author's own, so it is offered
		"languages: [de, it]\n": {"takers are not offered de", "takers are not offered it"},
	} {
		var want []string
		for _, said := range told {
			want = append(want, "1: "+said)
		}
		wantTold(t, "unspoken", listed, want...)
	}
	_, problems := lint.Check("quiz.yaml", onBase(t, "languages: [fr]\n"), asOf)
	if said := fmt.Sprint(problems); strings.Contains(said, "[untranslated]") {
		t.Errorf("what is missing in a language that is not offered anyway is told:\n%s", said)
	}
}

func TestThePagesMaySpeakManyLanguages(t *testing.T) {
	speaks := lint.Options{AsOf: asOf.AsOf, Speaks: []string{"de", "en", "es"}}
	_, problems := lint.Check("quiz.yaml", onBase(t, "languages: [fr]\n"), speaks)
	if said := fmt.Sprint(problems); !strings.Contains(said, "the pages speak de, en and es only") {
		t.Errorf("told is\n%s", said)
	}
}

// Where nobody says which languages the pages speak, all may.
func TestWithoutPagesEveryLanguageMayBeSpoken(t *testing.T) {
	_, problems := lint.Check("quiz.yaml", onBase(t, "languages: [fr]\n"), lint.Options{AsOf: asOf.AsOf})
	if said := fmt.Sprint(problems); strings.Contains(said, "[unspoken]") || !strings.Contains(said, "29 texts are missing") {
		t.Errorf("told is\n%s", said)
	}
}

// Whoever translates gets a list of all that is left to do, not of the beginning of it.
func TestEveryMissingTextIsToldWhereItStands(t *testing.T) {
	f, problems := lint.Check("quiz.yaml", onBase(t, "languages: [es]\n"), asOf)
	var told []string
	for _, p := range problems {
		if p.Message == "this text is missing in es" {
			told = append(told, fmt.Sprintf("%d:%d", p.Line, p.Col))
		}
	}
	var missing []string
	for _, path := range f.Questionnaire.Untranslated("es") {
		place := f.Position(path)
		missing = append(missing, fmt.Sprintf("%d:%d", place.Line, place.Col))
	}
	slices.Sort(told)
	slices.Sort(missing)
	if !slices.Equal(told, missing) || len(told) != 29 {
		t.Errorf("told are %v, missing are %v", told, missing)
	}
}

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// The command knows which languages the pages speak, and where the documents say it, they say it truly.
func TestCheckKnowsWhatThePagesSpeak(t *testing.T) {
	got := runCareerfit(t, "", nil, "check", "--as-of", "2026-11-01", corpusFile("err", "unspoken.yaml"))
	got.wants(t, exitProblems)
	for _, language := range []string{"fr", "pt-BR"} {
		if said := fmt.Sprintf("takers are not offered %s: the pages speak %s only [unspoken]", language, strings.Join(web.Languages(), " and ")); !strings.Contains(got.out, said) {
			t.Errorf("%q is not in\n%s", said, got.out)
		}
	}
	for _, file := range []string{"README.md", "quiz/content/README.md"} {
		text := contents(t, filepath.Join("..", "..", file))
		if !strings.Contains(text, "English (`en`) and Spanish (`es`)") || strings.Join(web.Languages(), " ") != "en es" {
			t.Errorf("%s does not say that the pages speak %v", file, web.Languages())
		}
	}
	if schema := string(quiz.Schema()); !strings.Contains(schema, "The pages speak English and Spanish; others are not offered.") {
		t.Errorf("the schema does not say that the pages speak %v", web.Languages())
	}
}

// While a file is being written, the panel says the same.
func TestTheAuthorsPanelKnowsWhatThePagesSpeak(t *testing.T) {
	e := startEditing(t)
	e.saves("language: en\n", "language: en\nlanguages: [it]\n")
	e.soonShows("/harbour/", "takers are not offered it: the pages speak en and es only")
}

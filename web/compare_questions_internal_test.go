package web

import (
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// inLines are the changes as a page lists them.
func inLines(parts []changedPart) string {
	var lines []string
	for _, p := range parts {
		line := p.Words
		if len(p.Names) > 0 {
			line += " (" + strings.Join(p.Names, "; ") + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// What an author did to the questionnaire is told in the taker's words, each change once.
func TestWhatTheQuestionnaireChangedInWords(t *testing.T) {
	old := harbourQuiz(t)
	for name, c := range map[string]struct {
		edits []string
		want  string
	}{
		"nothing":              {nil, ""},
		"a question's words":   {[]string{"Storms frighten me.", "Gales frighten me."}, "Questions in other words: 1 (Gales frighten me.)"},
		"an answer's words":    {[]string{"text: A sailor", "text: A seafarer"}, "Questions in other words: 1 (What are you now?)"},
		"the words of a scale": {[]string{"text: Neither,", "text: In between,"}, "Questions in other words: 6 (I like to be out on the water.; Storms frighten me.; I like to see how an engine works.; Noise tires me.; I like a list with every line ticked.; I grow restless at a desk.)"},
		"another question":     {[]string{"id: desk, text: I grow restless at a desk.", "id: chair, text: A chair is enough."}, "Questions added: 1 (A chair is enough.)\nQuestions removed: 1 (I grow restless at a desk.)"},
		"another answer": {[]string{"{id: ledger, text: A ledger, traits: {paper: 1}}", "{id: net, text: A net, traits: {paper: 1}}"},
			"Answers added to choose from: 1 (What have you worked with? A net)\nAnswers removed to choose from: 1 (What have you worked with? A ledger)"},
		"answers change places": {[]string{`          - {id: early, text: "Out before five", traits: {water: 1}}` + "\n" + `          - {id: late, text: "Coffee and the post", traits: {paper: 1}}`,
			`          - {id: late, text: "Coffee and the post", traits: {paper: 1}}` + "\n" + `          - {id: early, text: "Out before five", traits: {water: 1}}`}, ""},
		"a question's weight":  {[]string{"text: Noise tires me., scale: agreement,", "text: Noise tires me., scale: agreement, weight: 2,"}, "Questions that count in another way: 1 (Noise tires me.)"},
		"an answer's points":   {[]string{"text: Rope, traits: {water: 1}", "text: Rope, traits: {water: 2}"}, "Questions that count in another way: 1 (What have you worked with?)"},
		"points for nothing":   {[]string{"text: Rope, traits: {water: 1}", "text: Rope, traits: {water: 1, metal: 0}"}, ""},
		"how many may be told": {[]string{"up_to: 2", "up_to: 3"}, "Questions that count in another way: 1 (What have you worked with?)"},
		"a path's weights":     {[]string{"    weights: {metal: 1}\n  - id: counting", "    weights: {metal: 1, water: 1}\n  - id: counting"}, "Paths that weigh the traits in another way: 1 (Yard work)"},
		"a path's name":        {[]string{"name: Yard work", "name: Dock work"}, "Paths told in another way: 1 (Dock work)"},
		"another path": {[]string{"id: yard\n    name: Yard work", "id: dock\n    name: Dock work", "path: yard", "path: dock"},
			"Paths added: 1 (Dock work)\nPaths removed: 1 (Yard work)\nCareers told in another way: 2 (Welder; Crane driver)"},
		"a career's pay": {[]string{`low: "41000"`, `low: "42000"`}, "Careers told in another way: 1 (Welder)"},
		"a career's weights, a course's words": {[]string{"weights: {water: 1, paper: -1}", "weights: {water: 1}", "Twenty knots", "Thirty knots"},
			"Careers that weigh the traits in another way: 1 (Skipper)\nCourses told in another way: 1 (Knots)"},
		"another career":     {[]string{"id: welder\n    path: yard\n    name: Welder", "id: smith\n    path: yard\n    name: Smith"}, "Careers added: 1 (Smith)\nCareers removed: 1 (Welder)"},
		"another course":     {[]string{"id: ledgers, name: Ledgers", "id: books, name: Books"}, "Courses added: 1 (Books)\nCourses removed: 1 (Ledgers)"},
		"a course's weights": {[]string{"for: [counting], weights: {paper: 1}", "for: [counting], weights: {paper: 2, water: 1}"}, "Courses that weigh the traits in another way: 1 (Ledgers)"},
		"a trait more": {[]string{"  - {id: paper, name: Paper}\n", "  - {id: paper, name: Paper}\n  - {id: fish, name: Fish}\n", "text: Rope, traits: {water: 1}", "text: Rope, traits: {water: 1, fish: 1}", "weights: {water: 1, metal: 1}", "weights: {water: 1, metal: 1, fish: 1}"},
			"Questions that count in another way: 1 (What have you worked with?)\nCareers that weigh the traits in another way: 1 (Fisher)\nTraits added: 1 (Fish)"},
		"the rule": {[]string{"thresholds:", "rule: {careers: distance}\nthresholds:"}, "Another way of counting makes fits out of the answers."},
		"thresholds": {[]string{"balanced_within: 0.05", "balanced_within: 0.075", "min_coverage: 0.5", "min_coverage: 0.6", "best: 0.8", "best: 0.9"},
			"A result is called balanced under a lead of 7.5%; it was 5%.\nFor a clear result 60% of the questions must be answered; it was 50%.\nThe fits from which a career is called a best, great or good one are others."},
	} {
		now := harbourQuiz(t, c.edits...)
		if len(c.edits) > 0 && now.Digest == old.Digest {
			t.Fatalf("%s: nothing was edited", name)
		}
		if got := inLines(changedParts(english(t), old, now)); got != c.want {
			t.Errorf("%s: told\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestWhatTheQuestionnaireChangedInSpanish(t *testing.T) {
	got := inLines(changedParts(speaking(t, "es"), harbourQuiz(t), harbourQuiz(t, "Storms frighten me.", "Gales frighten me.", "balanced_within: 0.05", "balanced_within: 0.075")))
	want := "Preguntas redactadas de otra manera: 1 (Gales frighten me.)\nUn resultado se llama equilibrado con una ventaja de menos de 7,5\u00a0%; antes era 5\u00a0%."
	if got != want {
		t.Errorf("told\n%s\nwant\n%s", got, want)
	}
}

// Words in two languages differ in every word: that is no rewording, and none is told.
func TestWordsInTwoLanguagesAreNotCompared(t *testing.T) {
	spanish := harbourQuiz(t, "language: en", "language: es", "Storms frighten me.", "Las tormentas me dan miedo.", "up_to: 2", "up_to: 3")
	if got, want := inLines(changedParts(english(t), harbourQuiz(t), spanish)), "Questions that count in another way: 1 (What have you worked with?)"; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	if _, _, comparable := inOneLanguage(spanish, spanish); !comparable {
		t.Error("a questionnaire cannot be compared with itself")
	}
}

// Sittings of one day are told apart by their number, counted from the first.
func TestSittingsAreNamedByTheirDays(t *testing.T) {
	q := harbourQuiz(t)
	at := func(day, hour int) *quiz.Session {
		return q.NewSession("019aaa00-0000-7000-8000-000000000001", quiz.SecretHash{1}, quiz.SecretHash{2}, time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC))
	}
	newestFirst := []*quiz.Session{at(22, 15), at(22, 9), at(21, 12), at(22, 8)}
	for lang, want := range map[string]string{
		"en": "22 November 2026 (3 of 3 that day)|22 November 2026 (2 of 3 that day)|21 November 2026|22 November 2026 (1 of 3 that day)",
		"es": "22 de noviembre de 2026 (3 de 3 ese día)|22 de noviembre de 2026 (2 de 3 ese día)|21 de noviembre de 2026|22 de noviembre de 2026 (1 de 3 ese día)",
	} {
		if got := strings.Join(speaking(t, lang).days(newestFirst), "|"); got != want {
			t.Errorf("named %q, want %q", got, want)
		}
	}
}

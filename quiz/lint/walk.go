package lint

import (
	"fmt"
	"strings"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// eachItem visits every item with its path, in the order of the file.
func (in *inspection) eachItem(visit func(path string, item *quiz.Item)) {
	for s := range in.q.Sections {
		for i := range in.q.Sections[s].Items {
			visit(quiz.At("sections", s, "items", i), &in.q.Sections[s].Items[i])
		}
	}
}

// An outcome is what paths, careers and courses have in common.
type outcome struct {
	path    string // in the file
	kind    string // "path", "career" or "course"
	id      string
	name    quiz.Text
	weights quiz.Points
	sources []string
	pay     []quiz.Pay
}

// outcomes returns those of a group, in the order of the file.
func (in *inspection) outcomes(g engine.Group) []outcome {
	var all []outcome
	add := func(o outcome) {
		o.path = quiz.OutcomePath(g, len(all))
		all = append(all, o)
	}
	switch g {
	case engine.Paths:
		for _, p := range in.q.Paths {
			add(outcome{kind: "path", id: p.ID, name: p.Name, weights: p.Weights, sources: p.Sources, pay: p.Pay})
		}
	case engine.Careers:
		for _, c := range in.q.Careers {
			add(outcome{kind: "career", id: c.ID, name: c.Name, weights: c.Weights, sources: c.Sources, pay: c.Pay})
		}
	case engine.Courses:
		for _, c := range in.q.Courses {
			add(outcome{kind: "course", id: c.ID, name: c.Name, weights: c.Weights, sources: c.Sources})
		}
	}
	return all
}

// eachOutcome visits the outcomes of every group.
func (in *inspection) eachOutcome(visit func(outcome)) {
	for g := range engine.NumGroups {
		for _, o := range in.outcomes(g) {
			visit(o)
		}
	}
}

// called is how a message speaks of an outcome.
func (o outcome) called() string { return fmt.Sprintf("the %s %q", o.kind, o.id) }

// eachEdition looks at the questionnaire in each of the further languages that it can be taken in.
func (in *inspection) eachEdition(look func(*inspection)) {
	if in.Quiz == nil {
		return
	}
	for _, language := range in.Quiz.Languages()[1:] {
		edition := *in
		edition.q, edition.language = in.Quiz.In(language).Questionnaire, language
		look(&edition)
		in.found = edition.found
	}
}

// textPath returns where a text stands in the language that is looked at.
func (in *inspection) textPath(path, key string) string {
	if in.language == "" {
		return quiz.At(path, key)
	}
	return quiz.At(path, key, in.language)
}

// english reports whether the questionnaire is in English, the one language whose words are known here.
func (in *inspection) english() bool {
	language, _, _ := strings.Cut(in.q.Language, "-")
	return language == "en"
}

// listed joins words as a sentence does: "a", "a and b", "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

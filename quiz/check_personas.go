package quiz

import (
	"fmt"
	"slices"
	"strings"

	"github.com/careerfit/careerfit/engine"
)

// checkPersonas takes the quiz as every persona would and reports whoever does not get what the file
// promises.
func checkPersonas(d *document, q *Quiz) {
	for p, persona := range q.Personas {
		here := at("personas", p)
		expected := checkExpectation(d, at(here, "expect"), q, persona)
		sheet, ok := personaSheet(d, here, q, persona)
		if !ok || !expected {
			continue
		}
		for _, miss := range q.Misses(sheet, persona.Expect) {
			d.errorAt(at(here, "expect"), "persona", "look at the persona's answers and the weights behind them", "persona %q: %s", persona.ID, miss)
		}
	}
}

// checkExpectation reports whether what is expected exists.
func checkExpectation(d *document, path string, q *Quiz, persona Persona) bool {
	e := persona.Expect
	r, before := referencesOf(d), len(d.problems)
	if e == (Expect{}) {
		d.errorAt(path, "persona", "give at least one of verdict, path, career and course", "the persona %q expects nothing, so it tests nothing", persona.ID)
	}
	for _, expected := range []struct {
		key, id string
		group   engine.Group
	}{{"path", e.Path, engine.Paths}, {"career", e.Career, engine.Careers}, {"course", e.Course, engine.Courses}} {
		if expected.id != "" {
			r.known(at(path, expected.key), expected.key, expected.id, q.IDs(expected.group))
		}
	}
	return len(d.problems) == before
}

// personaSheet translates a persona's answers, each with its own problem.
func personaSheet(d *document, path string, q *Quiz, persona Persona) (*engine.Sheet, bool) {
	ok := true
	for _, id := range sortedKeys(persona.Answers) {
		if _, err := q.Marks(map[string]Answer{id: persona.Answers[id]}); err != nil {
			message, hint, _ := strings.Cut(err.Error(), "; ")
			d.errorAt(at(path, "answers", id), "persona", hint, "%s", message)
			ok = false
		}
	}
	if !ok {
		return nil, false
	}
	sheet, err := q.SheetOf(persona.Answers)
	return sheet, err == nil
}

// Misses says in words what a sheet gets that is not expected, a clause each. Outcomes that the
// questionnaire does not have are not looked at.
func (q *Quiz) Misses(sheet *engine.Sheet, e Expect) []string {
	r := q.Model.Evaluate(sheet)
	var misses []string
	if e.Verdict != "" && e.Verdict != r.Verdict.String() {
		misses = append(misses, fmt.Sprintf("the verdict is %s, expected %s", r.Verdict, e.Verdict))
	}
	for _, expected := range []struct {
		what, id string
		group    engine.Group
	}{{"path", e.Path, engine.Paths}, {"career", e.Career, engine.Careers}, {"course", e.Course, engine.Courses}} {
		first := q.firstIDs(r, expected.group)
		known := slices.Contains(q.IDs(expected.group), expected.id)
		if known && !slices.Contains(first, expected.id) {
			misses = append(misses, fmt.Sprintf("the first %s is %s, expected %s", expected.what, strings.Join(first, " and "), expected.id))
		}
	}
	return misses
}

// firstIDs returns the outcomes that share the first place.
func (q *Quiz) firstIDs(r engine.Result, g engine.Group) []string {
	ids := q.IDs(g)
	var first []string
	for _, s := range r.Ranked[g] {
		if s.Rank == 1 {
			first = append(first, ids[s.Outcome])
		}
	}
	return first
}

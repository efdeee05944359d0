package audit

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// personas returns what every persona of the questionnaire gets.
func personas(q *quiz.Quiz) []Persona {
	all := make([]Persona, 0, len(q.Personas))
	for _, p := range q.Personas {
		sheet, err := q.SheetOf(p.Answers)
		if err != nil {
			all = append(all, Persona{ID: p.ID, Misses: []string{"its answers cannot be read: " + err.Error()}})
			continue
		}
		got := personaOf(q, p.ID, sheet)
		got.Misses = q.Misses(sheet, p.Expect)
		all = append(all, got)
	}
	return all
}

// personaOf returns what a persona with this sheet gets.
func personaOf(q *quiz.Quiz, id string, sheet *engine.Sheet) Persona {
	r := q.Model.Evaluate(sheet)
	path, _ := r.First(engine.Paths)
	got := Persona{ID: id, Verdict: r.Verdict.String(), Path: q.Paths[path.Outcome].ID, Lead: r.Lead.Float()}
	if career, level := r.First(engine.Careers); level > 0 {
		got.Career = q.Careers[career.Outcome].ID
	}
	return got
}

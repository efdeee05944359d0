package audit

import (
	"reflect"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// comparedPersonas returns what the personas of both versions get by both: the old version's and then
// those that are new.
func comparedPersonas(before, after *quiz.Quiz) []ComparedPersona {
	all := []ComparedPersona{}
	for _, p := range before.Personas {
		c := comparedPersona(p, before, after, "old")
		if n := slices.IndexFunc(after.Personas, func(other quiz.Persona) bool { return other.ID == p.ID }); n >= 0 {
			c.In, c.Rewritten = "both", !reflect.DeepEqual(p.Answers, after.Personas[n].Answers)
		}
		all = append(all, c)
	}
	for _, p := range after.Personas {
		if !slices.ContainsFunc(before.Personas, func(other quiz.Persona) bool { return other.ID == p.ID }) {
			all = append(all, comparedPersona(p, before, after, "new"))
		}
	}
	return all
}

// comparedPersona lets one persona take both.
func comparedPersona(p quiz.Persona, before, after *quiz.Quiz, in string) ComparedPersona {
	c := ComparedPersona{ID: p.ID, In: in}
	old, lost := answersIn(before, p)
	got, lostNow := answersIn(after, p)
	c.Before, c.After = personaOf(before, p.ID, old), personaOf(after, p.ID, got)
	for _, item := range sortedKeys(p.Answers) {
		if lost[item] || lostNow[item] {
			c.Dropped = append(c.Dropped, item)
		}
	}
	c.Moved = c.Before.Verdict != c.After.Verdict || c.Before.Path != c.After.Path || c.Before.Career != c.After.Career
	return c
}

// answersIn makes a sheet of the answers that the questionnaire has, and tells the items whose answer it has
// not, or not whole.
func answersIn(q *quiz.Quiz, p quiz.Persona) (*engine.Sheet, map[string]bool) {
	sheet, lost := q.Model.NewSheet(), map[string]bool{}
	for id, answer := range p.Answers {
		if !answer.Answered() {
			continue
		}
		i, ok := q.Item(id)
		if !ok {
			lost[id] = true
			continue
		}
		a := alternativeOf(q, i, answer.Options)
		if a == notAnswered {
			lost[id] = true
			continue
		}
		lost[id] = len(q.Model.Options(i, int(a))) < len(answer.Options)
		if err := sheet.Choose(i, int(a)); err != nil {
			panic(err) // unreachable: alternativeOf names one of the item's
		}
	}
	return sheet, lost
}

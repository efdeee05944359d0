package web

import (
	"encoding/json"
	"maps"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A part of a questionnaire: its words are all that is read of it, its worth all that is counted.
type part struct{ id, name, words, worth string }

func byID(parts []part) map[string]part {
	all := map[string]part{}
	for _, p := range parts {
		all[p.id] = p
	}
	return all
}

// namesWhere are the names of the parts of which it is true.
func namesWhere(parts []part, is func(part) bool) []string {
	var names []string
	for _, p := range parts {
		if is(p) {
			names = append(names, p.name)
		}
	}
	return names
}

// questionParts are the questions, with those of their answers that the other version has, too.
func questionParts(q, other *quiz.Quiz) []part {
	var parts []part
	for i, item := range q.Items {
		words, worth, shared := map[string]any{}, map[string]any{}, optionIDs(other, item.ID)
		for _, o := range q.Options(i) {
			if shared[o.ID] {
				words[o.ID], worth[o.ID] = []any{o.Text, o.Help}, []any{o.Alone, notZero(o.Traits), notZero(o.Points)}
			}
		}
		parts = append(parts, part{
			item.ID, string(item.Text), written([]any{item.Text, item.Help, q.Prompt(i), words}), written([]any{item.IsScale(), item.UpTo, itemWeight(item), worth}),
		})
	}
	return parts
}

// optionParts are what can be chosen, of the questions that the other version has, too.
func optionParts(q, other *quiz.Quiz) []part {
	var parts []part
	for i, item := range q.Items {
		if _, ok := other.Item(item.ID); !ok {
			continue
		}
		for _, o := range q.Options(i) {
			parts = append(parts, part{id: item.ID + "/" + o.ID, name: string(item.Text) + " " + string(o.Text)})
		}
	}
	return parts
}

func optionIDs(q *quiz.Quiz, item string) map[string]bool {
	ids := map[string]bool{}
	if i, ok := q.Item(item); ok {
		for _, o := range q.Options(i) {
			ids[o.ID] = true
		}
	}
	return ids
}

func pathParts(q *quiz.Quiz) []part {
	var parts []part
	for _, p := range q.Paths {
		worth := written(notZero(p.Weights))
		p.Weights = nil
		parts = append(parts, part{p.ID, string(p.Name), written(p), worth})
	}
	return parts
}

func careerParts(q *quiz.Quiz) []part {
	var parts []part
	for _, c := range q.Careers {
		worth := written(notZero(c.Weights))
		c.Weights = nil
		parts = append(parts, part{c.ID, string(c.Name), written(c), worth})
	}
	return parts
}

func courseParts(q *quiz.Quiz) []part {
	var parts []part
	for _, c := range q.Courses {
		worth := written(notZero(c.Weights))
		c.Weights = nil
		parts = append(parts, part{c.ID, string(c.Name), written(c), worth})
	}
	return parts
}

func traitParts(q *quiz.Quiz) []part {
	var parts []part
	for _, t := range q.Traits {
		parts = append(parts, part{id: t.ID, name: string(t.Name)})
	}
	return parts
}

// notZero leaves out points that count for nothing.
func notZero(points quiz.Points) quiz.Points {
	counting := quiz.Points{}
	maps.Copy(counting, points)
	maps.DeleteFunc(counting, func(_ string, p engine.Decimal) bool { return p == 0 })
	return counting
}

// written is a value in a form in which equal ones are alike.
func written(value any) string {
	// Unreachable: a questionnaire that was read can be written.
	text, _ := json.Marshal(value)
	return string(text)
}

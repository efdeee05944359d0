package audit

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// The functions of this file give one thing of a questionnaire another id, wherever it is named.

// swap replaces the id where it stands.
func swap(id *string, old, now string) {
	if *id == old {
		*id = now
	}
}

// swapKey replaces a key.
func swapKey[V any](m map[string]V, old, now string) {
	if value, ok := m[old]; ok {
		delete(m, old)
		m[now] = value
	}
}

func renameTrait(q *quiz.Questionnaire, old, now string) {
	for t := range q.Traits {
		swap(&q.Traits[t].ID, old, now)
	}
	eachPoints(q, func(traits, _ quiz.Points) { swapKey(traits, old, now) })
	for p := range q.Paths {
		swapKey(q.Paths[p].Weights, old, now)
	}
	for c := range q.Careers {
		swapKey(q.Careers[c].Weights, old, now)
	}
	for c := range q.Courses {
		swapKey(q.Courses[c].Weights, old, now)
	}
}

func renameScale(q *quiz.Questionnaire, old, now string) {
	for s := range q.Scales {
		swap(&q.Scales[s].ID, old, now)
	}
	for _, item := range itemsOf(q) {
		swap(&item.Scale, old, now)
	}
}

func renameScaleOption(q *quiz.Questionnaire, scale *quiz.Scale, old, now string) {
	for o := range scale.Options {
		swap(&scale.Options[o].ID, old, now)
	}
	for _, item := range itemsOf(q) {
		if item.Scale == scale.ID {
			renameAnswers(q, item.ID, old, now)
		}
	}
}

func renameOutcome(q *quiz.Questionnaire, g engine.Group, old, now string) {
	for p := range q.Paths {
		swap(&q.Paths[p].ID, old, now)
	}
	for c := range q.Careers {
		swap(&q.Careers[c].ID, old, now)
		swap(&q.Careers[c].Path, old, now)
	}
	for c := range q.Courses {
		swap(&q.Courses[c].ID, old, now)
		for f := range q.Courses[c].For {
			swap(&q.Courses[c].For[f], old, now)
		}
	}
	for p := range q.Personas {
		e := &q.Personas[p].Expect
		swap([...]*string{&e.Path, &e.Career, &e.Course}[g], old, now)
	}
	eachPoints(q, func(_, points quiz.Points) { swapKey(points, old, now) })
}

func renameItem(q *quiz.Questionnaire, old, now string) {
	for _, item := range itemsOf(q) {
		swap(&item.ID, old, now)
	}
	for _, p := range q.Personas {
		swapKey(p.Answers, old, now)
	}
}

func renameOption(q *quiz.Questionnaire, item *quiz.Item, old, now string) {
	for o := range item.Options {
		swap(&item.Options[o].ID, old, now)
	}
	renameAnswers(q, item.ID, old, now)
	background := slices.IndexFunc(itemsOf(q), func(i *quiz.Item) bool { return i.Background })
	if background < 0 || itemsOf(q)[background] != item {
		return
	}
	for _, p := range q.Paths {
		for b := range p.Brings {
			swap(&p.Brings[b].Option, old, now)
		}
	}
}

// renameAnswers renames an option in what the personas answer to an item.
func renameAnswers(q *quiz.Questionnaire, item, old, now string) {
	for _, p := range q.Personas {
		for o := range p.Answers[item].Options {
			swap(&p.Answers[item].Options[o], old, now)
		}
	}
}

// itemsOf returns the items of all sections, which can be changed.
func itemsOf(q *quiz.Questionnaire) (all []*quiz.Item) {
	for s := range q.Sections {
		for i := range q.Sections[s].Items {
			all = append(all, &q.Sections[s].Items[i])
		}
	}
	return all
}

// eachPoints gives every pair of points to traits and direct points, of items and of options.
func eachPoints(q *quiz.Questionnaire, visit func(traits, points quiz.Points)) {
	for _, item := range itemsOf(q) {
		visit(item.Traits, item.Points)
		for _, o := range item.Options {
			visit(o.Traits, o.Points)
		}
	}
}

// notZero leaves out what is worth nothing; it is never nil.
func notZero(points quiz.Points) quiz.Points {
	some := quiz.Points{}
	for id, n := range points {
		if n != 0 {
			some[id] = n
		}
	}
	return some
}

package lint

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// fatal is what tests and properties have in common.
type fatal interface {
	Helper()
	Fatal(args ...any)
}

var _, _ fatal = (*testing.T)(nil), (*rapid.T)(nil)

// drawQuiz draws a questionnaire so small that every sheet can be filled in, with numbers so small that much of it
// is idle, level or behind. Any rule ranks its groups.
func drawQuiz(t *rapid.T) *quiz.Quiz { return drawOf(t, drawQuestionnaire) }

// drawOf draws until a questionnaire can be used. Most can.
func drawOf(t *rapid.T, draw func(*rapid.T) *quiz.Questionnaire) *quiz.Quiz {
	return rapid.Custom(func(t *rapid.T) drawn {
		canonical, err := json.Marshal(draw(t))
		if err != nil {
			t.Fatal(err)
		}
		q, _ := quiz.Open(canonical)
		return drawn{q}
	}).Filter(func(d drawn) bool { return d.Quiz != nil }).Draw(t, "quiz").Quiz
}

// A drawn quiz is shown, where a property fails, as its content alone.
type drawn struct{ *quiz.Quiz }

func (d drawn) GoString() string { return string(d.Canonical) }

func drawQuestionnaire(t *rapid.T) *quiz.Questionnaire {
	q := &quiz.Questionnaire{Format: quiz.Format, Sections: make([]quiz.Section, 1)}
	q.Scales = []quiz.Scale{{ID: "agreement", Options: []quiz.ScaleValue{{ID: "no", Value: -engine.One}, {ID: "between"}, {ID: "yes", Value: engine.One}}}}
	traits := ids(t, "trait", 3, 3)
	for _, id := range traits {
		q.Traits = append(q.Traits, quiz.Trait{ID: id})
	}
	direct := rapid.Bool().Draw(t, "direct")
	if !direct {
		rule := rapid.SampledFrom([]string{"", "correlation", "distance"})
		q.Rule = quiz.Rules{Paths: rule.Draw(t, "rule"), Careers: rule.Draw(t, "rule")}
	}
	for _, id := range ids(t, "path", 2, 4) {
		q.Paths = append(q.Paths, quiz.Path{ID: id, Weights: drawPoints(t, traits, -1, 2)})
	}
	for _, id := range ids(t, "career", 0, 4) {
		q.Careers = append(q.Careers, quiz.Career{ID: id, Path: q.Paths[0].ID, Weights: drawPoints(t, traits, -1, 2)})
	}
	var goals []string
	if direct {
		goals = append(q.IDs(engine.Paths), q.IDs(engine.Careers)...)
	}
	for _, id := range ids(t, "item", 1, 3) {
		q.Sections[0].Items = append(q.Sections[0].Items, drawItem(t, id, traits, goals))
	}
	return q
}

// drawLopsided draws choices of six that many outcomes get points of by every option but one, or by one alone.
func drawLopsided(t *rapid.T) *quiz.Questionnaire {
	q := &quiz.Questionnaire{Format: quiz.Format, Sections: make([]quiz.Section, 1)}
	for _, id := range ids(t, "path", 2, 5) {
		q.Paths = append(q.Paths, quiz.Path{ID: id})
	}
	items := &q.Sections[0].Items
	for _, id := range ids(t, "item", 2, 3) {
		*items = append(*items, quiz.Item{ID: id, Options: make([]quiz.Option, 6)})
		for o := range 6 {
			(*items)[len(*items)-1].Options[o] = quiz.Option{ID: fmt.Sprint("option-", o), Points: quiz.Points{}}
		}
	}
	for _, path := range q.Paths {
		liked := rapid.SampledFrom([]int{1, 2, 3, 3, 4, 5}).Draw(t, "options liked")
		for i := range *items {
			for o := range 6 {
				if (o+i)%6 < liked {
					(*items)[i].Options[o].Points[path.ID] = engine.One
				}
			}
		}
	}
	return q
}

func drawItem(t *rapid.T, id string, traits, goals []string) quiz.Item {
	item := quiz.Item{ID: id}
	if rapid.IntRange(0, 3).Draw(t, "statement") == 0 {
		item.Scale, item.Reversed = "agreement", rapid.Bool().Draw(t, "reversed")
		item.Traits, item.Points = drawPoints(t, traits, -1, 2), drawPoints(t, goals, 0, 1)
		return item
	}
	for _, option := range ids(t, "option", 2, 4) {
		item.Options = append(item.Options, quiz.Option{ID: option, Traits: drawPoints(t, traits, -1, 1), Points: drawPoints(t, goals, -1, 1)})
	}
	if rapid.IntRange(0, 2).Draw(t, "pick") == 0 {
		item.Kind, item.UpTo = quiz.KindPick, 2
		item.Options[0].Alone = rapid.Bool().Draw(t, "alone")
	}
	return item
}

// drawPoints draws whole points for the ids, half of them none.
func drawPoints(t *rapid.T, ids []string, least, most int) quiz.Points {
	points := quiz.Points{}
	for _, id := range ids {
		if n := rapid.IntRange(least, most).Draw(t, "points"); n != 0 && rapid.Bool().Draw(t, "given") {
			points[id] = engine.Whole(n)
		}
	}
	return points
}

func ids(t *rapid.T, name string, least, most int) []string {
	var all []string
	for i := range rapid.IntRange(least, most).Draw(t, name+"s") {
		all = append(all, fmt.Sprint(name, "-", i+1))
	}
	return all
}

// rankings returns what the rules look at.
func rankings(q *quiz.Quiz) []ranking {
	var all []ranking
	in := &inspection{File: &quiz.File{Quiz: q}, q: q.Questionnaire}
	in.eachRanking(func(r ranking) { all = append(all, r) })
	return all
}

// A filled sheet is one way to answer everything, with every outcome's fit as the engine evaluates it.
type filled struct {
	answers []int // the alternative of each item, −1 for none
	fits    [engine.NumGroups][]engine.Fit
}

// everySheet fills in all sheets there are; with those on which items have no answer, if that is wanted.
func everySheet(t fatal, q *quiz.Quiz, withNone bool) []filled {
	t.Helper()
	var all []filled
	answers, least := make([]int, len(q.Items)), 0
	if withNone {
		least = -1
	}
	var fill func(item int)
	fill = func(item int) {
		if item == len(answers) {
			all = append(all, evaluated(t, q, append([]int{}, answers...)))
			return
		}
		for a := least; a < q.Model.Alternatives(item); a++ {
			answers[item] = a
			fill(item + 1)
		}
	}
	fill(0)
	return all
}

func evaluated(t fatal, q *quiz.Quiz, answers []int) filled {
	t.Helper()
	s, f := q.Model.NewSheet(), filled{answers: answers}
	for i, a := range answers {
		if a < 0 {
			continue
		}
		if err := s.Choose(i, a); err != nil {
			t.Fatal(err)
		}
	}
	r := q.Model.Evaluate(s)
	for g := range f.fits {
		f.fits[g] = make([]engine.Fit, q.Model.Outcomes(engine.Group(g)))
		for _, standing := range r.Ranked[g] {
			f.fits[g][standing.Outcome] = standing.Fit
		}
	}
	return f
}

// with is the sheet with another answer to one item.
func (f filled) with(t fatal, q *quiz.Quiz, item, answer int) filled {
	t.Helper()
	answers := append([]int{}, f.answers...)
	answers[item] = answer
	return evaluated(t, q, answers)
}

// alike reports whether every outcome has the same fit on both sheets.
func (f filled) alike(other filled) bool {
	for g := range f.fits {
		for c := range f.fits[g] {
			if f.fits[g][c].Compare(other.fits[g][c]) != 0 {
				return false
			}
		}
	}
	return true
}

// lead returns the fit of a less that of b.
func (f filled) lead(g engine.Group, a, b int) *big.Rat {
	return new(big.Rat).Sub(f.fits[g][a].Rat(), f.fits[g][b].Rat())
}

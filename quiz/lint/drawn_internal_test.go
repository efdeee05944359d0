package lint

import (
	"encoding/json"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// fatal is what tests and properties have in common.
type fatal interface {
	Helper()
	Fatalf(format string, args ...any)
}

var _, _ fatal = (*testing.T)(nil), (*rapid.T)(nil)

// examples is how many questionnaires are tried that are the same each time, so that a property that sees nothing of
// what it is about does not depend on luck.
const examples = 150

// tryAll tries something of drawn questionnaires of some kinds, so small that every sheet can be filled in.
func tryAll(t *testing.T, try func(t fatal, q *quiz.Quiz), kinds ...func(*rapid.T) *quiz.Questionnaire) {
	t.Helper()
	generator := rapid.Custom(func(t *rapid.T) drawn { return opened(t, rapid.SampledFrom(kinds).Draw(t, "kind")(t)) }).
		Filter(func(d drawn) bool { return d.Quiz != nil }) // most can be used
	rapid.Check(t, func(t *rapid.T) { try(t, generator.Draw(t, "quiz").Quiz) })
	for n := range examples {
		try(t, generator.Example(n).Quiz)
	}
}

func opened(t fatal, q *quiz.Questionnaire) drawn {
	t.Helper()
	canonical, err := json.Marshal(q)
	if err != nil {
		t.Fatalf("%v", err)
	}
	compiled, _ := quiz.Open(canonical)
	return drawn{compiled}
}

// A drawn quiz is shown, where a property fails, as its content alone.
type drawn struct{ *quiz.Quiz }

func (d drawn) GoString() string { return string(d.Canonical) }

// drawQuestionnaire draws a questionnaire of every kind of item, with numbers so small that much of it is idle, level or
// behind. Any rule ranks its groups.
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

// drawLopsided draws choices of six that many outcomes get points of by every option but one, or by one alone.
func drawLopsided(t *rapid.T) *quiz.Questionnaire {
	q := &quiz.Questionnaire{Format: quiz.Format, Sections: make([]quiz.Section, 1)}
	for _, id := range ids(t, "path", 2, rapid.SampledFrom([]int{2, 4}).Draw(t, "most paths")) {
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
		liked := rapid.SampledFrom([]int{1, 1, 3, 5, 5}).Draw(t, "options liked")
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

// drawOpposites draws a choice between two opposites, whatever these are, with others that may lie half way, give
// nothing, or be like anything.
func drawOpposites(t *rapid.T) *quiz.Questionnaire {
	q := &quiz.Questionnaire{Format: quiz.Format, Sections: make([]quiz.Section, 1)}
	traits := []string{"x", "y"}
	for _, id := range traits {
		q.Traits = append(q.Traits, quiz.Trait{ID: id})
		q.Paths = append(q.Paths, quiz.Path{ID: "path-" + id, Weights: quiz.Points{id: engine.One}})
	}
	give := func(x, y int) quiz.Option {
		return quiz.Option{ID: fmt.Sprint("option-", len(q.Sections[0].Items)), Traits: quiz.Points{"x": engine.Whole(x), "y": engine.Whole(y)}}
	}
	even, opposite := rapid.IntRange(-1, 1), rapid.Bool().Draw(t, "opposite")
	ax, ay, bx, by := 2*even.Draw(t, "a"), 2*even.Draw(t, "a"), 2*even.Draw(t, "b"), 2*even.Draw(t, "b")
	if opposite {
		bx, by = -ax, -ay
	}
	options := []quiz.Option{give(ax, ay), give(bx, by)}
	for range rapid.IntRange(0, 3).Draw(t, "more") {
		options = append(options, rapid.SampledFrom([]quiz.Option{{}, give(0, 0), give((ax+bx)/2, (ay+by)/2), give(even.Draw(t, "x"), even.Draw(t, "y"))}).Draw(t, "option"))
	}
	for o := range options {
		options[o].ID = fmt.Sprint("option-", o)
	}
	other := quiz.Item{ID: "other", Options: []quiz.Option{give(1, 0), give(0, 1)}}
	q.Sections[0].Items = []quiz.Item{{ID: "item", Options: options}, other}
	return q
}

// drawUneven draws pairs of which some may count for far more than the rest.
func drawUneven(t *rapid.T) *quiz.Questionnaire {
	q := &quiz.Questionnaire{Format: quiz.Format, Sections: make([]quiz.Section, 1)}
	traits := ids(t, "trait", 2, 2)
	for _, id := range traits {
		q.Traits = append(q.Traits, quiz.Trait{ID: id})
	}
	for _, id := range ids(t, "path", 2, 3) {
		q.Paths = append(q.Paths, quiz.Path{ID: id, Weights: drawPoints(t, traits, -1, 2)})
	}
	for _, id := range ids(t, "item", 3, 6) {
		weight := engine.Whole(rapid.SampledFrom([]int{1, 1, 1, 2, 3, 5}).Draw(t, "weight"))
		item := quiz.Item{ID: id, Weight: &weight}
		for _, option := range ids(t, "option", 2, 2) {
			item.Options = append(item.Options, quiz.Option{ID: option, Traits: drawPoints(t, traits, -1, 1)})
		}
		q.Sections[0].Items = append(q.Sections[0].Items, item)
	}
	return q
}

package bulk_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// synthetic is a questionnaire of 24 items, of the kinds that the built-in one has, and 20 outcomes: 2 paths,
// 13 careers and 5 courses.
func synthetic(t testing.TB) *quiz.Quiz {
	t.Helper()
	d := rand.New(rand.NewPCG(24, 20))
	q := quiz.Questionnaire{Format: 1, ID: "synthetic", Language: "en", Thresholds: quiz.Thresholds{
		BalancedWithin: engine.One / 20, MinCoverage: engine.One / 2, Bands: quiz.Bands{Best: 650_000, Great: 550_000, Good: 450_000},
	}}
	var values []quiz.ScaleValue
	for n, id := range []string{"strongly_disagree", "disagree", "neither", "agree", "strongly_agree"} {
		values = append(values, quiz.ScaleValue{ID: id, Value: engine.Whole(n - 2)})
	}
	q.Scales = []quiz.Scale{{ID: "agreement", Options: values}}
	q.Sections = []quiz.Section{{ID: "all"}}
	for n := range traits {
		q.Traits = append(q.Traits, quiz.Trait{ID: trait(n)})
	}
	for n := range 24 {
		q.Sections[0].Items = append(q.Sections[0].Items, syntheticItem(n))
	}
	lean, against := weights(d), quiz.Points{}
	for id, w := range lean {
		against[id] = -w
	}
	q.Paths = []quiz.Path{{ID: "project", Weights: lean}, {ID: "product", Weights: against}}
	for n := range 13 {
		q.Careers = append(q.Careers, quiz.Career{ID: fmt.Sprintf("career-%d", n), Path: q.Paths[n%2].ID, Weights: weights(d)})
	}
	for n := range 5 {
		q.Courses = append(q.Courses, quiz.Course{ID: fmt.Sprintf("course-%d", n), Weights: weights(d)})
	}
	return compiled(t, &q)
}

func compiled(t testing.TB, questions *quiz.Questionnaire) *quiz.Quiz {
	t.Helper()
	q, err := quiz.Compile(questions)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

const traits = 8

func trait(n int) string { return fmt.Sprintf("trait-%d", n%traits) }

// weights draws weights for all traits, in quarters, none of them 0.
func weights(d *rand.Rand) quiz.Points {
	w := quiz.Points{}
	for n := range traits {
		w[trait(n)] = engine.Decimal(1+d.IntN(12)) * engine.One / 4 * engine.Decimal(1-2*d.IntN(2))
	}
	return w
}

// syntheticItem is on a scale, a pair, a choice or a pick.
func syntheticItem(n int) quiz.Item {
	item := quiz.Item{ID: fmt.Sprintf("item-number-%d", n), Traits: quiz.Points{trait(n): engine.One}}
	options := 0
	switch {
	case n < 12:
		item.Kind, item.Scale, item.Reversed = quiz.KindScale, "agreement", n%2 == 1
		return item
	case n < 17:
		item.Kind, options = quiz.KindPair, 2
	case n < 22:
		item.Kind, options = quiz.KindChoice, 5
	default:
		item.Kind, options, item.UpTo = quiz.KindPick, 8, 3
	}
	item.Traits = nil
	for o := range options {
		item.Options = append(item.Options, quiz.Option{
			ID: fmt.Sprintf("option-%d", o), Alone: item.UpTo > 0 && o == options-1, Traits: quiz.Points{trait(n + o): engine.One, trait(n + 3*o + 1): -engine.One / 2},
		})
	}
	return item
}

// A taken sheet is what one of the simulated takers answered.
type taken struct {
	id      string
	answers []quiz.Answer // one an item
}

// takers draws sheets: about one answer in ten is none.
func takers(q *quiz.Quiz, count int) []taken {
	d := rand.New(rand.NewPCG(1, 2))
	all := make([]taken, count)
	for n := range all {
		all[n].id = fmt.Sprintf("taker-%06d", n)
		for i := range q.Items {
			all[n].answers = append(all[n].answers, drawn(q, d, i))
		}
	}
	return all
}

func drawn(q *quiz.Quiz, d *rand.Rand, item int) quiz.Answer {
	if d.IntN(10) == 0 {
		return quiz.Answer{NonAnswer: quiz.NonAnswers[d.IntN(3)]}
	}
	return answerOf(q, item, d.IntN(q.Model.Alternatives(item)))
}

// answerOf names what an alternative of the engine is.
func answerOf(q *quiz.Quiz, item, alternative int) quiz.Answer {
	var ids []string
	for _, o := range q.Model.Options(item, alternative) {
		ids = append(ids, q.Options(item)[o].ID)
	}
	return quiz.Chose(ids...)
}

// ndjson writes sheets, the items in the order of the questionnaire.
func ndjson(t testing.TB, q *quiz.Quiz, sheets []taken) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, s := range sheets {
		fmt.Fprintf(&b, `{"id":%s,"answers":{`, asJSON(t, s.id))
		for i, a := range s.answers {
			fmt.Fprintf(&b, `%s%s:%s`, strings.Repeat(",", min(i, 1)), asJSON(t, q.Items[i].ID), asJSON(t, a))
		}
		b.WriteString("}}\n")
	}
	return b.Bytes()
}

func asJSON(t testing.TB, value any) []byte {
	t.Helper()
	b, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// csvOf writes the same sheets, a column an item.
func csvOf(q *quiz.Quiz, sheets []taken) []byte {
	var b bytes.Buffer
	b.WriteString("id")
	for _, item := range q.Items {
		b.WriteString("," + item.ID)
	}
	b.WriteByte('\n')
	for _, s := range sheets {
		b.WriteString(s.id)
		for _, a := range s.answers {
			b.WriteString("," + cell(a))
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func cell(a quiz.Answer) string {
	switch {
	case a.NonAnswer == quiz.Skipped:
		return ""
	case a.NonAnswer != "":
		return "!" + string(a.NonAnswer)
	}
	return strings.Join(slices.Clone(a.Options), ";")
}

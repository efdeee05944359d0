package quiz_test

import (
	"fmt"
	"strconv"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// drawPaper draws a small paper with items of every kind. Some outcomes in it may be measured by
// nothing.
func drawPaper(t *rapid.T) paper {
	p := paper{traits: some(t, "trait", 1, 3), scale: drawScale(t)}
	ids := [engine.NumGroups][]string{some(t, "path", 2, 4), some(t, "career", 0, 4), some(t, "course", 0, 2)}
	for g := range ids {
		for _, id := range ids[g] {
			p.outcomes[g] = append(p.outcomes[g], drawGoal(t, p, ids, engine.Group(g), id))
		}
	}
	all := append(append(append([]string{}, ids[0]...), ids[1]...), ids[2]...)
	for _, id := range some(t, "item", 1, 4) {
		p.items = append(p.items, drawQuestion(t, id, p.traits, all))
	}
	return p
}

// drawGoal draws an outcome. One in three is weighted as another of its group, so that they tie.
func drawGoal(t *rapid.T, p paper, ids [engine.NumGroups][]string, g engine.Group, id string) goal {
	o := goal{id: id, weights: drawNumbers(t, p.traits)}
	if before := p.outcomes[g]; len(before) > 0 && rapid.IntRange(0, 2).Draw(t, "twin") == 0 {
		o.weights = rapid.SampledFrom(before).Draw(t, "of").weights
	}
	if g == engine.Careers {
		o.path = rapid.SampledFrom(ids[engine.Paths]).Draw(t, "path")
	}
	return o
}

// drawScale draws values that rise by tenths, by unequal steps.
func drawScale(t *rapid.T) []mark {
	var all []mark
	value := rapid.IntRange(-30, 10).Draw(t, "least")
	for _, id := range some(t, "mark", 2, 5) {
		all = append(all, mark{id, decimal(value, 10)})
		value += rapid.IntRange(1, 25).Draw(t, "step")
	}
	return all
}

func drawQuestion(t *rapid.T, id string, traits, outcomes []string) question {
	q := question{id: id, kind: rapid.SampledFrom([]string{"scale", "choice", "pair", "pick"}).Draw(t, "kind")}
	if rapid.Bool().Draw(t, "weighted") {
		q.weight = decimal(rapid.IntRange(1, 40).Draw(t, "weight"), 8)
	}
	if q.kind == "scale" {
		q.reversed = rapid.Bool().Draw(t, "reversed")
		q.traits, q.points = drawNumbers(t, traits), drawNumbers(t, outcomes)
		return q
	}
	options := some(t, "option", 2, 4)
	if q.kind == "pair" {
		options = options[:2]
	}
	if q.kind == "pick" {
		q.upTo = rapid.IntRange(2, len(options)).Draw(t, "up to")
	}
	for _, option := range options {
		alone := q.kind == "pick" && rapid.IntRange(0, 3).Draw(t, "alone") == 0
		q.options = append(q.options, choice{option, alone, drawNumbers(t, traits), drawDirect(t, outcomes)})
	}
	return q
}

func drawNumbers(t *rapid.T, ids []string) numbers {
	n := numbers{}
	for _, id := range ids {
		if rapid.Bool().Draw(t, "number") {
			n[id] = decimal(rapid.IntRange(-12, 12).Draw(t, "quarters"), 4)
		}
	}
	return n
}

// drawDirect draws direct points for few options: where they are, twins differ.
func drawDirect(t *rapid.T, outcomes []string) numbers {
	if rapid.IntRange(0, 2).Draw(t, "direct") > 0 {
		return nil
	}
	return drawNumbers(t, outcomes)
}

// drawAnswers draws a sheet. An item may be left out.
func (p paper) drawAnswers(t *rapid.T) map[string]quiz.Answer {
	answers := map[string]quiz.Answer{}
	for i, item := range p.items {
		if rapid.IntRange(0, 9).Draw(t, "reached") > 0 {
			answers[item.id] = rapid.SampledFrom(p.possible(i)).Draw(t, "answer")
		}
	}
	return answers
}

// some returns from least to most ids.
func some(t *rapid.T, name string, least, most int) []string {
	var ids []string
	for i := range rapid.IntRange(least, most).Draw(t, name+"s") {
		ids = append(ids, fmt.Sprint(name, "-", i+1))
	}
	return ids
}

// decimal writes a number of tenths, quarters or eighths.
func decimal(n, parts int) string { return strconv.FormatFloat(float64(n)/float64(parts), 'f', -1, 64) }

package audit

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"

	"pgregory.net/rapid"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// Luck decides what is drawn: a whole number from low to high. It is that of a property, which shrinks
// what fails, or of a seed.
type luck func(low, high int) int

func drawnBy(t *rapid.T) luck {
	return func(low, high int) int { return rapid.IntRange(low, high).Draw(t, "n") }
}

func seeded(seed uint64) luck {
	r := rand.New(rand.NewPCG(seed, 11))
	return func(low, high int) int { return low + r.IntN(high-low+1) }
}

// once in n times.
func (l luck) once(n int) bool { return l(1, n) == n }

// A recipe says what a drawn questionnaire is like. Ranges go from the first number to the second.
type recipe struct {
	items, traits           [2]int
	paths, careers, courses [2]int
	sheets                  int // at most, where it is not 0
	rule                    string
	// Outcomes have a weight for one in so many traits, beside one; options touch half as many.
	sparse int
	// Numbers are multiples of 1/parts. One outcome in so many is kept from coming first.
	parts, planted int
}

func (l luck) of(r [2]int) int { return l(r[0], r[1]) }

// questionnaire draws all kinds of items and outcomes. Their numbers are few, so that level outcomes are
// frequent. Where nothing that is asked moves an outcome, it cannot be compiled.
func (l luck) questionnaire(r recipe) (*quiz.Quiz, error) {
	q := quiz.Questionnaire{Format: quiz.Format, ID: "drawn", Language: "en", Title: "Drawn", Summary: "Drawn.", Minutes: 1}
	q.Rule = quiz.Rules{Paths: r.rule, Careers: r.rule, Courses: r.rule}
	for _, id := range ids("trait", l.of(r.traits)) {
		q.Traits = append(q.Traits, quiz.Trait{ID: id, Name: "T"})
	}
	q.Scales = []quiz.Scale{l.scale("three", 3), l.scale("five", 5)}
	for _, id := range ids("path", l.of(r.paths)) {
		q.Paths = append(q.Paths, quiz.Path{ID: id, Name: "P", Summary: "P.", Weights: l.weights(&q, r)})
	}
	for _, id := range ids("career", l.of(r.careers)) {
		path := q.Paths[l(0, len(q.Paths)-1)].ID
		q.Careers = append(q.Careers, quiz.Career{ID: id, Path: path, Name: "C", Summary: "C.", Weights: l.weights(&q, r)})
	}
	for _, id := range ids("course", l.of(r.courses)) {
		q.Courses = append(q.Courses, quiz.Course{ID: id, Name: "K", Summary: "K.", Weights: l.weights(&q, r)})
	}
	q.Sections = []quiz.Section{{ID: "all", Title: "All", Items: l.items(&q, r)}}
	l.plant(&q, r.planted)
	return opened(&q)
}

// opened compiles it, past the rules about words.
func opened(q *quiz.Questionnaire) (*quiz.Quiz, error) {
	canonical, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	return quiz.Open(canonical)
}

func ids(kind string, n int) (all []string) {
	for i := range n {
		all = append(all, fmt.Sprint(kind, "-", i+1))
	}
	return all
}

func (l luck) scale(id string, options int) quiz.Scale {
	s, value := quiz.Scale{ID: id}, -l(0, 2)
	for _, id := range ids("mark", options) {
		s.Options = append(s.Options, quiz.ScaleValue{ID: id, Text: "M", Value: engine.Whole(value)})
		value += l(1, 2)
	}
	return s
}

// number is a multiple of 1/parts.
func (l luck) number(low, high, parts int) engine.Decimal {
	return engine.Whole(l(low*parts, high*parts)) / engine.Decimal(parts)
}

// points draws a number for one in so many traits, and for one at least.
func (l luck) points(q *quiz.Questionnaire, oneIn, low, parts int) quiz.Points {
	points := quiz.Points{q.Traits[l(0, len(q.Traits)-1)].ID: l.number(1, 2, parts)}
	for _, t := range q.Traits {
		if l.once(oneIn) {
			points[t.ID] = l.number(low, 2, parts)
		}
	}
	return points
}

func (l luck) weights(q *quiz.Questionnaire, r recipe) quiz.Points {
	return l.points(q, r.sparse, -2, r.parts)
}

func (l luck) items(q *quiz.Questionnaire, r recipe) (all []quiz.Item) {
	sheets := 1
	for _, id := range ids("item", l.of(r.items)) {
		item := l.item(q, r)
		if item.ID, sheets = id, sheets*len(alternativesOf(q, &item)); r.sheets > 0 && sheets > r.sheets {
			break
		}
		all = append(all, item)
	}
	return all
}

func (l luck) item(q *quiz.Questionnaire, r recipe) quiz.Item {
	item := quiz.Item{Text: "?"}
	if l.once(3) {
		weight := engine.Whole(l(1, 6)) / 2
		item.Weight = &weight
	}
	options := l(2, 4)
	switch l(0, 3) {
	case 0:
		item.Kind, item.Reversed = quiz.KindScale, l.once(2)
		item.Scale, item.Traits = q.Scales[l(0, 1)].ID, l.points(q, 2*r.sparse, -1, r.parts)
		if r.rule == "" && l.once(4) {
			item.Points = quiz.Points{l.outcome(q): engine.Whole(l(-1, 2))}
		}
		return item
	case 1:
		item.Kind, options = quiz.KindPair, 2
	case 2:
		item.Kind, item.UpTo = quiz.KindPick, l(2, options)
	}
	for _, id := range ids("option", options) {
		item.Options = append(item.Options, l.option(q, r, id, item.Kind == quiz.KindPick && l.once(5)))
	}
	return item
}

func (l luck) option(q *quiz.Questionnaire, r recipe, id string, alone bool) quiz.Option {
	o := quiz.Option{ID: id, Text: "O", Alone: alone}
	if !l.once(6) {
		o.Traits = l.points(q, 2*r.sparse, -1, r.parts)
	}
	if r.rule == "" && l.once(4) {
		o.Points = quiz.Points{l.outcome(q): engine.Whole(l(-1, 2))}
	}
	return o
}

func (l luck) outcome(q *quiz.Questionnaire) string {
	var all []string
	for g := range engine.NumGroups {
		all = append(all, q.IDs(g)...)
	}
	return all[l(0, len(all)-1)]
}

// plant makes a few outcomes what keeps them from coming first: twins of others, the same but for points
// that they miss, or the mean of two others.
func (l luck) plant(q *quiz.Questionnaire, oneIn int) {
	for g := range engine.NumGroups {
		for of := 1; of < len(q.IDs(g)); of++ {
			if !l.once(oneIn) {
				continue
			}
			kind, like := l(0, 2), l(0, of-1)
			weights := maps.Clone(weightsIn(q, g, like))
			if kind == 1 {
				for trait, weight := range weightsIn(q, g, l(0, of-1)) {
					weights[trait] += weight
				}
			}
			setWeights(q, g, of, weights)
			if kind == 2 {
				l.miss(q, q.IDs(g)[of], q.IDs(g)[like])
			}
		}
	}
}

// miss gives the direct points of one outcome to another, too, but for some of them.
func (l luck) miss(q *quiz.Questionnaire, to, from string) {
	for _, item := range q.Sections[0].Items {
		for _, option := range item.Options {
			if p, ok := option.Points[from]; ok {
				option.Points[to] = p - engine.Whole(l(0, 1))
			}
		}
	}
}

func weightsIn(q *quiz.Questionnaire, g engine.Group, of int) quiz.Points {
	return [engine.NumGroups]func() quiz.Points{
		func() quiz.Points { return q.Paths[of].Weights },
		func() quiz.Points { return q.Careers[of].Weights },
		func() quiz.Points { return q.Courses[of].Weights },
	}[g]()
}

func setWeights(q *quiz.Questionnaire, g engine.Group, of int, weights quiz.Points) {
	switch g {
	case engine.Paths:
		q.Paths[of].Weights = weights
	case engine.Careers:
		q.Careers[of].Weights = weights
	default:
		q.Courses[of].Weights = weights
	}
}

package quiz

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/careerfit/careerfit/engine"
)

// A Quiz is a questionnaire ready for use: compiled, with its digest. It is safe for use by several
// goroutines; nothing in it changes.
type Quiz struct {
	*Questionnaire
	// Digest names exactly this questionnaire; Canonical is what it is the SHA-256 of.
	Digest    Digest
	Canonical []byte
	Model     *engine.Model
	// Items has the items of all sections, in order; SectionOf the section of each.
	Items     []*Item
	SectionOf []*Section

	options   [][]Option
	shortForm func() *engine.ShortForm
	editions  *editions
	itemAt    map[string]int
	optionAt  []map[string]int
}

// Open compiles a questionnaire from its canonical form, as a store kept it. It does not apply the
// rules of Parse: what was accepted once opens for ever.
func Open(canonical []byte) (*Quiz, error) {
	var questions Questionnaire
	dec := json.NewDecoder(bytes.NewReader(canonical))
	dec.DisallowUnknownFields() // what a newer careerfit means by them would be left out of the result
	if err := dec.Decode(&questions); err != nil {
		return nil, fmt.Errorf("open stored questionnaire: %w; it may need a newer careerfit", err)
	}
	if questions.Format != Format {
		return nil, fmt.Errorf("open stored questionnaire: its format %d is not known; use a newer careerfit", questions.Format)
	}
	return newQuiz(&questions, canonical)
}

// Compile compiles a questionnaire that was made or changed by a program. Like [Open] it does not apply the
// rules of Parse; the error says which id refers to nothing, or what the engine refuses. The questionnaire
// must not be changed afterwards.
func Compile(questions *Questionnaire) (*Quiz, error) {
	canonical, err := json.Marshal(questions)
	if err != nil {
		return nil, fmt.Errorf("compile questionnaire: %w", err)
	}
	return newQuiz(questions, canonical)
}

// newQuiz compiles the questionnaire.
func newQuiz(questions *Questionnaire, canonical []byte) (*Quiz, error) {
	q := &Quiz{
		Questionnaire: questions,
		Digest:        sha256.Sum256(canonical),
		Canonical:     canonical,
	}
	q.addItems()
	spec, err := q.spec()
	if err != nil {
		return nil, fmt.Errorf("compile questionnaire: %w", err)
	}
	if q.Model, err = engine.NewModel(spec); err != nil {
		return nil, fmt.Errorf("compile questionnaire: %w", err)
	}
	q.shortForm = sync.OnceValue(func() *engine.ShortForm { return engine.NewShortForm(q.Model) })
	q.editions = editionsOf(q)
	return q, nil
}

// addItems lists the items and what can be chosen for them.
func (q *Quiz) addItems() {
	q.Items, q.SectionOf, q.options, q.itemAt, q.optionAt = nil, nil, nil, map[string]int{}, nil
	for s := range q.Sections {
		for i := range q.Sections[s].Items {
			q.addItem(&q.Sections[s], &q.Sections[s].Items[i])
		}
	}
}

func (q *Quiz) addItem(section *Section, item *Item) {
	q.itemAt[item.ID] = len(q.Items)
	q.Items = append(q.Items, item)
	q.SectionOf = append(q.SectionOf, section)
	options := item.Options
	if item.IsScale() {
		options = q.scaleOptions(item)
	}
	at := make(map[string]int, len(options))
	for o, option := range options {
		at[option.ID] = o
	}
	q.options = append(q.options, options)
	q.optionAt = append(q.optionAt, at)
}

// IsScale reports whether the item is answered on a shared scale.
func (i *Item) IsScale() bool { return i.Kind == KindScale || i.Kind == "" && i.Scale != "" }

// scaleOptions returns the options of a scale with what they are worth for the item.
func (q *Quiz) scaleOptions(item *Item) []Option {
	scale := q.scale(item.Scale)
	if scale == nil {
		return nil
	}
	options := make([]Option, len(scale.Options))
	for o, value := range scale.Options {
		worth := value.Value
		if item.Reversed {
			worth = scale.Options[0].Value + scale.Options[len(scale.Options)-1].Value - worth
		}
		options[o] = Option{ID: value.ID, Text: value.Text, Traits: item.Traits.times(worth), Points: item.Points.times(worth)}
	}
	return options
}

// times multiplies every number; three places times three are the six that a Decimal has.
func (p Points) times(value engine.Decimal) Points {
	product := make(Points, len(p))
	for id, points := range p {
		product[id] = points * value / engine.One
	}
	return product
}

func (q *Questionnaire) scale(id string) *Scale {
	for s := range q.Scales {
		if q.Scales[s].ID == id {
			return &q.Scales[s]
		}
	}
	return nil
}

// Item returns the position of the item with the id.
func (q *Quiz) Item(id string) (int, bool) {
	i, ok := q.itemAt[id]
	return i, ok
}

// Prompt returns how the item's scale asks for the answer; it is empty for the other kinds.
func (q *Quiz) Prompt(item int) Text {
	if scale := q.scale(q.Items[item].Scale); scale != nil {
		return scale.Prompt
	}
	return ""
}

// Options returns what can be chosen for an item, in order; for an item on a scale, the scale's
// options with what they are worth there.
func (q *Quiz) Options(item int) []Option { return q.options[item] }

// BackgroundItem returns the position of the item that names the taker's background, the first that
// is marked so; false when there is none.
func (q *Quiz) BackgroundItem() (int, bool) {
	for i, item := range q.Items {
		if item.Background {
			return i, true
		}
	}
	return 0, false
}

// IDs returns the ids of a group's outcomes, in order.
func (q *Questionnaire) IDs(g engine.Group) []string {
	var ids []string
	switch g {
	case engine.Paths:
		for _, p := range q.Paths {
			ids = append(ids, p.ID)
		}
	case engine.Careers:
		for _, c := range q.Careers {
			ids = append(ids, c.ID)
		}
	case engine.Courses:
		for _, c := range q.Courses {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// Weights returns how much each trait counts for a group's outcomes, in order.
func (q *Questionnaire) Weights(g engine.Group) []Points {
	var weights []Points
	switch g {
	case engine.Paths:
		for _, p := range q.Paths {
			weights = append(weights, p.Weights)
		}
	case engine.Careers:
		for _, c := range q.Careers {
			weights = append(weights, c.Weights)
		}
	case engine.Courses:
		for _, c := range q.Courses {
			weights = append(weights, c.Weights)
		}
	}
	return weights
}

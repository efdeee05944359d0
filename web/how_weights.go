package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// howItem is an item with what each of its options is worth.
type howItem struct {
	Number  int
	Item    *quiz.Item
	Weight  string
	Options []howOption
}

type howOption struct {
	Text  quiz.Text
	Worth []worth
}

// worth is a number for a trait or, Direct, for an outcome.
type worth struct {
	Name   quiz.Text
	Points string
	Direct bool
}

type weightTable struct {
	Group, Title string
	Outcomes     []weightRow
}

type weightRow struct {
	Name    quiz.Text
	Weights []worth
	// Start is the fit of an empty sheet, rounded as in the example.
	Start string
}

// names has the names of traits and of outcomes, each in the order of the file. A trait and an
// outcome may have the same id.
type names struct{ traits, outcomes []named }

type named struct {
	id   string
	name quiz.Text
}

func namesOf(q *quiz.Quiz) names {
	var n names
	for _, t := range q.Traits {
		n.traits = append(n.traits, named{t.ID, t.Name})
	}
	for g := range engine.NumGroups {
		for _, id := range q.IDs(g) {
			n.outcomes = append(n.outcomes, named{id, nameOf(q, g, id)})
		}
	}
	return n
}

// worths lists points in the order of the file.
func (say speech) worths(order []named, points quiz.Points, direct bool) []worth {
	var all []worth
	for _, n := range order {
		if p, ok := points[n.id]; ok {
			all = append(all, worth{n.name, say.signed(p), direct})
		}
	}
	return all
}

func (say speech) howItems(q *quiz.Quiz) []howItem {
	n := namesOf(q)
	items := make([]howItem, len(q.Items))
	for i, item := range q.Items {
		items[i] = howItem{Number: i + 1, Item: item, Weight: say.number(itemWeight(item))}
		for _, o := range q.Options(i) {
			worth := append(say.worths(n.traits, o.Traits, false), say.worths(n.outcomes, o.Points, true)...)
			items[i].Options = append(items[i].Options, howOption{o.Text, worth})
		}
	}
	return items
}

// itemWeight is how much an item counts, 1 unless the author says otherwise.
func itemWeight(item *quiz.Item) engine.Decimal {
	if item.Weight != nil {
		return *item.Weight
	}
	return engine.One
}

// emptySheet writes the fit of an empty sheet, such as "49.8%".
func (say speech) emptySheet(q *quiz.Quiz, g engine.Group, outcome int) string {
	return say.Percent(float64(roundShare(q.Model.Baseline(g, outcome).Rat(), 1000))/1000, 1)
}

func (say speech) weightTables(q *quiz.Quiz) []weightTable {
	var tables []weightTable
	traits := namesOf(q).traits
	for g := range engine.NumGroups {
		table := weightTable{Group: say.group(g), Title: say.T(byGroup(g, "What counts for paths", "What counts for careers", "What counts for courses"))}
		weights := q.Weights(g)
		for i, id := range q.IDs(g) {
			table.Outcomes = append(table.Outcomes, weightRow{nameOf(q, g, id), say.worths(traits, weights[i], false), say.emptySheet(q, g, i)})
		}
		if len(table.Outcomes) > 0 {
			tables = append(tables, table)
		}
	}
	return tables
}

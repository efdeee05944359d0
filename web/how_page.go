package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

type howPage struct {
	Chrome
	Quiz  *quiz.Quiz
	Items []howItem
	// Weights has a table for each group that has outcomes.
	Weights  []weightTable
	Balanced string
	Coverage string
	Bands    []bandRow
}

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
	Title    string
	Outcomes []weightRow
}

type weightRow struct {
	Name    quiz.Text
	Weights []worth
	// Start is the fit of an empty sheet.
	Start engine.Fit
}

type bandRow struct{ Name, From string }

func (s *Server) how(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	page := howPage{
		Chrome: s.chrome(q, "How it works"), Quiz: q,
		Balanced: shareWords(q.Thresholds.BalancedWithin), Coverage: shareWords(q.Thresholds.MinCoverage),
		Bands: []bandRow{
			{bandWords(engine.Best), shareWords(q.Thresholds.Bands.Best)},
			{bandWords(engine.Great), shareWords(q.Thresholds.Bands.Great)},
			{bandWords(engine.Good), shareWords(q.Thresholds.Bands.Good)},
		},
	}
	names := namesOf(q)
	for i := range q.Items {
		page.Items = append(page.Items, names.item(q, i))
	}
	for g, title := range []string{"Paths", "Careers", "Courses"} {
		if table := names.weights(q, engine.Group(g), title); len(table.Outcomes) > 0 {
			page.Weights = append(page.Weights, table)
		}
	}
	return s.render(c, http.StatusOK, "how", page)
}

// shareWords writes a share as percents, such as "5%" or "2.5%".
func shareWords(share engine.Decimal) string { return (share * 100).String() + "%" }

// traitNames has the names of traits and outcomes by their ids, and their order.
type traitNames struct {
	order []string
	of    map[string]quiz.Text
	trait map[string]bool
}

func namesOf(q *quiz.Quiz) traitNames {
	n := traitNames{of: map[string]quiz.Text{}, trait: map[string]bool{}}
	add := func(id string, name quiz.Text) { n.order, n.of[id] = append(n.order, id), name }
	for _, t := range q.Traits {
		add(t.ID, t.Name)
		n.trait[t.ID] = true
	}
	for _, p := range q.Paths {
		add(p.ID, p.Name)
	}
	for _, c := range q.Careers {
		add(c.ID, c.Name)
	}
	for _, c := range q.Courses {
		add(c.ID, c.Name)
	}
	return n
}

// worths lists points in the order of the file.
func (n traitNames) worths(points quiz.Points, direct bool) []worth {
	var all []worth
	for _, id := range n.order {
		if p, ok := points[id]; ok && n.trait[id] != direct {
			all = append(all, worth{n.of[id], signed(p), direct})
		}
	}
	return all
}

// signed writes a number with its sign.
func signed(d engine.Decimal) string {
	switch {
	case d > 0:
		return "+" + d.String()
	case d < 0:
		return "−" + (-d).String()
	}
	return "0"
}

func (n traitNames) item(q *quiz.Quiz, i int) howItem {
	h := howItem{Number: i + 1, Item: q.Items[i], Weight: "1"}
	if q.Items[i].Weight != nil {
		h.Weight = q.Items[i].Weight.String()
	}
	for _, o := range q.Options(i) {
		h.Options = append(h.Options, howOption{o.Text, append(n.worths(o.Traits, false), n.worths(o.Points, true)...)})
	}
	return h
}

func (n traitNames) weights(q *quiz.Quiz, g engine.Group, title string) weightTable {
	table := weightTable{Title: title}
	for i, id := range q.IDs(g) {
		var weights quiz.Points
		switch g {
		case engine.Paths:
			weights = q.Paths[i].Weights
		case engine.Careers:
			weights = q.Careers[i].Weights
		case engine.Courses:
			weights = q.Courses[i].Weights
		}
		table.Outcomes = append(table.Outcomes, weightRow{n.of[id], n.worths(weights, false), q.Model.Baseline(g, i)})
	}
	return table
}

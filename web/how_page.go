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
	Coverage string
	Bands    []bandRow
	Sure     howSure
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
		Chrome: s.chrome(c, q, "How it works"), Quiz: q,
		Coverage: shareWords(q.Thresholds.MinCoverage), Sure: howSureOf(q),
		Bands: []bandRow{
			{bandWords(engine.Best), shareWords(q.Thresholds.Bands.Best)},
			{bandWords(engine.Great), shareWords(q.Thresholds.Bands.Great)},
			{bandWords(engine.Good), shareWords(q.Thresholds.Bands.Good)},
		},
	}
	n := namesOf(q)
	for i := range q.Items {
		page.Items = append(page.Items, n.item(q, i))
	}
	for g, title := range []string{"Paths", "Careers", "Courses"} {
		if table := n.weights(q, engine.Group(g), title); len(table.Outcomes) > 0 {
			page.Weights = append(page.Weights, table)
		}
	}
	return s.render(c, http.StatusOK, "how", page)
}

// shareWords writes a share as percents, such as "5%" or "2.5%".
func shareWords(share engine.Decimal) string { return (share * 100).String() + "%" }

// hundredWords writes a share as a result writes a lead, such as "10 points of a hundred".
func hundredWords(share engine.Decimal) string {
	if share*100 == engine.One {
		return "1 point of a hundred"
	}
	return (share * 100).String() + " points of a hundred"
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
	for _, p := range q.Paths {
		n.outcomes = append(n.outcomes, named{p.ID, p.Name})
	}
	for _, c := range q.Careers {
		n.outcomes = append(n.outcomes, named{c.ID, c.Name})
	}
	for _, c := range q.Courses {
		n.outcomes = append(n.outcomes, named{c.ID, c.Name})
	}
	return n
}

// worths lists points in the order of the file.
func worths(order []named, points quiz.Points, direct bool) []worth {
	var all []worth
	for _, n := range order {
		if p, ok := points[n.id]; ok {
			all = append(all, worth{n.name, signed(p), direct})
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

func (n names) item(q *quiz.Quiz, i int) howItem {
	h := howItem{Number: i + 1, Item: q.Items[i], Weight: "1"}
	if q.Items[i].Weight != nil {
		h.Weight = q.Items[i].Weight.String()
	}
	for _, o := range q.Options(i) {
		h.Options = append(h.Options, howOption{o.Text, append(worths(n.traits, o.Traits, false), worths(n.outcomes, o.Points, true)...)})
	}
	return h
}

func (n names) weights(q *quiz.Quiz, g engine.Group, title string) weightTable {
	table := weightTable{Title: title}
	for i := range q.IDs(g) {
		var name quiz.Text
		var weights quiz.Points
		switch g {
		case engine.Paths:
			name, weights = q.Paths[i].Name, q.Paths[i].Weights
		case engine.Careers:
			name, weights = q.Careers[i].Name, q.Careers[i].Weights
		case engine.Courses:
			name, weights = q.Courses[i].Name, q.Courses[i].Weights
		}
		table.Outcomes = append(table.Outcomes, weightRow{name, worths(n.traits, weights, false), q.Model.Baseline(g, i)})
	}
	return table
}

package web

import (
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// comparison is two careers side by side.
type comparison struct {
	Careers []comparedCareer
	// Lists are what is listed of each, row by row.
	Lists []listRow
	// Reported and Official draw the pay of both on one axis, each kind apart.
	Reported, Official []payChart
	Traits             []traitPair
	// HasCourses tells that one of the careers has a course.
	HasCourses bool
	PayWords   []quiz.Text
	Sources    []quiz.Source
}

// comparedCareer is one of the columns.
type comparedCareer struct {
	*quiz.Career
	Address string
	Path    namedLink
	Courses []namedLink
}

// listRow has a list for each career; a row in which all are empty is left out.
type listRow struct {
	Title string
	Cells [][]quiz.Text
}

func (s *Server) comparison(say speech, q *quiz.Quiz, chosen []int) *comparison {
	a, b := &q.Careers[chosen[0]], &q.Careers[chosen[1]]
	t := &comparison{
		Traits: say.apartTraits(q, a.Weights, b.Weights), PayWords: q.Words.Pay,
		Sources: sourcesOf(q, slices.Concat(a.Sources, b.Sources), slices.Concat(a.Pay, b.Pay)),
	}
	for _, i := range chosen {
		career := comparedColumn(q, i, s.base(q))
		t.Careers = append(t.Careers, career)
		t.HasCourses = t.HasCourses || len(career.Courses) > 0
	}
	t.list(say.T("What you would do"), a.Activities, b.Activities)
	t.list(say.T("Requirements"), a.Requirements, b.Requirements)
	t.list(say.T("Where you would work"), a.Workplaces, b.Workplaces)
	t.Reported, t.Official = say.comparedPay(q, a, b, false), say.comparedPay(q, a, b, true)
	return t
}

func comparedColumn(q *quiz.Quiz, i int, base string) comparedCareer {
	career, path := &q.Careers[i], &q.Paths[q.Model.Path(i)]
	column := comparedCareer{Career: career, Address: base + "/careers/" + career.ID, Path: namedLink{path.Name, base + "/paths/" + path.ID}}
	for _, course := range coursesFor(q, career.ID) {
		column.Courses = append(column.Courses, namedLink{courseName(course), base + "/courses/" + course.ID})
	}
	return column
}

// courseName is the name of a course behind its code.
func courseName(course *quiz.Course) quiz.Text {
	if course.Code == "" {
		return course.Name
	}
	return quiz.Text(course.Code) + ": " + course.Name
}

func (t *comparison) list(title string, a, b []quiz.Text) {
	if len(a)+len(b) > 0 {
		t.Lists = append(t.Lists, listRow{title, [][]quiz.Text{a, b}})
	}
}

// comparedPay draws one kind of pay of two careers, a chart for each currency.
func (say speech) comparedPay(q *quiz.Quiz, a, b *quiz.Career, official bool) []payChart {
	var rows []payRow
	for _, career := range []*quiz.Career{a, b} {
		figures := slices.DeleteFunc(say.payFigures(q, career.Pay), func(f payFigure) bool { return f.Official != official })
		rows = append(rows, rowsOf(figures, career.Name)...)
	}
	return say.payCharts(payAxes(q), rows)
}

package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// compareCareersPage sets two careers side by side, and asks which two.
type compareCareersPage struct {
	Chrome
	// Heading is the page's own title, before "Error:" where something is wrong.
	Heading string
	// Table is nil until two careers are chosen.
	Table  *comparison
	Fields []careerField
	// Wrong tells that a choice is not one; each field says what is.
	Wrong bool
}

// careerField asks for one of the careers.
type careerField struct {
	Name, Label, Error string
	Groups             []careerGroup
}

// careerGroup has the careers of a path to choose from.
type careerGroup struct {
	Path    quiz.Text
	Careers []careerOption
}

type careerOption struct {
	ID     string
	Name   quiz.Text
	Chosen bool
}

// compareCareersAddress leads to the comparison; it is empty where there are no two careers.
func compareCareersAddress(base string, q *quiz.Quiz) string {
	if len(q.Careers) < 2 {
		return ""
	}
	return base + "/compare"
}

func newCompareCareersPage(say speech) compareCareersPage {
	return compareCareersPage{Heading: say.T("Compare two careers"), Fields: []careerField{
		{Name: "a", Label: say.T("First career")}, {Name: "b", Label: say.T("Second career")},
	}}
}

func (s *Server) compareCareers(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	if len(q.Careers) < 2 {
		return errNoPage
	}
	say := s.sayOn(c, q)
	page := newCompareCareersPage(say)
	if chosen, asked := page.choose(c, q); len(chosen) == 2 {
		page.Table = s.comparison(say, q, chosen)
		page.Heading = say.List([]string{string(q.Careers[chosen[0]].Name), string(q.Careers[chosen[1]].Name)})
	} else if asked {
		page.refuse(say, c)
	}
	page.Chrome = s.chrome(c, q, page.title(say))
	page.Description = say.T("What two careers ask, pay and are about, side by side.")
	return s.render(c, page.status(), "compare_careers", page)
}

// status tells browsers, too, that something is wrong.
func (p *compareCareersPage) status() int {
	if p.Wrong {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// choose marks what the address chooses. It returns the two careers if it names two, and whether both were
// asked for: a link from a career's page names one alone.
func (p *compareCareersPage) choose(c echo.Context, q *quiz.Quiz) (chosen []int, asked bool) {
	asked = true
	for f := range p.Fields {
		field := &p.Fields[f]
		field.Groups = careerGroups(q, c.QueryParam(field.Name))
		asked = asked && c.QueryParams().Has(field.Name)
		for i, id := range q.IDs(engine.Careers) {
			if id == c.QueryParam(field.Name) {
				chosen = append(chosen, i)
			}
		}
	}
	if len(chosen) == 2 && chosen[0] == chosen[1] {
		return nil, true
	}
	return chosen, asked
}

// refuse says what is wrong with each field.
func (p *compareCareersPage) refuse(say speech, c echo.Context) {
	p.Wrong = true
	for f := range p.Fields {
		if !p.Fields[f].hasChoice() {
			p.Fields[f].Error = say.T("Choose a career from the list.")
		}
	}
	if c.QueryParam("a") == c.QueryParam("b") && p.Fields[1].hasChoice() {
		p.Fields[1].Error = say.T("You chose the same career twice: choose another one.")
	}
}

func (f careerField) hasChoice() bool {
	for _, group := range f.Groups {
		for _, option := range group.Careers {
			if option.Chosen {
				return true
			}
		}
	}
	return false
}

func careerGroups(q *quiz.Quiz, chosen string) []careerGroup {
	var groups []careerGroup
	for i := range q.Paths {
		group := careerGroup{Path: q.Paths[i].Name}
		for _, career := range careersOf(q, q.Paths[i].ID) {
			group.Careers = append(group.Careers, careerOption{career.ID, career.Name, career.ID == chosen})
		}
		if len(group.Careers) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

func (p *compareCareersPage) title(say speech) string {
	switch {
	case p.Wrong:
		return say.T("Error: %s", p.Heading)
	case p.Table != nil:
		return say.T("Compared: %s", p.Heading)
	}
	return p.Heading
}

package web

import (
	"fmt"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// An apiOutcomeName is an outcome in a line or two.
type apiOutcomeName struct {
	ID   string    `json:"id"`
	Name quiz.Text `json:"name"`
	// Path is that of a career.
	Path    string    `json:"path,omitempty"`
	Summary quiz.Text `json:"summary"`
}

// outcomeNames are the outcomes of each group, in the content's order.
func outcomeNames(q *quiz.Quiz) (all [engine.NumGroups][]apiOutcomeName) {
	for g := range all {
		all[g] = []apiOutcomeName{}
	}
	for _, p := range q.Paths {
		all[engine.Paths] = append(all[engine.Paths], apiOutcomeName{p.ID, p.Name, "", p.Summary})
	}
	for _, c := range q.Careers {
		all[engine.Careers] = append(all[engine.Careers], apiOutcomeName{c.ID, c.Name, c.Path, c.Summary})
	}
	for _, c := range q.Courses {
		all[engine.Courses] = append(all[engine.Courses], apiOutcomeName{c.ID, c.Name, "", c.Summary})
	}
	return all
}

// apiOutcomes are all that a questionnaire can recommend.
type apiOutcomes struct {
	Questionnaire apiQuizName      `json:"questionnaire"`
	Paths         []apiOutcomeName `json:"paths"`
	Careers       []apiOutcomeName `json:"careers"`
	Courses       []apiOutcomeName `json:"courses"`
}

// outcomes lists what can be recommended.
func (s *Server) outcomes(c echo.Context) error {
	q, err := s.named(c)
	if err != nil {
		return err
	}
	names := outcomeNames(q)
	return s.sendQuiz(c, q, apiOutcomes{s.quizName(q), names[engine.Paths], names[engine.Careers], names[engine.Courses]})
}

// An apiOutcome is one outcome with all its facts, and where these come from. The facts are those of a path, a career
// or a course; what it has none of is missing.
type apiOutcome struct {
	Questionnaire apiQuizName `json:"questionnaire"`
	Group         string      `json:"group"`
	Facts         any         `json:"outcome"`
	// Sources are those that the facts name.
	Sources []quiz.Source `json:"sources"`
}

// What counts for an outcome belongs to the key: these are the content's own fields without the weights.
type (
	pathFacts struct {
		*quiz.Path
		Weights *struct{} `json:"weights,omitempty"`
	}
	careerFacts struct {
		*quiz.Career
		Weights *struct{} `json:"weights,omitempty"`
	}
	courseFacts struct {
		*quiz.Course
		Weights *struct{} `json:"weights,omitempty"`
	}
)

// outcome answers with what is known of one outcome.
func (s *Server) outcome(c echo.Context) error {
	q, err := s.named(c)
	if err != nil {
		return err
	}
	facts, pay, named, err := factsOf(q, c.Param("group"), c.Param("outcome"))
	if err != nil {
		return err
	}
	for _, p := range pay {
		named = append(named, p.Source)
	}
	document := apiOutcome{s.quizName(q), c.Param("group"), facts, []quiz.Source{}}
	for _, source := range q.Sources {
		if slices.Contains(named, source.ID) {
			document.Sources = append(document.Sources, source)
		}
	}
	return s.sendQuiz(c, q, document)
}

// factsOf finds an outcome, and which sources it names.
func factsOf(q *quiz.Quiz, group, id string) (facts any, pay []quiz.Pay, sources []string, err error) {
	for i := range q.Paths {
		if p := &q.Paths[i]; group == engine.Paths.String() && p.ID == id {
			return pathFacts{Path: p}, p.Pay, listed(p.Sources), nil
		}
	}
	for i := range q.Careers {
		if c := &q.Careers[i]; group == engine.Careers.String() && c.ID == id {
			return careerFacts{Career: c}, c.Pay, listed(c.Sources), nil
		}
	}
	for i := range q.Courses {
		if c := &q.Courses[i]; group == engine.Courses.String() && c.ID == id {
			return courseFacts{Course: c}, nil, listed(c.Sources), nil
		}
	}
	return nil, nil, nil, misuse{kindNotFound, fmt.Sprintf("The questionnaire has no outcome %.60q among its %.60q.", id, group), "GET …/outcomes lists them: paths, careers and courses."}
}

package web

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// coursePage has all that the questionnaire says of a course.
type coursePage struct {
	Chrome
	Course *quiz.Course
	Counts counts
	// Ways is where answers are told that put it first.
	Ways string
	// Paths and Careers are those that it prepares for.
	Paths, Careers []namedLink
	Contacts       []quiz.Contact
	Sources        []quiz.Source
}

func (s *Server) course(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	i, err := outcome(c, q, engine.Courses)
	if err != nil {
		return err
	}
	course := &q.Courses[i]
	page := coursePage{
		Chrome: s.chrome(c, q, string(course.Name)), Course: course, Counts: countsOf(q, course.Weights), Ways: s.waysAddress(q, engine.Courses, course.ID),
		Contacts: q.Contacts, Sources: sourcesOf(q, course.Sources, nil),
	}
	page.Description = string(course.Summary)
	for _, p := range q.Paths {
		if slices.Contains(course.For, p.ID) {
			page.Paths = append(page.Paths, namedLink{p.Name, page.Base + "/paths/" + p.ID})
		}
	}
	for _, career := range q.Careers {
		if slices.Contains(course.For, career.ID) {
			page.Careers = append(page.Careers, namedLink{career.Name, page.Base + "/careers/" + career.ID})
		}
	}
	return s.render(c, http.StatusOK, "course", page)
}

package web

import (
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// version returns the questionnaire that the address names: the one offered now or, with a digest,
// exactly that one, so that old results lead to the pages that they were made with.
func (s *Server) version(c echo.Context) (*quiz.Quiz, error) {
	name := c.Param("digest")
	if name == "" {
		return s.offered(c)
	}
	digest, err := quiz.ParseDigest(name)
	if err != nil {
		return nil, errNoPage
	}
	q, err := s.library.byDigest(c.Request().Context(), digest)
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && q.ID != c.Param("quiz"):
		return nil, errNoPage
	case err != nil:
		return nil, err
	}
	return s.inLanguage(c, q), nil
}

// offered returns the questionnaire that the address names, as it is offered now.
func (s *Server) offered(c echo.Context) (*quiz.Quiz, error) {
	q, err := s.library.byID(c.Param("quiz"))
	if err != nil {
		return nil, err
	}
	return s.inLanguage(c, q), nil
}

type explorePage struct {
	Chrome
	Quiz  *quiz.Quiz
	Paths []pathWithCareers
}

type pathWithCareers struct {
	*quiz.Path
	Careers []*quiz.Career
}

func (s *Server) explore(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	page := explorePage{Chrome: s.chrome(c, q, "Paths, careers and courses"), Quiz: q}
	for i := range q.Paths {
		page.Paths = append(page.Paths, pathWithCareers{&q.Paths[i], careersOf(q, q.Paths[i].ID)})
	}
	return s.render(c, http.StatusOK, "explore", page)
}

func careersOf(q *quiz.Quiz, path string) []*quiz.Career {
	var careers []*quiz.Career
	for i := range q.Careers {
		if q.Careers[i].Path == path {
			careers = append(careers, &q.Careers[i])
		}
	}
	return careers
}

// coursesFor returns the courses that serve the path or career.
func coursesFor(q *quiz.Quiz, id string) []*quiz.Course {
	var courses []*quiz.Course
	for i := range q.Courses {
		if slices.Contains(q.Courses[i].For, id) {
			courses = append(courses, &q.Courses[i])
		}
	}
	return courses
}

type pathPage struct {
	Chrome
	Path    *quiz.Path
	Careers []*quiz.Career
	Courses []*quiz.Course
	Pay     []payFigure
	// PayWords say how pay figures are to be read.
	PayWords []quiz.Text
	Sources  []quiz.Source
}

func (s *Server) path(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	i := slices.Index(q.IDs(engine.Paths), c.Param("outcome"))
	if i < 0 {
		return errNoPage
	}
	p := &q.Paths[i]
	return s.render(c, http.StatusOK, "path", pathPage{
		Chrome: s.chrome(c, q, string(p.Name)), Path: p, Careers: careersOf(q, p.ID), Courses: coursesFor(q, p.ID),
		Pay: payFigures(q, p.Pay), PayWords: q.Words.Pay, Sources: sourcesOf(q, p.Sources, p.Pay),
	})
}

type careerPage struct {
	Chrome
	Career   *quiz.Career
	Path     *quiz.Path
	Courses  []*quiz.Course
	Pay      []payFigure
	PayWords []quiz.Text
	Sources  []quiz.Source
}

func (s *Server) career(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(q.Careers, func(career quiz.Career) bool { return career.ID == c.Param("outcome") })
	if i < 0 {
		return errNoPage
	}
	career := &q.Careers[i]
	return s.render(c, http.StatusOK, "career", careerPage{
		Chrome: s.chrome(c, q, string(career.Name)), Career: career, Path: &q.Paths[q.Model.Path(i)], Courses: coursesFor(q, career.ID),
		Pay: payFigures(q, career.Pay), PayWords: q.Words.Pay, Sources: sourcesOf(q, career.Sources, career.Pay),
	})
}

type coursePage struct {
	Chrome
	Course   *quiz.Course
	Serves   []servesRow
	Contacts []quiz.Contact
	Sources  []quiz.Source
}

type servesRow struct {
	Name    quiz.Text
	Address string
}

func (s *Server) course(c echo.Context) error {
	q, err := s.version(c)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(q.Courses, func(course quiz.Course) bool { return course.ID == c.Param("outcome") })
	if i < 0 {
		return errNoPage
	}
	course := &q.Courses[i]
	page := coursePage{Chrome: s.chrome(c, q, string(course.Name)), Course: course, Contacts: q.Contacts, Sources: sourcesOf(q, course.Sources, nil)}
	for _, p := range q.Paths {
		if slices.Contains(course.For, p.ID) {
			page.Serves = append(page.Serves, servesRow{p.Name, page.Base + "/paths/" + p.ID})
		}
	}
	for _, career := range q.Careers {
		if slices.Contains(course.For, career.ID) {
			page.Serves = append(page.Serves, servesRow{career.Name, page.Base + "/careers/" + career.ID})
		}
	}
	return s.render(c, http.StatusOK, "course", page)
}

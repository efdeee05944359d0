package lint

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

func loneCourse() Rule {
	return Rule{
		Name:     "lone-course",
		Severity: quiz.SeverityWarning,
		About:    "A course that is for no path and no career, so that a result could not say why it is offered.",
		words: func(in *inspection) {
			for c, course := range in.q.Courses {
				path := quiz.OutcomePath(engine.Courses, c)
				if len(course.For) == 0 && !in.Misread(quiz.At(path, "for")) {
					in.report(quiz.At(path, "id"), `name the paths and careers that it helps with, as in "for: [project]"`,
						"nothing leads to the course %q", course.ID)
				}
			}
		},
	}
}

package audit

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// straightLines returns where the sheets of those lead who do not read the questions.
func straightLines(q *quiz.Quiz) []StraightLine {
	paths := q.IDs(engine.Paths)
	var lines []StraightLine
	for _, s := range q.StraightSheets() {
		lines = append(lines, StraightLine{s.Name, paths[s.First], s.Lead.Float(), s.Balanced})
	}
	return lines
}

package web

import (
	"fmt"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// resultNonePage is the page of answers that say nothing clear: it tells what is missing and how to go
// on, and recommends nothing.
type resultNonePage struct {
	ResultTop
	// Missing says what is missing, a sentence each.
	Missing []string
	// Unsaid are the questions without an answer, where there are too few answers.
	Unsaid []openRow
	// Alike are the statements, where all of them got the same answer.
	Alike []openRow
}

func (r reading) nonePage(top ResultTop) resultNonePage {
	page := resultNonePage{ResultTop: top, Missing: missingWords(r.Quiz, r.result)}
	for _, w := range r.result.Warnings {
		switch w.Code {
		case engine.LowCoverage:
			page.Unsaid = r.unsaid()
		case engine.FlatSheet:
			page.Alike = r.statements()
		}
	}
	return page
}

// missingWords says why there is no clear result, and what would mend it.
func missingWords(q *quiz.Quiz, r engine.Result) []string {
	var words []string
	for _, w := range r.Warnings {
		switch w.Code {
		case engine.LowCoverage:
			words = append(words, fmt.Sprintf("You answered %d of %s. For a result, answer at least %s of them.",
				r.Coverage.Answered, count(r.Coverage.Asked, "question", "questions"), shareWords(q.Thresholds.MinCoverage)))
		case engine.FlatSheet:
			words = append(words, "Every statement got the same answer, so the answers cannot tell the paths apart. Look at the statements once more: some are meant the other way round.")
		}
	}
	return words
}

// statements are the questions on scales that have an answer.
func (r reading) statements() []openRow {
	var rows []openRow
	for i, item := range r.Quiz.Items {
		if _, answered := r.sheet.Alternative(i); answered && item.IsScale() {
			rows = append(rows, openRow{i + 1, item.Text, r.itemAddress(i) + "?from=result"})
		}
	}
	return rows
}

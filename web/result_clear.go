package web

import (
	"fmt"

	"github.com/careerfit/careerfit/engine"
)

// resultClearPage is the page of a clear result: it is about one path.
type resultClearPage struct {
	ResultTop
	Path leadingPath
	// Lead says how far the path is ahead, Answered how many answers that rests on.
	Lead, Answered string
	Paths          []pathRow
	Sure           sure
	Flip           flipWords
	Contrast       *contrast
	// First are the careers that fit best overall: one, or several that tie.
	First []careerCard
	// CloseCall says that little would change the first of them, where that is so.
	CloseCall string
	// FirstElsewhere is the first of them where none belongs to the path.
	FirstElsewhere *careerCard
	Onward         onward
}

func (r reading) clearPage(top ResultTop) resultClearPage {
	page := resultClearPage{
		ResultTop: top, Path: r.leadingPath(r.first()), Lead: r.leadWords(),
		Answered: count(r.result.Coverage.Answered, "question", "questions"), Paths: pathRows(r.Quiz, r.result),
		Sure: r.sure("The path"), Flip: r.pathFlip(), Contrast: r.contrast(),
		First: r.firstCareers(), Onward: r.onward([]int{r.first()}),
	}
	page.CloseCall = r.closeCall()
	page.FirstElsewhere = elsewhere(page.First, []int{r.first()})
	return page
}

// fewChanges is how many changes of the first career make it a close call.
const fewChanges = 2

// closeCall says, beside the first career, that few answers would put another one on the path in its place.
func (r reading) closeCall() string {
	n := len(r.stability.Career.Changes)
	if n == 0 || n > fewChanges || r.partial {
		return ""
	}
	return fmt.Sprintf("Among the careers on this path it is a close call: %s could put another one first or level.", count(n, "other answer", "other answers"))
}

// leadWords says how far the first path is ahead.
func (r reading) leadWords() string {
	if r.tied() {
		return r.levelPaths() + " have exactly the same fit."
	}
	return "The first path is ahead of the second by " + pointsWords(r.result.Lead) + "."
}

// levelPaths names the paths that come first, at the beginning of a sentence.
func (r reading) levelPaths() string {
	return upperFirst(list(r.names(engine.Paths, r.result.AllFirst(engine.Paths))))
}

// pointsWords says a lead in points of a hundred, rounded down: a lead under the author's cut is never told as
// one that reaches it.
func pointsWords(l engine.Lead) string {
	if points := floorOf(l.Rat(), 100); points > 0 {
		return count(points, "point", "points") + " of a hundred"
	}
	return "less than one point of a hundred"
}

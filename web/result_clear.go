package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// resultClearPage is the page of a clear result: it is about one path.
type resultClearPage struct {
	ResultTop
	Path leadingPath
	// Position is where the answers stand, Answered how many of them that rests on.
	Position position
	Answered string
	// Least says that the path comes first though the answers speak rather against it; it is empty where
	// they do not.
	Least    string
	Sure     sure
	Flip     flipWords
	Contrast *contrast
	// First are the careers that fit best overall: one, or several that tie.
	First []careerCard
	// CloseCall says that little would change the first of them, where that is so.
	CloseCall string
	// FirstElsewhere is the first of them where none belongs to the path.
	FirstElsewhere *careerCard
	Onward         onward
	// Compare leads to the first two careers side by side.
	Compare *careerPair
}

func (r reading) clearPage(top ResultTop) resultClearPage {
	page := resultClearPage{
		ResultTop: top, Path: r.leadingPath(r.first()), Position: r.position(), Answered: r.restsOn(), Least: r.leastWords(),
		Sure: r.sure(r.say.T("The path")), Flip: r.pathFlip(), Contrast: r.contrast(),
		First: r.firstCareers(), Onward: r.onward([]int{r.first()}), Compare: r.firstTwo(),
	}
	page.CloseCall = r.closeCall(page.First)
	page.FirstElsewhere = elsewhere(page.First, []int{r.first()})
	return page
}

// leastWords say that the first path fits less than it would without any answers.
func (r reading) leastWords() string {
	first := r.result.Ranked[engine.Paths][0]
	if first.Fit.Rat().Cmp(r.Quiz.Model.Baseline(engine.Paths, first.Outcome).Rat()) >= 0 {
		return ""
	}
	return r.say.T("Taken together, your answers speak rather against this path than for it; it comes first because the others fit still less. Read it as the nearest of those on offer, no more.")
}

// fewChanges is how many changes of the first career make it a close call.
const fewChanges = 2

// closeCall says, beside the first career, that few answers would put another one on the first path in its place.
func (r reading) closeCall(first []careerCard) string {
	n := len(r.stability.Career.Changes)
	onIt := slices.ContainsFunc(first, func(c careerCard) bool { return c.pathIndex == r.first() })
	if n == 0 || n > fewChanges || !onIt {
		return ""
	}
	return r.say.N(n, "Among the careers on its path it is a close call: %d other answer could let another one catch up.",
		"Among the careers on its path it is a close call: %d other answers could let another one catch up.")
}

package web

import (
	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A comparedPath is a path's way from one fit to the other, in tenths of a point.
type comparedPath struct {
	Name quiz.Text
	// Gone and New tell that one of the questionnaires has none of it; then it has only one fit.
	Gone, New bool
	Was, Is   int
	// From and To are where the fits stand on the line of the picture.
	From, To int
	// Why says what the way is due to.
	Why string
}

// comparedPaths are those of the later questionnaire, the best first, and behind them those that it has
// no more; and the answers that moved them.
func comparedPaths(was, between, is side) (paths []comparedPath, answers []changedAnswer) {
	items := changedItems(between, is)
	answers = changedAnswers(was, is, items)
	for _, standing := range is.result.Ranked[engine.Paths] {
		path := is.Quiz.Paths[standing.Outcome]
		c := comparedPath{Name: path.Name, Is: floorOf(standing.Fit.Rat(), 1000), To: onLine(standing.Fit), New: true}
		if m, ok := moveOf(was, between, is, path.ID); ok {
			c.New, c.Was, c.From = false, floorOf(m.Was.Rat(), 1000), onLine(m.Was)
			questions, each := m.tenths(items)
			c.Why = is.say.dueTo(c.Is-c.Was, questions, was.Digest != is.Digest, len(items) > 0)
			addMoves(answers, path.Name, each)
		}
		paths = append(paths, c)
	}
	for _, standing := range was.result.Ranked[engine.Paths] {
		path := was.Quiz.Paths[standing.Outcome]
		if _, ok := is.fit(path.ID); !ok {
			paths = append(paths, comparedPath{Name: path.Name, Was: floorOf(standing.Fit.Rat(), 1000), Gone: true})
		}
	}
	return paths, answers
}

// addMoves notes with each answer how far it moved the path.
func addMoves(answers []changedAnswer, path quiz.Text, each []int) {
	for i, tenths := range each {
		if tenths != 0 {
			answers[i].Moved = append(answers[i].Moved, pathMove{path, tenths})
		}
	}
}

// dueTo says what a fit that moved by so many tenths moved for: questions of them for the questionnaire, if that
// is another one, and the rest for the answers, if any differ.
func (say speech) dueTo(whole, questions int, otherQuestions, otherAnswers bool) string {
	switch {
	case otherQuestions && otherAnswers:
		return say.T("%s in all: %s due to your answers, %s due to the questionnaire.", say.signedPoints(whole), say.signedPoints(whole-questions), say.signedPoints(questions))
	case whole == 0:
		return say.T("It has not moved.")
	case otherQuestions:
		return say.T("%s, all due to the questionnaire.", say.signedPoints(whole))
	}
	return say.T("%s, all due to your answers.", say.signedPoints(whole))
}

// onLine is where a fit stands on a line that is 300 long and begins at 10.
func onLine(fit engine.Fit) int { return 10 + roundShare(fit.Rat(), 300) }

package web

import (
	"math/big"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A side is one of two sittings that are compared, with what its answers say.
type side struct {
	sitting
	sheet  *engine.Sheet
	result engine.Result
}

func (t sitting) side() (side, error) {
	sheet, result, err := t.evaluate()
	return side{t, sheet, result}, err
}

// carriedTo is the sitting as it would be with the same answers to another version of its questionnaire;
// lost are the items whose answers cannot be carried, which count as not answered.
func (t sitting) carriedTo(q *quiz.Quiz) (between side, lost []int, err error) {
	session := t.Clone()
	session.Marks, lost = q.CarryAll(t.Quiz, t.Marks)
	sheet, err := q.Sheet(session.Marks)
	if err != nil {
		return side{}, nil, err
	}
	for i, m := range session.Marks {
		if t.Ordered() && !m.Reached() {
			sheet.Open(i) // as in the sitting itself
		}
	}
	return side{sitting{session, q, t.say}, sheet, q.Model.Evaluate(sheet)}, lost, nil
}

// fit is the fit of a path by its id; false where the questionnaire has none of it.
func (s side) fit(path string) (engine.Fit, bool) {
	for _, standing := range s.result.Ranked[engine.Paths] {
		if s.Quiz.Paths[standing.Outcome].ID == path {
			return standing.Fit, true
		}
	}
	return engine.Fit{}, false
}

// A move is how a path's fit came from one sitting to another, exactly: Was + Questions + Answers = Is.
type move struct {
	Was, Is engine.Fit
	// Questions is due to the questionnaire: the same answers, counted by its other version.
	Questions *big.Rat
	// Answers are due to the answers to the items of the later version, one each.
	Answers []*big.Rat
}

// moveOf follows a path from was over between, which has the earlier answers and the later questionnaire,
// to is.
func moveOf(was, between, is side, path string) (m move, ok bool) {
	var there, here bool
	m.Was, there = was.fit(path)
	m.Is, here = is.fit(path)
	if !there || !here {
		return move{}, false
	}
	middle, _ := between.fit(path)
	m.Questions = new(big.Rat).Sub(middle.Rat(), m.Was.Rat())
	before := between.contributions(path)
	for i, c := range is.contributions(path) {
		m.Answers = append(m.Answers, new(big.Rat).Sub(c.Rat(), before[i].Rat()))
	}
	return m, true
}

// contributions are what the answers add to a path's fit.
func (s side) contributions(path string) []engine.Contribution {
	outcome := slices.IndexFunc(s.Quiz.Paths, func(p quiz.Path) bool { return p.ID == path })
	return s.Quiz.Model.Contributions(s.sheet, engine.Paths, outcome)
}

// tenths rounds the questionnaire's part and those of the items to tenths of a point, so that they add up
// to the difference of the two fits as these are shown.
func (m move) tenths(items []int) (questions int, answers []int) {
	parts := []*big.Rat{m.Questions}
	for _, i := range items {
		parts = append(parts, m.Answers[i])
	}
	rounded := roundTo(parts, 1000, floorOf(m.Is.Rat(), 1000)-floorOf(m.Was.Rat(), 1000))
	return rounded[0], rounded[1:]
}

package web

import (
	"fmt"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// careerCard is a career as the result shows it.
type careerCard struct {
	*quiz.Career
	Path           *quiz.Path
	Fit            engine.Fit
	Rank, PathRank int
	Band           string
	BandName       string
	// NewBand tells that a band begins with this card.
	NewBand   bool
	Pay       []payFigure
	Address   string
	pathIndex int
}

// careerCards returns all careers, best first.
func careerCards(q *quiz.Quiz, r engine.Result, base string) []careerCard {
	var cards []careerCard
	last := map[int]engine.Band{}
	for _, s := range r.Ranked[engine.Careers] {
		career, path := &q.Careers[s.Outcome], q.Model.Path(s.Outcome)
		before, seen := last[path]
		last[path] = s.Band
		cards = append(cards, careerCard{
			Career: career, Path: &q.Paths[path], Fit: s.Fit, Rank: s.Rank, PathRank: s.PathRank,
			Band: s.Band.String(), BandName: bandWords(s.Band), NewBand: !seen || before != s.Band,
			Pay: payFigures(q, career.Pay), Address: base + "/careers/" + career.ID, pathIndex: path,
		})
	}
	return cards
}

// courseCard is a course with the reason why it is matched.
type courseCard struct {
	*quiz.Course
	Fit     engine.Fit
	Rank    int
	Why     []string
	Address string
	First   bool
}

// courseCards returns the courses, best first.
func (t sitting) courseCards(sheet *engine.Sheet, r engine.Result, base string) []courseCard {
	var cards []courseCard
	for _, s := range r.Ranked[engine.Courses] {
		course := &t.Quiz.Courses[s.Outcome]
		cards = append(cards, courseCard{
			Course: course, Fit: s.Fit, Rank: s.Rank, First: s.Rank == 1,
			Why: t.whyCourse(course, s.Outcome, sheet, r), Address: base + "/courses/" + course.ID,
		})
	}
	return cards
}

// whyCourse gives the reasons for a course: what it serves of the taker's own result, and the answer
// that spoke for it most.
func (t sitting) whyCourse(course *quiz.Course, outcome int, sheet *engine.Sheet, r engine.Result) []string {
	var why []string
	var serves []string
	for _, p := range leading(t.Quiz, r) {
		if path := t.Quiz.Paths[p.Outcome]; slices.Contains(course.For, path.ID) {
			serves = append(serves, lowerFirst(path.Name))
		}
	}
	if len(serves) > 0 {
		why = append(why, fmt.Sprintf("It prepares for %s, the path that your answers lean to.", list(serves)))
	}
	for _, c := range r.Ranked[engine.Careers] {
		if career := t.Quiz.Careers[c.Outcome]; c.Rank == 1 && slices.Contains(course.For, career.ID) {
			why = append(why, fmt.Sprintf("It is useful for the career that fits you best: %s.", career.Name))
		}
	}
	if best := t.reasons(sheet, engine.Courses, outcome).For; len(best) > 0 {
		why = append(why, fmt.Sprintf("Your answer “%s” to “%s” spoke for it most.", best[0].Answer, best[0].Text))
	}
	return why
}

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
	Path *quiz.Path
	Fit  engine.Fit
	// Rank is that among all Of careers, Tied that others share it.
	Rank, Of       int
	Tied           bool
	Band, BandName string
	Pay            []payFigure
	// Why are the answers that spoke for it most.
	Why              []reasonRow
	Address          string
	index, pathIndex int
}

// careerCards returns all careers, best first.
func careerCards(q *quiz.Quiz, r engine.Result, base string) []careerCard {
	var cards []careerCard
	ties := shared(r.Ranked[engine.Careers])
	for _, s := range r.Ranked[engine.Careers] {
		career, path := &q.Careers[s.Outcome], q.Model.Path(s.Outcome)
		cards = append(cards, careerCard{
			Career: career, Path: &q.Paths[path], Fit: s.Fit, Rank: s.Rank, Of: len(q.Careers), Tied: ties[s.Rank],
			Band: s.Band.String(), BandName: bandWords(s.Band),
			Pay: payFigures(q, career.Pay), Address: base + "/careers/" + career.ID, index: s.Outcome, pathIndex: path,
		})
	}
	return cards
}

// shared tells which ranks more than one outcome has.
func shared(ranked []engine.Standing) map[int]bool {
	ties := map[int]bool{}
	for i := 1; i < len(ranked); i++ {
		if ranked[i].Rank == ranked[i-1].Rank {
			ties[ranked[i].Rank] = true
		}
	}
	return ties
}

// courseCard is a course with the reason why it is matched.
type courseCard struct {
	*quiz.Course
	Fit     engine.Fit
	Rank    int
	Why     []string
	Address string
	// First tells that no course fits better, Tied that another fits as well.
	First, Tied bool
}

// courseCards returns the courses, best first.
func (t sitting) courseCards(sheet *engine.Sheet, r engine.Result, base string) []courseCard {
	var cards []courseCard
	ties := shared(r.Ranked[engine.Courses])
	for _, s := range r.Ranked[engine.Courses] {
		course := &t.Quiz.Courses[s.Outcome]
		cards = append(cards, courseCard{
			Course: course, Fit: s.Fit, Rank: s.Rank, First: s.Rank == 1, Tied: ties[s.Rank],
			Why: t.whyCourse(course, s.Outcome, s.Rank == 1, sheet, r), Address: base + "/courses/" + course.ID,
		})
	}
	return cards
}

// whyCourse gives the reasons for a course: what it serves of the taker's own result, and the answer
// that spoke for it most.
func (t sitting) whyCourse(course *quiz.Course, outcome int, first bool, sheet *engine.Sheet, r engine.Result) []string {
	var why []string
	var serves []string
	for _, p := range leading(t.Quiz, r) {
		if path := t.Quiz.Paths[p.Outcome]; slices.Contains(course.For, path.ID) {
			serves = append(serves, lowerFirst(path.Name))
		}
	}
	if len(serves) > 0 {
		why = append(why, fmt.Sprintf("It prepares for %s.", list(serves)))
	}
	for _, c := range r.Ranked[engine.Careers] {
		if career := t.Quiz.Careers[c.Outcome]; c.Rank == 1 && slices.Contains(course.For, career.ID) {
			why = append(why, fmt.Sprintf("It is useful for the career that fits you best: %s.", career.Name))
		}
	}
	if best := t.reasons(sheet, engine.Courses, outcome).For; len(best) > 0 && (first || len(why) > 0) {
		why = append(why, fmt.Sprintf("Your answer “%s” to “%s” spoke for it most.", best[0].Answer, best[0].Text))
	}
	if len(why) == 0 && !first {
		why = append(why, "Your answers speak less for it; have a look if what it prepares for draws you.")
	}
	return why
}

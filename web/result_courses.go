package web

import (
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// courseCard is a course with the reason why it is matched.
type courseCard struct {
	*quiz.Course
	Why     []string
	Address string
	// First tells that, of several, no course fits better, Tied that another fits as well.
	First, Tied bool
}

// courseCards returns the courses, best first. A short form ranks none: they stay in the content's order.
func (r reading) courseCards() []courseCard {
	var cards []courseCard
	if r.partial {
		for i := range r.Quiz.Courses {
			cards = append(cards, r.courseCard(i, r.preparesFor(&r.Quiz.Courses[i])))
		}
		return cards
	}
	ties := shared(r.result.Ranked[engine.Courses])
	for _, s := range r.result.Ranked[engine.Courses] {
		card := r.courseCard(s.Outcome, r.whyCourse(&r.Quiz.Courses[s.Outcome], s))
		card.First, card.Tied = s.Rank == 1 && len(r.Quiz.Courses) > 1, ties[s.Rank]
		cards = append(cards, card)
	}
	return cards
}

// coursesToShow parts the courses to look at first from the others. A clear result has a first choice; a balanced
// one has the courses of all its paths, and calls none of them that.
func (r reading) coursesToShow(all []courseCard) (first, others []courseCard) {
	for _, card := range all {
		shown := card.First
		if r.result.Verdict == engine.Balanced {
			shown, card.First = r.isForLeading(card.Course), false
		}
		if shown {
			first = append(first, card)
		} else {
			others = append(others, card)
		}
	}
	if len(first) == 0 {
		return others, nil
	}
	return first, others
}

// isForLeading reports whether the course is for a leading path or for a career on one.
func (r reading) isForLeading(course *quiz.Course) bool {
	return slices.ContainsFunc(leading(r.Quiz, r.result), func(p engine.Standing) bool {
		path := r.Quiz.Paths[p.Outcome].ID
		return slices.Contains(course.For, path) || slices.ContainsFunc(careersOf(r.Quiz, path), func(c *quiz.Career) bool { return slices.Contains(course.For, c.ID) })
	})
}

// courseCard is a course without its place.
func (r reading) courseCard(i int, why []string) courseCard {
	course := &r.Quiz.Courses[i]
	return courseCard{Course: course, Why: why, Address: r.base + "/courses/" + course.ID}
}

// whyCourse gives the reasons for a course: what it serves of the taker's own result, and the answer
// that spoke for it most.
func (r reading) whyCourse(course *quiz.Course, s engine.Standing) []string {
	first, why := s.Rank == 1, r.serves(course)
	if best := r.reasons(engine.Courses, s.Outcome).For; len(best) > 0 && (first || len(why) > 0) {
		why = append(why, r.say.T("Your answer “%s” to “%s” spoke for it most.", best[0].Answer, string(best[0].Text)))
	}
	if len(why) == 0 && !first {
		why = append(why, r.say.T("Your answers speak less for it; have a look if what it prepares for draws you."))
	}
	return why
}

// serves says which of the leading paths and of the first careers the course is for.
func (r reading) serves(course *quiz.Course) []string {
	why := r.preparesFor(course)
	for _, c := range r.result.AllFirst(engine.Careers) {
		if career := &r.Quiz.Careers[c]; slices.Contains(course.For, career.ID) {
			why = append(why, r.say.T("It is useful for the career that fits you best: %s.", inSentence(career.Name)))
		}
	}
	return why
}

// preparesFor says which of the leading paths the course is for.
func (r reading) preparesFor(course *quiz.Course) []string {
	var paths []string
	for _, p := range leading(r.Quiz, r.result) {
		if path := r.Quiz.Paths[p.Outcome]; slices.Contains(course.For, path.ID) {
			paths = append(paths, lowerFirst(path.Name))
		}
	}
	if len(paths) == 0 {
		return nil
	}
	return []string{r.say.T("It prepares for %s.", r.say.List(paths))}
}

package web

import (
	"slices"

	"github.com/careerfit/careerfit/quiz"
)

// onward is what follows the result itself: the careers of other paths, courses, and where to ask.
type onward struct {
	// Elsewhere are the careers of the paths that the result is not about; Two tells that there are two
	// paths in all, so that the other one is "the other".
	Elsewhere []careerCard
	Two       bool
	// Ranked tells that the Courses are in the order of their fits; otherwise they are in the content's.
	Ranked bool
	// Courses are those to look at first, OtherCourses the rest of those that are ranked.
	Courses, OtherCourses []courseCard
	Contacts              []quiz.Contact
	PayWords              []quiz.Text
	Sources               []quiz.Source
}

// onward gathers it for a result about some paths.
func (r reading) onward(about []int) onward {
	q := r.Quiz
	o := onward{Two: len(q.Paths) == 2, Ranked: !r.partial, Courses: r.courseCards(), Contacts: q.Contacts, PayWords: q.Words.Pay, Sources: q.Sources}
	if o.Ranked {
		o.Courses, o.OtherCourses = r.coursesToShow(o.Courses)
	}
	for _, card := range r.cards {
		if !slices.Contains(about, card.pathIndex) {
			o.Elsewhere = append(o.Elsewhere, card)
		}
	}
	return o
}

// openRow is a question that has no answer, with the way to give one.
type openRow struct {
	Number  int
	Text    quiz.Text
	Address string
}

// unsaid are the questions that were put to the taker and have no answer.
func (r reading) unsaid() []openRow {
	var rows []openRow
	for i, item := range r.Quiz.Items {
		if _, answered := r.sheet.Alternative(i); !answered && !r.sheet.IsOpen(i) {
			rows = append(rows, openRow{i + 1, item.Text, r.itemAddress(i) + "?from=result"})
		}
	}
	return rows
}

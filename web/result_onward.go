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

// openRow is a question with the way to answer it. Number is its place in the sitting, by which its page calls
// it; 0 where it was not put.
type openRow struct {
	Number  int
	Text    quiz.Text
	Address string
	item    int
}

func (r reading) openRow(item int) openRow {
	place, _ := r.sitting.place(item) // −1 where it was not put
	return openRow{place + 1, r.Quiz.Items[item].Text, r.itemAddress(item) + "?from=result", item}
}

// unsaid are the questions that were put to the taker and have no answer, as they were put.
func (r reading) unsaid() []openRow {
	var rows []openRow
	for _, i := range r.order() {
		if _, answered := r.sheet.Alternative(i); !answered && !r.sheet.IsOpen(i) {
			rows = append(rows, r.openRow(i))
		}
	}
	return rows
}

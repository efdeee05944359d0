package web

import (
	"github.com/careerfit/careerfit/quiz"
)

// A changedAnswer is a question of which something else was said in the later sitting. Moved are the paths
// whose fits it moved.
type changedAnswer struct {
	Question quiz.Text
	Was, Is  string
	Moved    []pathMove
}

// A pathMove is by how many tenths of a point a path's fit moved.
type pathMove struct {
	Path   quiz.Text
	Tenths int
}

// changedItems are the items of the later questionnaire of which something else was said than the earlier
// answers say there.
func changedItems(between, is side) []int {
	var items []int
	for i, m := range is.Marks {
		if !m.Equal(between.Marks[i]) {
			items = append(items, i)
		}
	}
	return items
}

// changedAnswers tells what the items say that changed.
func changedAnswers(was, is side, items []int) []changedAnswer {
	var answers []changedAnswer
	for _, i := range items {
		item := is.Quiz.Items[i]
		before := is.say.T("a question that there was not")
		if old, ok := was.Quiz.Item(item.ID); ok {
			before = was.said(old)
		}
		answers = append(answers, changedAnswer{Question: item.Text, Was: before, Is: is.said(i)})
	}
	return answers
}

// said is what was answered; a short form does not put every question.
func (s side) said(item int) string {
	if s.sheet.IsOpen(item) {
		return s.say.T("Not asked")
	}
	return s.answerWords(item)
}

// lostAnswers tell what became of answers that another version of the questionnaire cannot take.
func (t sitting) lostAnswers(now *quiz.Quiz, items []int) []lostAnswer {
	var lost []lostAnswer
	for _, i := range items {
		item, why := t.Quiz.Items[i], t.say.T("it can no longer be given")
		if _, there := now.Item(item.ID); !there {
			why = t.say.T("the question is gone")
		}
		lost = append(lost, lostAnswer{item.Text, t.answerWords(i), why})
	}
	return lost
}

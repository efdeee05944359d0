package web_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/internal/htmlcheck"
)

// The result of a short form calls each question by the number that its page has, and those that were not put by none.
func TestAResultNumbersQuestionsAsTheyWerePut(t *testing.T) {
	builtin, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	taker := opens(t, offering(builtin)).taker()
	put := taker.startsShort().answersAll(shortSheets(t, builtin)[0])
	taker.presses("See my result")
	var want []string
	for n, id := range put {
		want = append(want, fmt.Sprintf("%d. %s", n+1, textOf(builtin, id)))
	}
	for _, item := range builtin.Items {
		if !slices.Contains(put, item.ID) {
			want = append(want, string(item.Text))
		}
	}
	table := htmlcheck.Elements(taker.page.doc, "table")[0]
	rows := texts(htmlcheck.Elements(htmlcheck.Elements(table, "tbody")[0], "th"))
	same(t, "rows", rows[1:], want)
}

// textOf is the question of that id.
func textOf(q *quiz.Quiz, id string) quiz.Text {
	for _, item := range q.Items {
		if item.ID == id {
			return item.Text
		}
	}
	return ""
}

package web

import (
	"html/template"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

type reviewPage struct {
	Chrome
	Sitting string
	// Short tells that only what a short form put is here.
	Short bool
	Rows  []reviewRow
	// Counted says how many items are answered, left without an answer, and not reached; Open is how many
	// are not reached.
	Counted string
	Open    int
	// FirstOpen leads to the first item that was not reached.
	FirstOpen string
	// Enough tells that there can be a result; Missing, a sentence each, what a clear one needs beside.
	Enough  bool
	Missing []template.HTML
	Back    string
}

// A reviewRow is of the item of that ID; Number is its place among those that were put.
type reviewRow struct {
	ID       int
	Number   int
	Text     quiz.Text
	Answer   string
	Reached  bool
	Answered bool
	Change   string
	// Saved says that the taker comes from a change of it.
	Saved bool
}

func (s *Server) review(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	page := reviewPage{Chrome: s.chrome(c, t.Quiz, t.say.T("Check your answers")).inWordsOfSite(), Sitting: t.ID, Short: t.Short()}
	if page.Enough, err = t.Quiz.Enough(t.Session); err != nil {
		return err
	}
	if page.Enough {
		if page.Missing, err = t.missingWords(); err != nil {
			return err
		}
	}
	page.list(t, c.QueryParam("saved"))
	if open, ok := t.NextOpen(); ok {
		page.FirstOpen = t.itemAddress(open)
	}
	return s.render(c, http.StatusOK, "review", page)
}

// list lists and counts the items that were put, in their order, and tells of one that it was saved. Back leads to
// the last of them.
func (p *reviewPage) list(t sitting, saved string) {
	answered, said := 0, 0
	for place, i := range t.order() {
		m := t.Marks[i]
		p.Rows = append(p.Rows, reviewRow{i + 1, place + 1, t.Quiz.Items[i].Text, t.answerWords(i), m.Reached(), len(m.Options) > 0, t.itemAddress(i) + "?from=" + fromReview, m.Reached() && saved == strconv.Itoa(i+1)})
		p.Back = t.itemAddress(i)
		switch {
		case len(m.Options) > 0:
			answered++
		case m.Reached():
			said++
		default:
			p.Open++
		}
	}
	p.Counted = t.counted(answered, said, p.Open)
}

// counted says how many items are answered, how many are left without an answer, and how many are not reached.
func (t sitting) counted(answered, said, open int) string {
	words := t.say.N(answered, "%d question answered", "%d questions answered")
	if said > 0 {
		words += t.say.N(said, ", %d with no answer (skipped, not sure, or doesn’t apply)", ", %d with no answer (skipped, not sure, or doesn’t apply)")
	}
	if open > 0 {
		words += t.say.N(open, ", %d not reached yet", ", %d not reached yet")
	}
	return words + "."
}

// finish notes that the taker asked for the result. While there cannot be one, the address of the result
// leads to the review.
func (s *Server) finish(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	if _, err := s.update(c, func(session *quiz.Session) error {
		_, err := s.finishIfEnough(session, t.Quiz)
		return err
	}); err != nil {
		return err
	}
	return s.goTo(c, t.address("result"))
}

// finishIfEnough notes that the result was asked for, and reports whether there can be one.
func (s *Server) finishIfEnough(session *quiz.Session, q *quiz.Quiz) (bool, error) {
	enough, err := q.Enough(session)
	if enough {
		session.Finish(s.cfg.Now())
	}
	return enough, err
}

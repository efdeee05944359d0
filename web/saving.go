package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// scripted reports whether the script of sittings has something to do on the pages of a route.
func scripted(route string) bool {
	return strings.HasPrefix(route, "/sittings") || strings.HasPrefix(route, "/results")
}

// wantsJSON reports whether a script asks, which is told in JSON what a page would say.
func wantsJSON(c echo.Context) bool { return c.Request().Header.Get("Accept") == "application/json" }

// saved tells the script what became of an answer.
type saved struct {
	// Shown is what stands for the item now, as pages hand it to the script; only then is an answer saved.
	Shown string `json:"shown"`
	// Next is the page to go on with; there is none while the taker stays on the item.
	Next string `json:"next,omitempty"`
	// Told says, to the taker, more than that the answer is saved; who hears that stays on the item.
	Told string `json:"told,omitempty"`
	// Problem says, to the taker, why the answer was not taken.
	Problem string `json:"problem,omitempty"`
}

// tellSaved tells the script that its answer is kept, or why not; where a newer one stays, which.
func (s *Server) tellSaved(c echo.Context, a attempt, err error) error {
	switch {
	case errors.Is(err, errNotPut):
		return c.JSON(http.StatusGone, saved{Problem: a.say.T("The question is no longer among yours.")})
	case errors.Is(err, errAnsweredSince):
		return c.JSON(http.StatusConflict, saved{Shown: a.standing(a.item), Problem: a.sinceWords()})
	case errors.Is(err, errNoAnswer):
		return c.JSON(http.StatusUnprocessableEntity, saved{Shown: a.standing(a.item), Problem: a.complaint})
	case err != nil:
		return err
	}
	told := saved{Shown: a.standing(a.item)}
	switch {
	case a.replaced != "":
		told.Told = a.replacedWords(a.item, a.replaced)
	case !a.stays:
		told.Next = s.root + a.afterItem(a.item, c.Request().PostForm.Get("from"))
	}
	return c.JSON(http.StatusOK, told)
}

// sinceWords say that a newer answer stays than the one that was sent, or than the page knew of.
func (a attempt) sinceWords() string {
	if a.left || a.complaint != "" {
		return a.since() + " " + a.staysWords(a.item)
	}
	return a.say.T("This question was answered again elsewhere after you chose this. The newer answer stays: %s.", a.answerWords(a.item))
}

func (t sitting) since() string {
	return t.say.T("This question was answered after you opened this page.")
}

func (t sitting) staysWords(i int) string {
	return t.say.T("The newer answer stays: %s. Continue with it, or choose again.", t.answerWords(i))
}

// replacedWords say whose place an answer took; they are empty where that is none of the item's.
func (t sitting) replacedWords(i int, replaced string) string {
	a := quiz.Chose(strings.Fields(replaced)...)
	if said, ok := strings.CutPrefix(replaced, "~"); ok {
		a = quiz.Answer{NonAnswer: quiz.NonAnswer(said)}
	}
	mark, err := t.Quiz.Mark(i, a)
	if err != nil || !a.Reached() {
		return ""
	}
	return t.say.T("Saved. It took the place of an earlier answer: %s.", t.say.answer(t.Quiz, i, mark))
}

// standing names the answer that stands for an item: the ids of its options, or a non-answer.
func (t sitting) standing(i int) string {
	a := t.Quiz.Answer(i, t.Marks[i])
	if a.NonAnswer != "" {
		return "~" + string(a.NonAnswer)
	}
	return strings.Join(a.Options, " ")
}

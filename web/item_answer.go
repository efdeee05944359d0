package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// answer records what was sent for an item and goes on to the next, or back to where a change was
// asked for. A short form leads whoever answers what it has not put to where they left off; whoever replaces
// an answer that their page did not know of stays and reads which.
func (s *Server) answer(c echo.Context) error {
	a, err := s.record(c)
	if wantsJSON(c) {
		return s.tellSaved(c, a, err)
	}
	from := c.Request().PostForm.Get("from")
	switch {
	case errors.Is(err, errNotPut):
		return s.goTo(c, a.whereLeftOff())
	case errors.Is(err, errAnsweredSince):
		return s.itemSince(c, a.sitting, a.item)
	case errors.Is(err, errNoAnswer):
		return s.itemAgain(c, a.sitting, a.item, http.StatusUnprocessableEntity, a.complaint)
	case errors.Is(err, errManyChanges):
		return s.itemTooFast(c)
	case err != nil:
		return err
	case a.replaced != "":
		return s.goTo(c, a.itemAddress(a.item)+"?"+url.Values{"from": {knownFrom(from)}, "replaced": {a.replaced}}.Encode())
	}
	return s.goTo(c, a.afterItem(a.item, from))
}

// givenBy makes an answer of the form; the complaint says, to the taker, why it is none.
func (t sitting) givenBy(i int, say, options []string) (a quiz.Answer, complaint string) {
	item := t.Quiz.Items[i]
	switch {
	case len(say) > 0 && say[0] != "":
		a.NonAnswer = quiz.NonAnswer(say[0])
	case len(options) > 0:
		a.Options = options
	case t.Marks[i].NonAnswer != "": // said before, and left as it is
		a.NonAnswer = t.Marks[i].NonAnswer
	case item.Optional:
		a.NonAnswer = quiz.Skipped
	case item.Kind == quiz.KindPick:
		return a, t.say.T("Choose at least one answer, or say that you are not sure, that it doesn’t apply, or that you skip it.")
	default:
		return a, t.say.T("Choose an answer, or say that you are not sure, that it doesn’t apply, or that you skip it.")
	}
	if _, err := t.Quiz.Mark(i, a); err != nil {
		return a, t.complaint(i, a)
	}
	return a, ""
}

// complaint says in a taker's words why options cannot be taken.
func (t sitting) complaint(i int, a quiz.Answer) string {
	unknown := t.say.T("That answer is not one of the choices. Choose again from the list.")
	upTo, item := max(t.Quiz.Items[i].UpTo, 1), t.Quiz.Options(i)
	if a.NonAnswer != "" {
		return unknown
	}
	for _, id := range a.Options {
		at := slices.IndexFunc(item, func(o quiz.Option) bool { return o.ID == id })
		switch {
		case at < 0:
			return unknown
		case item[at].Alone && len(a.Options) > 1:
			return t.notBoth(item[at].Text, len(a.Options)-1, upTo)
		}
	}
	switch {
	case len(a.Options) <= upTo:
		return t.say.T("Each answer can be chosen once. Choose again from the list.")
	case upTo == 1:
		return t.say.T("Choose only one answer. You chose %d.", len(a.Options))
	}
	return t.say.N(upTo, "Choose at most %d answer. You chose %d.", "Choose at most %d answers. You chose %d.", len(a.Options))
}

// notBoth says that an option stands alone and, where too many others are chosen, too, how many of those may be.
func (t sitting) notBoth(alone quiz.Text, others, upTo int) string {
	if others <= upTo {
		return t.say.T("Choose either “%s” or other answers, not both.", alone)
	}
	return t.say.N(upTo, "Choose either “%[2]s” or at most %[1]d other answer, not both.", "Choose either “%[2]s” or at most %[1]d other answers, not both.", alone)
}

// itemTooFast shows the page again with what was chosen, which is not taken yet; or what stands, where the page that was
// sent did not know it: the next one would.
func (s *Server) itemTooFast(c echo.Context) error {
	t, i, err := s.sittingItem(c)
	if err != nil {
		return err
	}
	if !(choice{shown: c.Request().PostForm["shown"]}).knows(t, i) {
		return s.itemSince(c, t, i)
	}
	return s.itemAgain(c, t, i, http.StatusTooManyRequests, t.say.T("Your answer is not saved yet: it came too fast after those before it. Wait a moment, then send it again."))
}

// itemAgain shows the page again with what was chosen and what is wrong with it.
func (s *Server) itemAgain(c echo.Context, t sitting, i, status int, complaint string) error {
	var chosen []int
	for o, option := range t.Quiz.Options(i) {
		if slices.Contains(c.Request().PostForm["answer"], option.ID) {
			chosen = append(chosen, o)
		}
	}
	page, err := s.itemPage(c, t, i, chosen, c.Request().PostForm.Get("from"))
	if err != nil {
		return err
	}
	return s.itemWrong(c, t, page, status, complaint)
}

// itemSince shows the page with the answer that was given since it was opened.
func (s *Server) itemSince(c echo.Context, t sitting, i int) error {
	page, err := s.itemStands(c, t, i, c.Request().PostForm.Get("from"))
	if err != nil {
		return err
	}
	page.Stands = t.staysWords(i)
	return s.itemWrong(c, t, page, http.StatusConflict, t.since())
}

// itemWrong shows the page of an item with what is wrong.
func (s *Server) itemWrong(c echo.Context, t sitting, page itemPage, status int, complaint string) error {
	c.Set(shownSitting, t)
	page.Error = complaint
	page.Title = t.say.T("Error: %s", page.Title)
	return s.render(c, status, "item", page)
}

// afterItem returns the page that follows an answer.
func (t sitting) afterItem(i int, from string) string {
	switch {
	case from == fromReview:
		return t.address(fmt.Sprintf("review?saved=%d#saved-%[1]d", i+1))
	case knownFrom(from) != "": // at its top, where what changed is told
		return t.address(fmt.Sprintf("result?saved=%d", i+1))
	}
	if after, ok := t.after(i); ok {
		return t.itemAddress(after)
	}
	return t.address("review")
}

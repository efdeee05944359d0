package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"
)

type comparePage struct {
	Chrome
	// Problem says why nothing is compared; then there is only the Choice, if there is one.
	Problem string
	Both    *sittingsCompared
	Choice  *compareChoice
}

// Why two sittings are not compared.
var (
	errNotChosen   = errors.New("nothing is chosen")
	errSameSitting = errors.New("a sitting is compared with itself")
	errNoResultYet = errors.New("a sitting has no result")
	errUnlike      = errors.New("the sittings are of different questionnaires")
)

// compare shows two sittings of this browser side by side, or lets choose them.
func (s *Server) compare(c echo.Context) error {
	rows, err := s.sittingRows(c)
	if err != nil {
		return err
	}
	a, b := c.QueryParam("a"), c.QueryParam("b")
	choice := newCompareChoice(rows, a, b)
	was, is, err := s.twoSittings(c, a, b)
	if err != nil {
		return s.chooseTwo(c, choice, err)
	}
	both, err := s.compareSittings(was, is, rows)
	if err != nil {
		return err
	}
	if choice != nil && choice.Only != "" { // these two
		choice = nil
	}
	return s.render(c, http.StatusOK, "compare", comparePage{Chrome: s.chrome(c, is.Quiz, is.say.T("Two sittings side by side")).inWordsOfSite(), Both: both, Choice: choice})
}

// chooseTwo lets choose two sittings, and says why those that were chosen are not compared.
func (s *Server) chooseTwo(c echo.Context, choice *compareChoice, why error) error {
	say := s.sayOn(c, nil)
	title := say.T("Compare two sittings")
	if errors.Is(why, errNotChosen) {
		return s.render(c, http.StatusOK, "compare", comparePage{Chrome: s.chrome(c, nil, title), Choice: choice})
	}
	if problem := say.notCompared(why); problem != "" {
		return s.render(c, http.StatusUnprocessableEntity, "compare", comparePage{s.chrome(c, nil, say.T("Error: %s", title)), problem, nil, choice})
	}
	return why
}

// twoSittings loads two sittings that can be compared, the older first. Both speak the language of the
// newer one's pages.
func (s *Server) twoSittings(c echo.Context, a, b string) (was, is sitting, err error) {
	was, is, err = s.twoFinished(c, a, b)
	if err != nil {
		return was, is, err
	}
	if is.Started.Before(was.Started) {
		was, is = is, was
	}
	if was.Quiz.ID != is.Quiz.ID {
		return was, is, errUnlike
	}
	was.say, was.Quiz = is.say, was.Quiz.In(is.Quiz.Language)
	return was, is, nil
}

// twoFinished loads two sittings that have results, in the order in which they were chosen.
func (s *Server) twoFinished(c echo.Context, a, b string) (one, other sitting, err error) {
	switch {
	case a == "" || b == "":
		return one, other, errNotChosen
	case a == b:
		return one, other, errSameSitting
	}
	if one, err = s.finishedSitting(c, a); err == nil {
		other, err = s.finishedSitting(c, b)
	}
	return one, other, err
}

// finishedSitting loads a sitting that has a result.
func (s *Server) finishedSitting(c echo.Context, id string) (sitting, error) {
	t, err := s.heldSitting(c, id)
	if err == nil && t.Finished.IsZero() {
		err = errNoResultYet
	}
	return t, err
}

// notCompared tells the taker why two sittings are not compared; it is empty for any other error.
func (say speech) notCompared(err error) string {
	switch {
	case errors.Is(err, errSameSitting):
		return say.T("Choose two different sittings.")
	case errors.Is(err, errNoResultYet):
		return say.T("One of these sittings has no result yet. Finish it first, and look at its result.")
	case errors.Is(err, errUnlike):
		return say.T("These two sittings are of different quizzes. They ask about different things, so that nothing in them can be set side by side.")
	}
	return ""
}

package web

import (
	"cmp"
	"errors"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// An attempt is an answer that was sent for an item of a sitting.
type attempt struct {
	// The sitting is as it is kept now.
	sitting
	item int
	choice
	// complaint says to the taker why what was sent is no answer.
	complaint string
}

// Why an attempt changes nothing.
var (
	errNotPut   = errors.New("the item was not put")
	errNoAnswer = errors.New("what was sent is no answer to the item")
	// errAnsweredSince says that an item was answered elsewhere after the answer was chosen that arrives now, or
	// after the page was opened where nothing else was chosen on it.
	errAnsweredSince = errors.New("the item was answered since")
)

// record keeps the answer that was sent.
func (s *Server) record(c echo.Context) (a attempt, err error) {
	arrived := s.cfg.Now() // an answer does not get younger while it waits for its turn
	session, err := s.updateWithQuiz(c, browser{s, c}, c.Param("sitting"), func(session *quiz.Session, q *quiz.Quiz) (err error) {
		if a, err = s.attempt(c, arrived, session, q); err != nil {
			return err
		}
		put := a.Quiz.Put
		if a.stays { // a short form puts nothing while the taker has not gone on
			put = a.Quiz.Record
		}
		return put(session, a.item, a.given, s.cfg.Now())
	})
	if err == nil {
		a.Session = session
	}
	return a, err
}

// attempt reads what was sent for an item of the session, and refuses what cannot be kept. An answer that waited for a
// connection does not take the place of a newer one; one that is chosen now does, and remembers which.
func (s *Server) attempt(c echo.Context, arrived time.Time, session *quiz.Session, q *quiz.Quiz) (a attempt, err error) {
	stands := session
	if session.Short() {
		stands = session.Clone() // what comes next is looked at, but not put by that
	}
	if a.sitting, err = s.sittingOf(c, stands, q); err != nil {
		return a, err
	}
	if a.item, err = a.itemOf(c); err != nil {
		return a, err
	}
	if _, put := a.place(a.item); !put {
		return a, errNotPut
	}
	return a, a.choose(c.Request().PostForm, arrived)
}

// choose reads what was chosen.
func (a *attempt) choose(form url.Values, arrived time.Time) (err error) {
	a.shown = form["shown"]
	a.given, a.complaint = a.givenBy(a.item, form["say"], form["answer"])
	switch {
	case a.complaint != "" && !a.knows(a.sitting, a.item):
		return errAnsweredSince
	case a.complaint != "":
		return errNoAnswer
	}
	if a.mark, err = a.Quiz.Mark(a.item, a.given); err != nil {
		return err
	}
	if err := a.choice.when(form, arrived); err != nil {
		return err
	}
	switch known := a.knows(a.sitting, a.item); {
	case !known && a.isOld(a.Changed):
		return errAnsweredSince
	case !known:
		a.replaced = a.standing(a.item)
	}
	return nil
}

// A choice is an answer together with when it was chosen, and what was known of the item then.
type choice struct {
	given quiz.Answer
	mark  quiz.Mark
	// stays says that the taker has chosen and not gone on.
	stays bool
	// left says that the taker went on and left what the page showed as it was.
	left bool
	// shown are the answers that may have stood for the item as the page knew; at is when it was chosen.
	shown []string
	at    time.Time
	// replaced is the answer, unknown to the page, whose place it took, as pages name it.
	replaced string
}

// when reads how and when the answer was chosen: "age" is how many milliseconds ago, since the clocks of devices
// are not to be trusted. A page without a script sends what is chosen now.
func (ch *choice) when(form url.Values, arrived time.Time) error {
	age, err := strconv.ParseInt(cmp.Or(form.Get("age"), "0"), 10, 64)
	if err != nil || age < 0 {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	age = min(age, math.MaxInt64/int64(time.Millisecond))
	ch.at = arrived.Add(-time.Duration(age) * time.Millisecond)
	ch.stays = form.Get("stay") != ""
	ch.left = !ch.stays && form.Get("say") == "" && len(ch.shown) > 0 && ticked(ch.shown[0]) == strings.Join(form["answer"], " ")
	return nil
}

// ticked are the options among which a page shows an answer: none for a non-answer.
func ticked(standing string) string {
	if strings.HasPrefix(standing, "~") {
		return ""
	}
	return standing
}

// isOld reports whether a choice whose page does not know what stands came before that: the sitting has changed since,
// or nothing was chosen on that page at all.
func (ch choice) isOld(changed time.Time) bool { return ch.left || changed.After(ch.at) }

// knows reports whether what stands is the choice itself or something that its page knew of.
func (ch choice) knows(t sitting, i int) bool {
	return len(ch.shown) == 0 || slices.Contains(ch.shown, t.standing(i)) || t.Marks[i].Equal(ch.mark)
}

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
	// Problem says, to the taker, why the answer was not taken.
	Problem string `json:"problem,omitempty"`
}

// errAnsweredSince says that an item was answered elsewhere after the answer was chosen that arrives now.
var errAnsweredSince = errors.New("the item was answered since")

// save records what the script sends for an item, as the form would.
func (s *Server) save(c echo.Context, t sitting, i int) error {
	if _, put := t.place(i); !put {
		return c.JSON(http.StatusGone, saved{Problem: t.say.T("The question is no longer among yours.")})
	}
	form := c.Request().PostForm
	given, complaint := t.given(i, form["say"], form["answer"])
	if complaint != "" {
		return c.JSON(http.StatusUnprocessableEntity, saved{Shown: t.standing(i), Problem: complaint + "."})
	}
	choice, err := s.choice(t, i, given, form)
	if err != nil {
		return err
	}
	err = s.record(c, &t, i, choice)
	return t.tellSaved(c, i, err)
}

// A choice is an answer together with when it was chosen, and what was known of the item then.
type choice struct {
	given quiz.Answer
	mark  quiz.Mark
	// stays says that the taker has chosen and not gone on.
	stays bool
	// shown are the answers that may have stood for the item as the page knew; at is when it was chosen.
	shown []string
	at    time.Time
}

// choice reads when an answer was chosen: "age" is how many milliseconds ago, since the clocks of devices
// are not to be trusted.
func (s *Server) choice(t sitting, i int, given quiz.Answer, form url.Values) (choice, error) {
	age, err := strconv.ParseInt(cmp.Or(form.Get("age"), "0"), 10, 64)
	if err != nil || age < 0 {
		return choice{}, echo.NewHTTPError(http.StatusBadRequest)
	}
	age = min(age, math.MaxInt64/int64(time.Millisecond))
	mark, err := t.Quiz.Mark(i, given)
	return choice{given, mark, form.Get("stay") != "", form["shown"], s.cfg.Now().Add(-time.Duration(age) * time.Millisecond)}, err
}

// record keeps a choice, and leaves the sitting as it is kept. While the taker has not gone on, a short form
// puts nothing. An answer that waited for a connection does not take the place of a newer one.
func (s *Server) record(c echo.Context, t *sitting, i int, ch choice) error {
	put := t.Quiz.Put
	if ch.stays {
		put = t.Quiz.Record
	}
	session, err := s.update(c, func(session *quiz.Session) error {
		if t.Session = session; ch.isOld(*t, i) {
			return errAnsweredSince
		}
		return put(session, i, ch.given, s.cfg.Now())
	})
	if err == nil {
		t.Session = session
	}
	return err
}

// isOld reports whether another answer was given after the choice was made: what stands is neither that
// choice nor anything its page knew of, and the sitting has changed since.
func (ch choice) isOld(t sitting, i int) bool {
	known := len(ch.shown) == 0 || slices.Contains(ch.shown, t.standing(i)) || t.Marks[i].Equal(ch.mark)
	return !known && t.Changed.After(ch.at)
}

// tellSaved tells the script that its answer is kept, or that a newer one stays.
func (t sitting) tellSaved(c echo.Context, i int, err error) error {
	if errors.Is(err, errAnsweredSince) {
		problem := t.say.T("This question was answered again elsewhere after you chose this. The newer answer stays: %s.", t.answerWords(i))
		return c.JSON(http.StatusConflict, saved{Shown: t.standing(i), Problem: problem})
	}
	if err != nil {
		return err
	}
	told := saved{Shown: t.standing(i)}
	if form := c.Request().PostForm; form.Get("stay") == "" {
		told.Next = t.afterItem(i, form.Get("from"))
	}
	return c.JSON(http.StatusOK, told)
}

// standing names the answer that stands for an item: the ids of its options, or a non-answer.
func (t sitting) standing(i int) string {
	a := t.Quiz.Answer(i, t.Marks[i])
	if a.NonAnswer != "" {
		return "~" + string(a.NonAnswer)
	}
	return strings.Join(a.Options, " ")
}

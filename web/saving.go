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
	// Told says, to the taker, more than that the answer is saved; who hears that stays on the item.
	Told string `json:"told,omitempty"`
	// Problem says, to the taker, why the answer was not taken.
	Problem string `json:"problem,omitempty"`
}

// errAnsweredSince says that an item was answered elsewhere after the answer was chosen that arrives now, or after
// the page was opened where nothing else was chosen on it.
var errAnsweredSince = errors.New("the item was answered since")

// save records what the script sends for an item, as the form would.
func (s *Server) save(c echo.Context, t sitting, i int) error {
	if _, put := t.place(i); !put {
		return c.JSON(http.StatusGone, saved{Problem: t.say.T("The question is no longer among yours.")})
	}
	form := c.Request().PostForm
	given, complaint := t.given(i, form["say"], form["answer"])
	switch {
	case complaint != "" && t.answeredSince(i, form["shown"]):
		return c.JSON(http.StatusConflict, saved{Shown: t.standing(i), Problem: t.sinceOpened(i)})
	case complaint != "":
		return c.JSON(http.StatusUnprocessableEntity, saved{Shown: t.standing(i), Problem: complaint})
	}
	choice, err := s.choice(t, i, given, form)
	if err != nil {
		return err
	}
	err = s.record(c, &t, i, &choice)
	return s.tellSaved(c, t, i, choice, err)
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

// choice reads when an answer was chosen: "age" is how many milliseconds ago, since the clocks of devices
// are not to be trusted. A page without a script sends what is chosen now.
func (s *Server) choice(t sitting, i int, given quiz.Answer, form url.Values) (choice, error) {
	age, err := strconv.ParseInt(cmp.Or(form.Get("age"), "0"), 10, 64)
	if err != nil || age < 0 {
		return choice{}, echo.NewHTTPError(http.StatusBadRequest)
	}
	age = min(age, math.MaxInt64/int64(time.Millisecond))
	mark, err := t.Quiz.Mark(i, given)
	ch := choice{given: given, mark: mark, shown: form["shown"], stays: form.Get("stay") != ""}
	ch.left = !ch.stays && form.Get("say") == "" && len(ch.shown) > 0 && ticked(ch.shown[0]) == strings.Join(form["answer"], " ")
	ch.at = s.cfg.Now().Add(-time.Duration(age) * time.Millisecond)
	return ch, err
}

// ticked are the options among which a page shows an answer: none for a non-answer.
func ticked(standing string) string {
	if strings.HasPrefix(standing, "~") {
		return ""
	}
	return standing
}

// record keeps a choice, and leaves the sitting as it is kept. While the taker has not gone on, a short form
// puts nothing. An answer that waited for a connection does not take the place of a newer one; one that is chosen
// now does, and remembers which.
func (s *Server) record(c echo.Context, t *sitting, i int, ch *choice) error {
	put := t.Quiz.Put
	if ch.stays {
		put = t.Quiz.Record
	}
	session, err := s.update(c, func(session *quiz.Session) error {
		if t.Session = session; ch.isOld(*t, i) {
			return errAnsweredSince
		}
		if ch.replaced = ""; !ch.knows(*t, i) {
			ch.replaced = t.standing(i)
		}
		return put(session, i, ch.given, s.cfg.Now())
	})
	if err == nil {
		t.Session = session
	}
	return err
}

// isOld reports whether another answer was given after the choice was made: its page does not know what stands,
// and the sitting has changed since, or nothing was chosen on that page at all.
func (ch choice) isOld(t sitting, i int) bool {
	return !ch.knows(t, i) && (ch.left || t.Changed.After(ch.at))
}

// answeredSince reports whether a page does not know the answer that stands.
func (t sitting) answeredSince(i int, shown []string) bool { return !choice{shown: shown}.knows(t, i) }

// knows reports whether what stands is the choice itself or something that its page knew of.
func (ch choice) knows(t sitting, i int) bool {
	return len(ch.shown) == 0 || slices.Contains(ch.shown, t.standing(i)) || t.Marks[i].Equal(ch.mark)
}

// tellSaved tells the script that its answer is kept, or that a newer one stays.
func (s *Server) tellSaved(c echo.Context, t sitting, i int, ch choice, err error) error {
	if errors.Is(err, errAnsweredSince) {
		return c.JSON(http.StatusConflict, saved{Shown: t.standing(i), Problem: t.sinceWords(i, ch)})
	}
	if err != nil {
		return err
	}
	told := saved{Shown: t.standing(i)}
	switch {
	case ch.replaced != "":
		told.Told = t.replacedWords(i, ch.replaced)
	case !ch.stays:
		told.Next = s.root + t.afterItem(i, c.Request().PostForm.Get("from"))
	}
	return c.JSON(http.StatusOK, told)
}

// sinceWords say that a newer answer stays than the one that was sent.
func (t sitting) sinceWords(i int, ch choice) string {
	if ch.left {
		return t.sinceOpened(i)
	}
	return t.say.T("This question was answered again elsewhere after you chose this. The newer answer stays: %s.", t.answerWords(i))
}

// sinceOpened says that a newer answer stays than the page knew of.
func (t sitting) sinceOpened(i int) string { return t.since() + " " + t.stays(i) }

func (t sitting) since() string {
	return t.say.T("This question was answered after you opened this page.")
}

func (t sitting) stays(i int) string {
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

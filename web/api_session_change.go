package web

import (
	"errors"
	"fmt"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
)

// change makes a change of the session that the address names, and tells how it stands then. Whether the program knows
// what it changes is looked at when it is this change's turn, so that of two who know the same one alone is let through.
func (s *Server) change(c echo.Context, by caller, change func(*quiz.Session, *quiz.Quiz) error) error {
	known, err := ifMatch(c.Request().Header)
	if err != nil {
		return err
	}
	var q *quiz.Quiz
	session, err := s.updateWithQuiz(c, by, c.Param("session"), func(session *quiz.Session, of *quiz.Quiz) error {
		if q = of; !known.match(tagOf(session)) {
			return changedSince
		}
		return change(session, of)
	})
	if err != nil {
		return err
	}
	c.Response().Header().Set("Content-Location", s.sessionAddress(session)) // what is answered, and tagged, is the session
	return s.sendState(c, session, q)
}

// changedSince is told whoever changes a session that is not as they know it.
var changedSince = misuse{kindChanged, "The session is no longer as If-Match says; nothing was changed.", "GET the session, look at what changed, and send this again with its new ETag."}

// apiPut keeps an answer.
func (s *Server) apiPut(c echo.Context, by caller) error {
	body, err := readBody(c)
	if err != nil {
		return err
	}
	var given quiz.Answer
	if err := given.UnmarshalJSON(body); err != nil {
		return unreadJSON(err)
	}
	return s.change(c, by, func(session *quiz.Session, q *quiz.Quiz) error {
		item, err := itemNamed(c, q)
		if err != nil {
			return err
		}
		if _, err := q.Mark(item, given); err != nil {
			return misuse{kindBadAnswer, fmt.Sprintf("The answer cannot be taken: %.600s.", err), legalWords(q, item)}
		}
		if err := q.Put(session, item, given, s.cfg.Now()); !errors.Is(err, quiz.ErrNotPut) {
			return err
		}
		return misuse{kindNotYet, fmt.Sprintf("The short form has not put item %q.", q.Items[item].ID), "Answer the item that the session's state names as next, or POST …/long to be asked them all."}
	})
}

// apiClear takes an answer back.
func (s *Server) apiClear(c echo.Context, by caller) error {
	return s.change(c, by, func(session *quiz.Session, q *quiz.Quiz) error {
		item, err := itemNamed(c, q)
		if err == nil {
			session.Clear(item, s.cfg.Now())
		}
		return err
	})
}

// apiLengthen goes on with what a short form left out.
func (s *Server) apiLengthen(c echo.Context, by caller) error {
	return s.change(c, by, func(session *quiz.Session, _ *quiz.Quiz) error {
		session.Lengthen()
		return nil
	})
}

// apiFinish asks for the result.
func (s *Server) apiFinish(c echo.Context, by caller) error {
	return s.change(c, by, func(session *quiz.Session, q *quiz.Quiz) error {
		enough, err := s.finishIfEnough(session, q)
		if err == nil && !enough {
			err = misuse{kindNotYet, "The short form has not asked enough for a result.", "Answer the item that the session's state names as next, until enough is true."}
		}
		return err
	})
}

// itemNamed finds the item that the address names.
func itemNamed(c echo.Context, q *quiz.Quiz) (int, error) {
	item, ok := q.Item(c.Param("item"))
	if !ok {
		return 0, misuse{kindNotFound, fmt.Sprintf("The questionnaire has no item %.80q.", c.Param("item")), "GET /questionnaires/" + q.Digest.String() + " lists its items."}
	}
	return item, nil
}

// legalWords say what can be answered to an item.
func legalWords(q *quiz.Quiz, item int) string {
	var options, alone []string
	for _, o := range q.Options(item) {
		if o.Alone {
			alone = append(alone, o.ID)
		} else {
			options = append(options, o.ID)
		}
	}
	words := "Send one of the options " + strings.Join(options, ", ")
	if upTo := q.Items[item].UpTo; upTo > 1 {
		words = fmt.Sprintf("Send a list of up to %d of the options %s", upTo, strings.Join(options, ", "))
	}
	if len(alone) > 0 {
		words += ", or " + strings.Join(alone, ", ") + " alone"
	}
	return words + `; or a non-answer, such as {"non_answer": "skipped"}.`
}

package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A sessionState is how a session stands, for programs. It has ids alone, and is the same in every language.
type sessionState struct {
	ID            string                 `json:"id"`
	Questionnaire sessionQuiz            `json:"questionnaire"`
	Form          string                 `json:"form"`
	Started       time.Time              `json:"started"`
	Changed       time.Time              `json:"changed"`
	Finished      *time.Time             `json:"finished"`
	Answers       map[string]quiz.Answer `json:"answers"`
	// Put are the items in the order in which they were put, where a short form chose it.
	Put      []string        `json:"put,omitempty"`
	Progress sessionProgress `json:"progress"`
	// Next is the first item that waits for an answer; null where none does.
	Next *string `json:"next"`
	// Enough tells that there can be a result.
	Enough    bool           `json:"enough"`
	Settled   sessionSettled `json:"settled"`
	Certainty sessionChance  `json:"certainty"`
}

type sessionQuiz struct {
	ID     string      `json:"id"`
	Digest quiz.Digest `json:"digest"`
}

// sessionProgress counts items: those that were given an answer or a non-answer, those that were put, and all.
type sessionProgress struct {
	Reached int `json:"reached"`
	Put     int `json:"put"`
	Items   int `json:"items"`
}

// sessionSettled tells what is proved: no answers to come can change it.
type sessionSettled struct {
	Path    bool `json:"path"`
	Verdict bool `json:"verdict"`
	Career  bool `json:"career"`
}

// A sessionChance is how likely the path that comes first now does so in the end, if the rest is answered at random. It
// lies between the two, which mostly are equal.
type sessionChance struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// sendState answers with how the session stands.
func (s *Server) sendState(c echo.Context, session *quiz.Session, q *quiz.Quiz) error {
	c.Response().Header().Set(headerETag, tagOf(session))
	state, err := stateOf(session, q)
	if err != nil {
		return err
	}
	return s.sendJSON(c, http.StatusOK, state)
}

// stateOf tells how a session stands.
func stateOf(kept *quiz.Session, q *quiz.Quiz) (state sessionState, err error) {
	t := sitting{Session: kept.Clone(), Quiz: q}
	if err := q.GoOn(t.Session); err != nil { // an answer that was saved on its page may have more after it
		return state, err
	}
	sheet, err := q.OngoingSheet(t.Session)
	if err != nil {
		return state, err
	}
	state = sessionState{
		ID: t.ID, Questionnaire: sessionQuiz{q.ID, q.Digest}, Form: t.form(), Started: t.Started, Changed: t.Changed,
		Answers: map[string]quiz.Answer{}, Progress: sessionProgress{t.Reached(), len(t.order()), len(t.Marks)},
	}
	state.addAnswers(t)
	state.addOutlook(q, sheet)
	state.Enough, err = q.Enough(t.Session)
	return state, err
}

// addAnswers adds what was put and said, and what comes next.
func (state *sessionState) addAnswers(t sitting) {
	if !t.Finished.IsZero() {
		state.Finished = &t.Finished
	}
	for _, i := range t.Asked {
		state.Put = append(state.Put, t.Quiz.Items[i].ID)
	}
	for i, m := range t.Marks {
		if m.Reached() {
			state.Answers[t.Quiz.Items[i].ID] = t.Quiz.Answer(i, m)
		}
	}
	if next, waiting := t.NextOpen(); waiting {
		state.Next = &t.Quiz.Items[next].ID
	}
}

// addOutlook adds what is proved already, and how likely the rest is to change nothing.
func (state *sessionState) addOutlook(q *quiz.Quiz, sheet *engine.Sheet) {
	settled, chance := q.Model.Settled(sheet), q.ShortForm().Certainty(sheet)
	state.Settled = sessionSettled{settled.Path, settled.Clear, settled.Career}
	state.Certainty = sessionChance{chance.Low, chance.High}
}

package web

import (
	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A sittingRow is a sitting in a list.
type sittingRow struct {
	Address, ID string
	// Quiz is the id of the questionnaire, Title its title, in the language Lang.
	Quiz  string
	Title quiz.Text
	Lang  string
	// When is the day of the last answer, and tells the sitting from all others of the list.
	When string
	// Outcome is the result in a few words or, before there is one, how far the sitting is.
	Outcome string
	// Ahead says by how much the first path leads, Bar is its fit as a width of 1000; both are empty
	// where there is no result, or no clear one.
	Ahead string
	Bar   int
	// Short tells that it is a short form; Far is how many questions are done, in words.
	Short bool
	Far   string
	// Finished tells that there is a result; GoesOn that questions wait all the same, and Another says so of
	// a short form.
	Finished, GoesOn bool
	Another          string
	// Older tells that the questionnaire has changed since.
	Older bool
	// Unreadable tells that the sitting is kept, but cannot be shown now.
	Unreadable bool
}

// sittingRows lists the sittings of this browser, newest first. One that cannot be read is among them: the
// others must be seen all the same.
func (s *Server) sittingRows(c echo.Context) ([]sittingRow, error) {
	sessions, err := s.held(c)
	if err != nil {
		return nil, err
	}
	say, rows := s.sayOn(c, nil), make([]sittingRow, len(sessions))
	for i, session := range sessions {
		t, err := s.withQuiz(c, session)
		t.Session, t.say = session, say // a page is in one language
		if err == nil {
			rows[i], err = s.sittingRow(t)
		}
		if err != nil {
			rows[i] = s.unreadRow(c, session, err)
		}
	}
	for i, when := range say.days(sessions) {
		rows[i].When = when
	}
	return rows, nil
}

// unreadRow stands for a sitting that cannot be read.
func (s *Server) unreadRow(c echo.Context, session *quiz.Session, err error) sittingRow {
	s.cfg.Log.Error("sitting cannot be read", "route", c.Path(), "request", requestID(c), "error", err)
	return sittingRow{Address: "/sittings/" + session.ID, ID: session.ID, When: s.sayOn(c, nil).Date(session.Changed), Unreadable: true}
}

// days names each session, newest first, by the day of its last answer; those of one day are numbered from
// the first begun on.
func (say speech) days(sessions []*quiz.Session) []string {
	names, all, seen := make([]string, len(sessions)), map[string]int{}, map[string]int{}
	for i, session := range sessions {
		names[i] = say.Date(session.Changed)
		all[names[i]]++
	}
	for i := len(names) - 1; i >= 0; i-- {
		day := names[i]
		if seen[day]++; all[day] > 1 {
			names[i] = say.T("%s (%d of %d that day)", day, seen[day], all[day])
		}
	}
	return names
}

func (s *Server) sittingRow(t sitting) (sittingRow, error) {
	row := sittingRow{
		Address: "/sittings/" + t.ID, ID: t.ID, Quiz: t.Quiz.ID, Title: t.Quiz.Title, Lang: t.Quiz.Language, When: t.say.Date(t.Changed),
		Short: t.Short(), Far: t.far(), Finished: !t.Finished.IsZero(), GoesOn: t.goesOn(), Another: t.another(), Older: !s.library.isCurrent(t.Quiz),
	}
	if !row.Finished {
		row.Outcome = t.unfinishedHeadline()
		return row, nil
	}
	_, r, err := t.evaluate()
	if err != nil {
		return row, err
	}
	row.Outcome, row.Ahead = t.headline(r), t.ahead(r)
	if r.Verdict != engine.NoResult {
		row.Bar = roundShare(r.Ranked[engine.Paths][0].Fit.Rat(), 1000)
	}
	return row, nil
}

// unfinishedHeadline says how far a sitting without a result is.
func (t sitting) unfinishedHeadline() string {
	if _, open := t.NextOpen(); !open {
		return t.say.T("All questions answered; the result not looked at yet")
	}
	return t.say.T("Not finished: %s", t.far())
}

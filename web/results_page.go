package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

type resultsPage struct {
	Chrome
	// Done says what has just been done.
	Done     string
	Sittings []sittingRow
	Quizzes  []*quiz.Quiz
}

type sittingRow struct {
	Address, ID string
	Title       quiz.Text
	Changed     time.Time
	Finished    bool
	Reached     int
	// Short tells that it is a short form; Far is how many questions are done, in words.
	Short bool
	Far   string
	// GoesOn tells that there is a result, and that questions wait all the same; Another says so of a short
	// form.
	GoesOn  bool
	Another string
	// Outcome is the result in a few words.
	Outcome string
	// Older tells that the questionnaire has changed since.
	Older bool
	// Unreadable tells that the sitting is kept, but cannot be shown now.
	Unreadable bool
}

// results lists the sittings of this browser.
func (s *Server) results(c echo.Context) error {
	sessions, err := s.held(c)
	if err != nil {
		return err
	}
	page := resultsPage{Chrome: s.chrome(c, nil, "My results"), Done: doneWords(c.QueryParam("done"))}
	for _, q := range s.library.offered() {
		page.Quizzes = append(page.Quizzes, s.inLanguage(c, q))
	}
	for _, session := range sessions {
		t, err := s.withQuiz(c, session)
		row := sittingRow{Address: "/sittings/" + session.ID, ID: session.ID, Changed: session.Changed, Unreadable: true}
		if err == nil {
			row, err = s.sittingRow(t)
		}
		if err != nil { // the others must be seen all the same
			s.cfg.Log.Error("sitting cannot be read", "route", c.Path(), "error", err)
			row.Unreadable = true
		}
		page.Sittings = append(page.Sittings, row)
	}
	return s.render(c, http.StatusOK, "results", page)
}

func (s *Server) sittingRow(t sitting) (sittingRow, error) {
	row := sittingRow{
		Address: "/sittings/" + t.ID, ID: t.ID, Title: t.Quiz.Title, Changed: t.Changed, Finished: !t.Finished.IsZero(),
		Reached: t.Reached(), Short: t.Short(), Far: t.far(), GoesOn: t.goesOn(), Another: t.another(), Older: !s.library.isCurrent(t.Quiz),
	}
	_, r, err := t.evaluate()
	if err != nil {
		return row, err
	}
	row.Outcome = headline(t.Quiz, r)
	return row, nil
}

// doneWords say what has just been done, as the address names it.
func doneWords(done string) string {
	return map[string]string{
		"deleted":   "The sitting is deleted for good. Its return code no longer works.",
		"forgotten": "This browser has forgotten your sittings. They are kept: your return codes lead back to them.",
		"renewed":   "This is your new code. The old one no longer works.",
	}[done]
}

// headline says a result in a few words.
func headline(q *quiz.Quiz, r engine.Result) string {
	switch r.Verdict {
	case engine.NoResult:
		return "No clear result"
	case engine.Balanced:
		return "Balanced between " + list(leadingNames(q, r))
	}
	return string(q.Paths[r.Ranked[engine.Paths][0].Outcome].Name)
}

// leading returns the paths that a balanced result cannot tell apart: the first, and all whose fit
// is less than the author's threshold behind it. A clear result has one.
func leading(q *quiz.Quiz, r engine.Result) []engine.Standing {
	paths := r.Ranked[engine.Paths]
	n := 1
	for n < len(paths) && r.Verdict == engine.Balanced {
		l := engine.Lead{First: paths[0].Fit, Second: paths[n].Fit}
		if !l.Tied() && !l.Under(q.Thresholds.BalancedWithin) {
			break
		}
		n++
	}
	return paths[:n]
}

func leadingNames(q *quiz.Quiz, r engine.Result) []string {
	var names []string
	for _, s := range leading(q, r) {
		names = append(names, lowerFirst(q.Paths[s.Outcome].Name))
	}
	return names
}

// forget takes this browser's token away, whatever else may fail, and takes it off all its sittings.
// They stay: the return code leads back to them.
func (s *Server) forget(c echo.Context) error {
	s.forgetOwner(c)
	sessions, err := s.held(c)
	if err != nil {
		return err
	}
	o := s.ownerOf(c)
	for _, session := range sessions {
		if _, err := s.cfg.Store.Update(c.Request().Context(), session.ID, func(session *quiz.Session) error {
			session.RemoveOwner(o.hash())
			return nil
		}); err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	return goTo(c, "/results?done=forgotten")
}

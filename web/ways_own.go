package web

import (
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A wayOwn compares the sheet of a way with the taker's own sitting.
type wayOwn struct {
	Result string
	// Stands says which sitting it is, and where the outcome stands in it.
	Stands string
	Asked  int
	// Differ are the questions that the taker answered in another way, Unanswered how many have no answer of the taker's.
	Differ     []wayDiffers
	Unanswered int
}

type wayDiffers struct {
	Item       quiz.Text
	Yours, Way string
}

// wayOwn compares the sheet with the last sitting of this questionnaire that this browser has finished;
// nil where there is none.
func (s *Server) wayOwn(c echo.Context, w waySpeech) (*wayOwn, error) {
	sessions, err := s.held(c)
	if err != nil {
		return nil, err
	}
	last := -1
	for i, session := range sessions {
		if session.Digest == w.q.Digest && !session.Finished.IsZero() && (last < 0 || session.Changed.After(sessions[last].Changed)) {
			last = i
		}
	}
	if last < 0 {
		return nil, nil
	}
	return w.compared(sessions[last], w.days(sessions)[last])
}

// compared compares the sheet with the sitting, which is called by when it was.
func (w waySpeech) compared(session *quiz.Session, when string) (*wayOwn, error) {
	marks, err := w.way.marks(w.q)
	if err != nil {
		return nil, err
	}
	scored, err := w.q.ResultSheet(session)
	if err != nil {
		return nil, err
	}
	own := &wayOwn{Result: "/sittings/" + session.ID + "/result", Stands: w.standsIn(when, scored), Asked: len(marks)}
	for i, mark := range marks {
		switch yours := session.Marks[i]; {
		case len(yours.Options) == 0:
			own.Unanswered++
		case !slices.Equal(yours.Options, mark.Options):
			own.Differ = append(own.Differ, wayDiffers{w.q.Items[i].Text, w.answer(w.q, i, yours), w.answer(w.q, i, mark)})
		}
	}
	return own, nil
}

// standsIn says where the outcome stands in a sitting, as far as the sitting's result says it.
func (w waySpeech) standsIn(when string, scored *engine.Sheet) string {
	g, result := w.way.Group, w.q.Model.Evaluate(scored)
	all, of := result.Ranked[g], slices.Index(w.q.IDs(g), w.way.ID)
	at := all[slices.IndexFunc(all, func(s engine.Standing) bool { return s.Outcome == of })]
	switch fit := w.fit(g, at.Fit); {
	case result.Verdict == engine.NoResult:
		return w.T("Your sitting of %s came to no clear result.", when)
	case g != engine.Paths && len(openItems(scored, w.q)) > 0:
		return w.T("Your sitting of %s does not say where this stands: not every question was asked.", when)
	case at.Rank > 1 && shared(all)[at.Rank]:
		return w.T("In your sitting of %s it shares place %d of %d, with a fit of %s.", when, at.Rank, len(all), fit)
	case at.Rank > 1:
		return w.T("In your sitting of %s it is number %d of %d, with a fit of %s.", when, at.Rank, len(all), fit)
	case len(result.AllFirst(g)) > 1:
		return w.T("In your sitting of %s it is level with others in first place, with a fit of %s.", when, fit)
	default:
		return w.T("In your sitting of %s it is first already, with a fit of %s.", when, fit)
	}
}

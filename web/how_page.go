package web

import (
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

type howPage struct {
	Chrome
	Quiz    *quiz.Quiz
	Formula howFormula
	Example *howExample
	Words   howWords
	Sure    howSure
	// Weights has a table for each group that has outcomes.
	Weights []weightTable
	Items   []howItem
}

// howWords say what the words of a result mean.
type howWords struct {
	Clear, None template.HTML
	// Short says what a short form counts; it is empty where the quiz has none.
	Short string
	Bands []template.HTML
}

func (s *Server) how(c echo.Context) error {
	q, err := s.version(c)
	if err == nil && s.cfg.HideKey {
		err = errHiddenKey
	}
	if err != nil {
		return err
	}
	say := s.sayOn(c, q)
	page := howPage{
		Chrome: s.chrome(c, q, say.T("How it works")).inWordsOfSite(), Quiz: q,
		Formula: say.howFormula(q), Words: say.howWords(q), Sure: say.howSure(q), Weights: say.weightTables(q), Items: say.howItems(q),
	}
	page.Description = say.T("How a result is worked out: what answers are worth, the formula, an example that adds up, and what makes a result sure.")
	if page.Example, err = say.howExample(q); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "how", page)
}

func (say speech) howWords(q *quiz.Quiz) howWords {
	w := howWords{
		Clear: say.Rich("**Clear**: the first path leads by at least %s. **Balanced**: by less, or not at all.", say.hundred(q.Thresholds.BalancedWithin)),
		None: say.Rich("**No clear result**: fewer than %s of the questions were answered, or all statements (six or more) got the same answer.",
			say.share(q.Thresholds.MinCoverage)),
	}
	if q.HasShort() {
		w.Short = say.T("In a short form, only the questions that were put to you count.")
	}
	if q.Thresholds.BalancedWithin == 0 { // no cut makes a tie clear
		w.Clear = say.Rich("**Clear**: the first path leads by more than 0 points of a hundred. **Balanced**: it does not lead.")
	}
	bands := q.Thresholds.Bands
	for _, b := range []struct {
		band engine.Band
		from engine.Decimal
	}{{engine.Best, bands.Best}, {engine.Great, bands.Great}, {engine.Good, bands.Good}} {
		w.Bands = append(w.Bands, say.Rich("**%s**: a career’s fit is at least %s.", say.band(b.band), say.share(b.from)))
	}
	return w
}

// hundred writes a share as a result writes a lead, such as "10 points of a hundred".
func (say speech) hundred(share engine.Decimal) string {
	if share*100 == engine.One {
		return say.T("1 point of a hundred")
	}
	return say.T("%s points of a hundred", say.number(share*100))
}

// signed writes a number with its sign.
func (say speech) signed(d engine.Decimal) string {
	switch {
	case d > 0:
		return "+" + say.number(d)
	case d < 0:
		return "−" + say.number(-d)
	}
	return "0"
}

package web

import (
	"cmp"
	"math/big"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// waysPage tells a sheet of answers with which an outcome comes first, or why there is none.
type waysPage struct {
	Chrome
	Name quiz.Text
	// Back is the page of the outcome, Here this one.
	Back, Here string
	// Says is what is known, in a sentence; Proof says how where nothing else would show it.
	Says, Proof string
	// Looking tells that the search goes on.
	Looking bool
	// Sheet is there where there is one.
	Sheet *waySheet
}

// A waySheet is a sheet in words, and how the outcome stands on it.
type waySheet struct {
	// Most are the answers that matter most, Others the rest.
	Most, Others []wayAnswer
	// Stands says how the outcome fits with these answers, and what comes next.
	Stands string
	// Own is there for a taker who has a finished sitting.
	Own *wayOwn
}

// A wayAnswer is an answer of the sheet, and what it adds to the fit, in tenths of a point of a hundred.
type wayAnswer struct {
	Item   quiz.Text
	Says   string
	Tenths int
}

// waysTo makes the handler of the pages for the outcomes of a group.
func (s *Server) waysTo(g engine.Group) echo.HandlerFunc {
	return func(c echo.Context) error {
		q, err := s.version(c)
		if err != nil {
			return err
		}
		if !slices.Contains(q.IDs(g), c.Param("outcome")) {
			return errNoPage
		}
		way, known := s.ways.way(c.Request().Context(), q, wayTo{g, c.Param("outcome")})
		page, err := s.waysPage(c, q, way, known)
		if err != nil {
			return err
		}
		return s.render(c, page.announce(c.Response().Header(), known), "ways", page)
	}
}

// announce says in the header what browsers and search engines need to know of the page, and returns its status.
func (p *waysPage) announce(h http.Header, known bool) int {
	if p.Sheet != nil && p.Sheet.Own != nil {
		h.Set("X-Robots-Tag", "noindex")
	}
	if known {
		return http.StatusOK
	}
	h.Set("Retry-After", "10")
	return http.StatusAccepted
}

func (s *Server) waysPage(c echo.Context, q *quiz.Quiz, way Way, known bool) (waysPage, error) {
	say, name := s.sayOn(c, q), nameOf(q, way.Group, way.ID)
	page := waysPage{
		Chrome: s.chrome(c, q, say.T("Which answers lead to “%s”?", name)), Name: name, Looking: !known,
		Back: s.base(q) + "/" + way.Group.String() + "/" + way.ID, Here: s.waysAddress(q, way.Group, way.ID),
	}
	if !known {
		return page, nil
	}
	w := waySpeech{say, q, way}
	page.Says, page.Proof = w.says(), w.proof()
	if way.Sheet == nil {
		return page, nil
	}
	var err error
	if page.Sheet, err = w.sheet(); err != nil {
		return page, err
	}
	page.Sheet.Own, err = s.wayOwn(c, w)
	return page, err
}

// waysAddress is where the ways to an outcome are told; empty where nobody finds any.
func (s *Server) waysAddress(q *quiz.Quiz, g engine.Group, id string) string {
	if s.ways == nil {
		return ""
	}
	return s.base(q) + "/" + g.String() + "/" + id + "/answers"
}

// nameOf returns the name of the outcome with the id.
func nameOf(q *quiz.Quiz, g engine.Group, id string) quiz.Text {
	switch i := slices.Index(q.IDs(g), id); g {
	case engine.Paths:
		return q.Paths[i].Name
	case engine.Careers:
		return q.Careers[i].Name
	default:
		return q.Courses[i].Name
	}
}

// A waySpeech tells a way.
type waySpeech struct {
	speech
	q   *quiz.Quiz
	way Way
}

// matter is the most answers that are told as those that matter most.
const matter = 6

// sheet tells the sheet.
func (w waySpeech) sheet() (*waySheet, error) {
	marks, err := w.way.marks(w.q)
	if err != nil {
		return nil, err
	}
	scored, err := w.q.Sheet(marks)
	if err != nil {
		return nil, err
	}
	answers := w.answers(marks, scored)
	most := 0
	for most < min(matter, len(answers)) && answers[most].Tenths > 0 {
		most++
	}
	return &waySheet{Most: answers[:most], Others: answers[most:], Stands: w.stands(w.q.Model.Evaluate(scored).Ranked[w.way.Group])}, nil
}

// answers tells those of the sheet, what adds most first. What they add, together with where an empty sheet
// starts, adds up to the fit.
func (w waySpeech) answers(marks []quiz.Mark, scored *engine.Sheet) []wayAnswer {
	g, of := w.way.Group, slices.Index(w.q.IDs(w.way.Group), w.way.ID)
	shares := []*big.Rat{w.q.Model.Baseline(g, of).Rat()}
	for _, part := range w.q.Model.Contributions(scored, g, of) {
		shares = append(shares, part.Rat())
	}
	tenths := roundToSum(shares, 1000)[1:]
	answers := make([]wayAnswer, len(marks))
	for i, mark := range marks {
		answers[i] = wayAnswer{w.q.Items[i].Text, w.answer(w.q, i, mark), tenths[i]}
	}
	slices.SortStableFunc(answers, func(a, b wayAnswer) int { return cmp.Compare(b.Tenths, a.Tenths) })
	return answers
}

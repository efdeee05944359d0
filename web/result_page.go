package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A reading is a sitting with what its answers say: all that the parts of a result are made from.
type reading struct {
	sitting
	sheet  *engine.Sheet
	result engine.Result
	// base is the address of the questionnaire's own pages.
	base string
	// axes are those on which pay is drawn.
	axes map[string]payAxis
	// partial tells that questions are open, as short forms leave them. Then only the careers of the first
	// path can be ranked, if careersDecided.
	partial, careersDecided bool
	// cards are all careers, best first; those of a path that does not rank them stay in the content's order,
	// behind the others.
	cards []careerCard
	// stability is empty where there is no clear result to look at.
	stability engine.Stability
}

func (s *Server) read(t sitting) (reading, error) {
	sheet, result, err := t.evaluate()
	if err != nil {
		return reading{}, err
	}
	r := reading{sitting: t, sheet: sheet, result: result, base: s.base(t.Quiz), axes: payAxes(t.Quiz), partial: len(openItems(sheet, t.Quiz)) > 0}
	if r.partial {
		r.careersDecided = t.Quiz.ShortForm().CareersDecided(sheet)
	}
	if result.Verdict != engine.NoResult {
		r.stability, r.cards = t.Quiz.Model.Stability(sheet, engine.Rho), r.careerCards()
	}
	return r, nil
}

// openItems are the questions that count neither as answered nor as left out.
func openItems(sheet *engine.Sheet, q *quiz.Quiz) []int {
	var open []int
	for i := range q.Items {
		if sheet.IsOpen(i) {
			open = append(open, i)
		}
	}
	return open
}

// first is the path that comes first; where several tie, the first of them.
func (r reading) first() int { return r.result.Ranked[engine.Paths][0].Outcome }

// tied reports whether several paths come first.
func (r reading) tied() bool { return r.result.Lead.Tied() }

// ResultTop is what the pages of all three verdicts have.
type ResultTop struct {
	Chrome
	Sitting string
	Heading string
	// Saved says that the answer which was changed from here is saved; it is empty otherwise.
	Saved string
	// Words are the author's explanation of the verdict.
	Words quiz.Text
	// Short is what a short form says of itself; nil where every question was put.
	Short *shortWords
	// Unfinished is what can be said while questions wait; nil where none does.
	Unfinished *unfinishedWords
	Code       string
	Taken      time.Time
	// Again is the start page of the quiz as it is offered now.
	Again string
	// Older tells that the questionnaire has changed since.
	Older bool
}

// result shows the page that belongs to the verdict.
func (s *Server) result(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	if t.Finished.IsZero() {
		return s.redirect(c, http.StatusFound, t.address("review"))
	}
	name, page, err := s.resultPage(c, t)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, name, page)
}

// resultPage is the page of a sitting's result, and the name of its template.
func (s *Server) resultPage(c echo.Context, t sitting) (name string, p page, err error) {
	r, err := s.read(t)
	if err != nil {
		return "", nil, err
	}
	top := s.resultTop(c, r)
	top.Code, top.Saved = s.codeFor(c, t), t.savedWords(c.QueryParam("saved"))
	if top.Unfinished, err = r.unfinishedWords(); err != nil {
		return "", nil, err
	}
	switch r.result.Verdict {
	case engine.Balanced:
		return "result_balanced", r.balancedPage(top), nil
	case engine.NoResult:
		return "result_none", r.nonePage(top), nil
	}
	return "result_clear", r.clearPage(top), nil
}

func (s *Server) resultTop(c echo.Context, r reading) ResultTop {
	q := r.Quiz
	return ResultTop{
		Chrome: s.chrome(c, q, r.say.T("Your result")), Sitting: r.ID, Heading: r.headline(r.result), Words: r.verdictWords(),
		Short: r.shortWords(), Taken: r.Changed, Again: s.startAddress(q), Older: !s.library.isCurrent(q),
	}
}

// savedWords say that the answer to a question, counted from 1, is saved, and which one it is.
func (t sitting) savedWords(question string) string {
	n, err := strconv.Atoi(question)
	if err != nil || n < 1 || n > len(t.Marks) || !t.Marks[n-1].Reached() {
		return ""
	}
	return t.say.T("Your answer is saved, and the result counts it. %s %s", t.Quiz.Items[n-1].Text, t.answerWords(n-1))
}

// verdictWords explain the verdict, in the author's words where there are any.
func (r reading) verdictWords() quiz.Text {
	v, words := r.result.Verdict, r.Quiz.Words
	own := map[engine.Verdict]quiz.Text{engine.Clear: words.Clear, engine.Balanced: words.Balanced, engine.NoResult: words.None}[v]
	switch {
	case own != "":
		return own
	case v == engine.Clear:
		return quiz.Text(r.say.T("Your answers lean to one path. Read it as a good place to start looking."))
	case v == engine.NoResult:
		return quiz.Text(r.say.T("There is too little here to go on. Nothing is wrong with that: go back and answer a few more, or read about all the paths."))
	case len(leading(r.Quiz, r.result)) > 2:
		return quiz.Text(r.say.T("Your answers fit these paths about equally well. That is a result, too: read them all."))
	}
	return quiz.Text(r.say.T("Your answers fit these paths about equally well. That is a result, too: read both."))
}

// startAddress leads to the start page of the quiz, or to all of them where it is no longer offered.
func (s *Server) startAddress(q *quiz.Quiz) string {
	if _, err := s.library.byID(q.ID); err != nil {
		return "/"
	}
	return "/" + q.ID + "/"
}

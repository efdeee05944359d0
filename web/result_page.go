package web

import (
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

type resultPage struct {
	Chrome
	Sitting string
	Heading string
	// Verdict is "clear", "balanced" or "none"; Words are the author's explanation of it.
	Verdict  string
	Words    quiz.Text
	Lead     string
	Answered string
	Warnings []string
	// Paths are all of them, ranked; Leading those that the result is about.
	Paths   []pathRow
	Leading []leadingPath
	// Elsewhere are the careers of the other paths.
	Elsewhere []careerCard
	// FirstElsewhere names the career that fits best overall where it belongs to another path.
	FirstElsewhere *careerCard
	// First are the careers that fit best overall: one, or several that tie.
	First    []careerCard
	Courses  []courseCard
	Contacts []quiz.Contact
	PayWords []quiz.Text
	Sources  []quiz.Source
	Code     string
	Taken    time.Time
	// Again is the start page of the quiz as it is offered now.
	Again string
	// Older tells that the questionnaire has changed since.
	Older bool
}

// pathRow is a path's place among its rivals. Bar is its fit in thousandths, for the picture.
type pathRow struct {
	Path  *quiz.Path
	Fit   engine.Fit
	Rank  int
	Tied  bool
	Bar   int
	First bool
}

// leadingPath is all that the result says of one path.
type leadingPath struct {
	*quiz.Path
	Reasons reasons
	// Brings is what the taker's own background brings; Background is that answer.
	Brings     []quiz.Text
	Background string
	Careers    []careerCard
}

func (s *Server) result(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	if t.Finished.IsZero() {
		return c.Redirect(http.StatusFound, t.address("review"))
	}
	sheet, r, err := t.evaluate()
	if err != nil {
		return err
	}
	page := s.resultPage(t, sheet, r)
	page.Code = s.codeFor(c, t)
	return s.render(c, http.StatusOK, "result", page)
}

func (s *Server) resultPage(t sitting, sheet *engine.Sheet, r engine.Result) resultPage {
	q := t.Quiz
	page := resultPage{
		Chrome: s.chrome(q, "Your result"), Sitting: t.ID, Heading: headline(q, r),
		Verdict: r.Verdict.String(), Words: verdictWords(q, r.Verdict),
		Lead:     leadWords(r),
		Answered: count(r.Coverage.Answered, "question", "questions"),
		Warnings: warningWords(q, r), Paths: pathRows(q, r),
		Contacts: q.Contacts, PayWords: q.Words.Pay, Sources: q.Sources, Taken: t.Changed, Again: s.startAddress(q), Older: !s.library.isCurrent(q),
	}
	if r.Verdict == engine.NoResult {
		return page
	}
	about := map[int]bool{}
	for _, standing := range leading(q, r) {
		about[standing.Outcome] = true
		page.Leading = append(page.Leading, t.leadingPath(sheet, r, standing.Outcome, page.Base))
	}
	for _, card := range careerCards(q, r, page.Base) {
		if card.Rank == 1 {
			page.First = append(page.First, card)
		}
		if !about[card.pathIndex] {
			page.Elsewhere = append(page.Elsewhere, card)
			if card.Rank == 1 && page.FirstElsewhere == nil && !firstIsAbout(page.Leading) {
				page.FirstElsewhere = &card
			}
		}
	}
	page.Courses = t.courseCards(sheet, r, page.Base)
	return page
}

// firstIsAbout reports whether a career that comes first overall belongs to a leading path.
func firstIsAbout(paths []leadingPath) bool {
	for _, p := range paths {
		if len(p.Careers) > 0 && p.Careers[0].Rank == 1 {
			return true
		}
	}
	return false
}

func (t sitting) leadingPath(sheet *engine.Sheet, r engine.Result, path int, base string) leadingPath {
	p := leadingPath{Path: &t.Quiz.Paths[path], Reasons: t.reasons(sheet, engine.Paths, path)}
	p.Background, p.Brings = t.brings(p.Path)
	for _, card := range careerCards(t.Quiz, r, base) {
		if card.pathIndex == path {
			card.Why = t.reasons(sheet, engine.Careers, card.index).For
			p.Careers = append(p.Careers, card)
		}
	}
	return p
}

// brings returns the taker's answer to the background item, and what the author says it brings to the
// path.
func (t sitting) brings(path *quiz.Path) (background string, brings []quiz.Text) {
	i, ok := t.Quiz.BackgroundItem()
	if !ok {
		return "", nil
	}
	for _, o := range t.Marks[i].Options {
		for _, b := range path.Brings {
			if b.Option == t.Quiz.Options(i)[o].ID {
				brings = append(brings, b.Text)
			}
		}
	}
	return t.answerWords(i), brings
}

func pathRows(q *quiz.Quiz, r engine.Result) []pathRow {
	var rows []pathRow
	ties := shared(r.Ranked[engine.Paths])
	for _, s := range r.Ranked[engine.Paths] {
		rows = append(rows, pathRow{&q.Paths[s.Outcome], s.Fit, s.Rank, ties[s.Rank], roundShare(s.Fit.Rat(), 1000), s.Rank == 1})
	}
	return rows
}

func verdictWords(q *quiz.Quiz, v engine.Verdict) quiz.Text {
	own := map[engine.Verdict]quiz.Text{engine.Clear: q.Words.Clear, engine.Balanced: q.Words.Balanced, engine.NoResult: q.Words.None}[v]
	if own != "" {
		return own
	}
	return map[engine.Verdict]quiz.Text{
		engine.Clear:    "Your answers lean to one path. Read it as a good place to start looking.",
		engine.Balanced: "Your answers fit these paths about equally well. That is a result, too: read both.",
		engine.NoResult: "There is too little here to go on. Nothing is wrong with that: go back and answer a few more, or read about all the paths.",
	}[v]
}

// leadWords says how far the first path is ahead.
func leadWords(r engine.Result) string {
	points := roundShare(r.Lead.Rat(), 100)
	switch {
	case r.Lead.Tied():
		return "The first two paths have exactly the same fit."
	case points == 0:
		return "The first path is ahead of the second by less than one point of a hundred."
	}
	return "The first path is ahead of the second by " + count(points, "point", "points") + " of a hundred."
}

// warningWords turns the caveats that the page does not say elsewhere into sentences.
func warningWords(q *quiz.Quiz, r engine.Result) []string {
	var words []string
	for _, w := range r.Warnings {
		switch w.Code {
		case engine.LowCoverage:
			words = append(words, fmt.Sprintf("You answered %d of %s. For a result, answer at least %s of them.",
				r.Coverage.Answered, count(r.Coverage.Asked, "question", "questions"), shareWords(q.Thresholds.MinCoverage)))
		case engine.FlatSheet:
			words = append(words, "Every statement got the same answer, so the answers cannot tell the paths apart. Look at the statements once more: some are meant the other way round.")
		}
	}
	return words
}

// startAddress leads to the start page of the quiz, or to all of them where it is no longer offered.
func (s *Server) startAddress(q *quiz.Quiz) string {
	if _, err := s.library.byID(q.ID); err != nil {
		return "/"
	}
	return "/" + q.ID + "/"
}

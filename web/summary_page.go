package web

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// summaryPage is a result on one or two sheets of paper, to take to an adviser.
type summaryPage struct {
	Chrome
	Heading, Sitting string
	// Quiz is the questionnaire's title, Taken the day of the last answer.
	Quiz, Taken string
	Summary     summary
	// Talk are questions to talk over.
	Talk     []string
	Contacts []quiz.Contact
	// Link is the share link that the taker put on the page; nil where none is asked for, and New then is
	// the form for one. Others are links that were made before.
	Link   *shareRow
	New    newShare
	Others []shareRow
	// Code is the return code, where this browser made it.
	Code string
}

func (s *Server) summary(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	if t.Finished.IsZero() {
		return s.redirect(c, http.StatusFound, t.address("review"))
	}
	r, err := s.read(t)
	if err != nil {
		return err
	}
	page := summaryPage{
		Chrome: s.chrome(c, t.Quiz, t.say.T("Your result on paper")), Heading: t.headline(r.result), Sitting: t.ID,
		Quiz: string(t.Quiz.Title), Taken: t.say.Date(t.Changed), Summary: r.summary(true), Talk: t.say.talk(r.result.Verdict),
		Contacts: t.Quiz.Contacts, New: s.newShare(t, "summary"), Code: s.codeFor(c, t),
	}
	page.Link, page.Others = s.linkOnPaper(c, t)
	return s.render(c, http.StatusOK, "summary", page)
}

// linkOnPaper returns the share link that the address asks for, and otherwise those that it might ask for.
// None is printed without being asked for: paper goes from hand to hand.
func (s *Server) linkOnPaper(c echo.Context, t sitting) (link *shareRow, others []shareRow) {
	for _, row := range s.shareRows(c, t) {
		switch {
		case row.Address == "":
		case strconv.FormatUint(uint64(row.Number), 10) == c.QueryParam("link"):
			row.QR = qrOf(row.Address)
			return &row, nil
		default:
			others = append(others, row)
		}
	}
	return nil, others
}

// talk are three questions to talk over with somebody.
func (say speech) talk(v engine.Verdict) []string {
	switch v {
	case engine.Clear:
		return []string{
			say.T("Which of the reasons is truest of me, and which one surprises me?"),
			say.T("Who does such work near here, and could I spend a day with them?"),
			say.T("What is the smallest next step that I could take within two weeks?"),
		}
	case engine.Balanced:
		return []string{
			say.T("When I think of a good week at work, which of these paths filled it?"),
			say.T("What could I try on each side, at little cost?"),
			say.T("What would I have to know to decide, and who could tell me?"),
		}
	}
	return []string{
		say.T("Which questions were hard to answer, and why?"),
		say.T("What did I like doing lately, at work or elsewhere?"),
		say.T("What do I want to know about the paths before I answer again?"),
	}
}

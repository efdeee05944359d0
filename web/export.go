package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// exportOne sends what is kept of the sitting that the address names.
func (s *Server) exportOne(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	return s.export(c, t)
}

// export sends what is kept of a sitting.
func (s *Server) export(c echo.Context, t sitting) error {
	answers, err := t.exported()
	if err != nil {
		return err
	}
	return s.download(c, []exportedSitting{exportedFrame(t.Session, answers)})
}

// exportAll sends what is kept of all sittings of this browser.
func (s *Server) exportAll(c echo.Context) error {
	sessions, err := s.held(c)
	if err != nil {
		return err
	}
	all := []exportedSitting{}
	for _, session := range sessions {
		t, err := s.withQuiz(c, session)
		var answers *exportedAnswers
		if err == nil {
			answers, err = t.exported()
		}
		if err != nil { // the others are wanted all the same
			s.cfg.Log.Error("sitting cannot be read", "route", c.Path(), "request", requestID(c), "error", err)
		}
		all = append(all, exportedFrame(session, answers))
	}
	return s.download(c, all)
}

// download sends the sittings as a file to be kept.
func (s *Server) download(c echo.Context, sittings []exportedSitting) error {
	now := s.cfg.Now().UTC().Truncate(time.Second)
	file, err := json.MarshalIndent(exported{exportFormat, now, sittings}, "", "  ")
	if err != nil {
		return fmt.Errorf("write export: %w", err)
	}
	return s.attach(c, "careerfit-"+now.Format(time.DateOnly)+".json", append(file, '\n'))
}

// attach sends a file of JSON that is kept under the name.
func (s *Server) attach(c echo.Context, name string, file []byte) error {
	c.Response().Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	return s.send(c, http.StatusOK, echo.MIMEApplicationJSON, file, nil)
}

// exportedFrame is what can be said of a sitting without its questionnaire, around what needs it.
func exportedFrame(s *quiz.Session, answers *exportedAnswers) exportedSitting {
	shares := []exportedShare{}
	for _, share := range s.Shares {
		shares = append(shares, exportedShare{share.Number, share.Made, share.Expires, share.Answers})
	}
	frame := exportedSitting{
		ID: s.ID, Digest: s.Digest.String(), Started: s.Started, Changed: s.Changed, Finished: s.Finished, Seen: s.Seen,
		CodeReplaced: s.CodeSerial, Shares: shares, SharesMade: s.SharesMade, exportedAnswers: answers,
	}
	if answers == nil {
		frame.Unreadable, frame.Kept = true, exportedMarks(s)
	}
	return frame
}

// exportedMarks are the answers as they are kept.
func exportedMarks(s *quiz.Session) *exportedKept {
	kept := &exportedKept{Marks: []exportedMark{}, Asked: s.Asked}
	for _, m := range s.Marks {
		kept.Marks = append(kept.Marks, exportedMark{m.Options, m.NonAnswer})
	}
	return kept
}

func (t sitting) exported() (*exportedAnswers, error) {
	e := &exportedAnswers{
		Questionnaire: exportedQuiz{t.Quiz.ID, t.Quiz.Title, t.Quiz.Language}, Form: t.form(), Answers: map[string]quiz.Answer{},
	}
	for _, i := range t.Asked {
		e.Asked = append(e.Asked, t.Quiz.Items[i].ID)
	}
	for i, m := range t.Marks {
		item := t.Quiz.Items[i]
		e.Items = append(e.Items, exportedItem{item.ID, item.Text, t.answerWords(i), m.Reached()})
		if m.Reached() {
			e.Answers[item.ID] = t.Quiz.Answer(i, m)
		}
	}
	if t.Finished.IsZero() {
		return e, nil
	}
	sheet, r, err := t.evaluate()
	if err != nil {
		return nil, err
	}
	e.Result = t.exportedResult(r, len(openItems(sheet, t.Quiz)) > 0)
	return e, nil
}

// exportedResult tells the result; of a partial one, the paths alone.
func (t sitting) exportedResult(r engine.Result, partial bool) *exportedResult {
	q := t.Quiz
	result := &exportedResult{
		Verdict: r.Verdict.String(), Headline: t.headline(r), Lead: exactOf(r.Lead),
		Answered: r.Coverage.Answered, Asked: r.Coverage.Asked,
	}
	for _, s := range r.Ranked[engine.Paths] {
		result.Paths = append(result.Paths, exportedPlaceOf(s, q.Paths[s.Outcome].ID, q.Paths[s.Outcome].Name))
	}
	if partial {
		return result
	}
	for _, s := range r.Ranked[engine.Careers] {
		place := exportedPlaceOf(s, q.Careers[s.Outcome].ID, q.Careers[s.Outcome].Name)
		place.Path, place.Band = q.Careers[s.Outcome].Path, s.Band.String()
		result.Careers = append(result.Careers, place)
	}
	for _, s := range r.Ranked[engine.Courses] {
		result.Courses = append(result.Courses, exportedPlaceOf(s, q.Courses[s.Outcome].ID, q.Courses[s.Outcome].Name))
	}
	return result
}

func exportedPlaceOf(s engine.Standing, id string, name quiz.Text) exportedPlace {
	return exportedPlace{ID: id, Name: name, Rank: s.Rank, Fit: exactOf(s.Fit)}
}

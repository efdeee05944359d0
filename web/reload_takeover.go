package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// takeOverOffer offers to go on with the questionnaire as it is now. A sitting stays with the one that it
// was begun with, so that its author would never see an edit in it.
type takeOverOffer struct {
	Sitting string
	// From is the page of the sitting on which the offer stands.
	From string
}

// takeOverOffer makes the offer, if the sitting's questionnaire has another version by now.
func (s *Server) takeOverOffer(c echo.Context, t sitting) *takeOverOffer {
	now := s.deskOf(c).successor(t.Quiz.ID)
	if now == nil || now.offered.Digest == t.Quiz.Digest {
		return nil
	}
	return &takeOverOffer{t.ID, strings.TrimPrefix(c.Request().URL.Path, t.address(""))}
}

// takeOver begins a sitting of the questionnaire as it is now, with the answers of the one that the address
// names as far as they are legal there, and leads to the same page of it.
func (s *Server) takeOver(c echo.Context) error {
	old, err := s.sitting(c)
	if err != nil {
		return err
	}
	now, from := s.deskOf(c).successor(old.Quiz.ID), c.Request().PostForm.Get("from")
	switch {
	case now == nil:
		return errNoPage
	case now.offered.Digest == old.Digest: // the edit was taken back
		return s.goTo(c, old.pageLike(old, from))
	}
	defer s.starts.wait(s.ownerOf(c))()
	o, id := s.ensureOwner(c), store.NewID()
	fresh := sitting{now.offered.NewSession(id, codeHash(o.returnCode(id, 0)), o.hash(), s.cfg.Now()), now.offered, old.say}
	if err := fresh.Quiz.TakeOver(fresh.Session, old.Quiz, old.Session); err != nil {
		return err
	}
	twin, err := s.twin(c, fresh)
	if err != nil {
		return err
	}
	if twin != nil {
		fresh.Session = twin
	} else if err := s.cfg.Store.Create(c.Request().Context(), fresh.Session); err != nil {
		return err
	}
	return s.goTo(c, fresh.pageLike(old, from)+"?taken-over="+old.ID)
}

// twin returns the sitting that a first click on the same button has just begun; nil if there is none.
func (s *Server) twin(c echo.Context, fresh sitting) (*quiz.Session, error) {
	sessions, err := s.held(c)
	for _, session := range sessions {
		if session.Digest == fresh.Digest && fresh.Started.Sub(session.Started) < doubleClick && slices.Equal(session.Asked, fresh.Asked) &&
			slices.EqualFunc(session.Marks, fresh.Marks, quiz.Mark.Equal) {
			return session, nil
		}
	}
	return nil, err
}

// pageLike returns the page that corresponds to a page of the earlier sitting: the same item by its id, or
// where the sitting is to be gone on with.
func (t sitting) pageLike(old sitting, from string) string {
	number, isItem := strings.CutPrefix(from, "items/")
	n, err := strconv.Atoi(number)
	if isItem && err == nil && n >= 1 && n <= len(old.Quiz.Items) {
		if item, ok := t.Quiz.Item(old.Quiz.Items[n-1].ID); ok {
			if _, put := t.place(item); put {
				return t.itemAddress(item)
			}
		}
	}
	if from == "review" || from == "code" || from == "result" && !t.Finished.IsZero() {
		return t.address(from)
	}
	return t.whereLeftOff()
}

// takenOver says what became of the answers of an earlier sitting.
type takenOver struct {
	// Count is how many answers were taken over, in words.
	Count string
	Lost  []lostAnswer
}

type lostAnswer struct {
	Asked  quiz.Text
	Answer string
	// Why says what has changed.
	Why string
}

// takenOver compares the sitting with the one that the address says it was taken over from; nil where it
// says nothing that this browser may know.
func (s *Server) takenOver(c echo.Context, t sitting) *takenOver {
	id, o := c.QueryParam("taken-over"), s.ownerOf(c)
	if id == "" {
		return nil
	}
	session, err := s.cfg.Store.Session(c.Request().Context(), id)
	if err != nil || !session.OwnedBy(o.hash()) {
		return nil
	}
	old, err := s.withQuiz(c, session)
	if err != nil {
		return nil
	}
	return newTakenOver(old, t)
}

func newTakenOver(old, t sitting) *takenOver {
	_, lost := t.Quiz.CarryAll(old.Quiz, old.Marks)
	taken, n := &takenOver{}, old.Reached()-len(lost)
	for _, i := range lost {
		item, why := old.Quiz.Items[i], "it can no longer be given"
		if _, there := t.Quiz.Item(item.ID); !there {
			why = "the question is gone"
		}
		taken.Lost = append(taken.Lost, lostAnswer{item.Text, old.answerWords(i), why})
	}
	taken.Count = "No answer was"
	if n > 0 {
		taken.Count = count(n, "answer was", "answers were")
	}
	return taken
}

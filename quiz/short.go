package quiz

import (
	"errors"
	"fmt"
	"slices"

	"github.com/careerfit/careerfit/engine"
)

// minShort is how many items a questionnaire has at least before a short form is worth offering.
const minShort = 10

// HasShort reports whether the questionnaire offers a short form.
func (q *Quiz) HasShort() bool { return len(q.Items) >= minShort }

// ShortForm is what chooses the items of short forms.
func (q *Quiz) ShortForm() *engine.ShortForm { return q.shortForm() }

// Shorten makes a new session a short form and puts its first item. Where no item tells anything apart it
// stays a long one.
func (q *Quiz) Shorten(s *Session) error { return q.askAnother(s) }

// Lengthen puts all that a short form has not put, in the author's order, behind what it has. A session
// that is none stays as it is.
func (s *Session) Lengthen() {
	if !s.Short() {
		return
	}
	for item := range s.Marks {
		if !slices.Contains(s.Asked, item) {
			s.Asked = append(s.Asked, item)
		}
	}
}

// GoOn puts the next item of a short form, once all that were put are reached and if there is more to ask.
func (q *Quiz) GoOn(s *Session) error {
	if _, waiting := s.NextOpen(); !s.Short() || waiting {
		return nil
	}
	return q.askAnother(s)
}

// ErrNotPut is of an item that a short form has not put.
var ErrNotPut = errors.New("was not put in this short form")

// reach refuses an item that the session does not put. One that comes next after what was only recorded
// is put.
func (q *Quiz) reach(s *Session, item int) error {
	if !s.Short() || slices.Contains(s.Asked, item) {
		return nil
	}
	ahead := s.Clone()
	if err := q.GoOn(ahead); err != nil {
		return err
	}
	if !slices.Contains(ahead.Asked, item) {
		return fmt.Errorf("item %q %w", q.Items[item].ID, ErrNotPut)
	}
	s.Asked = ahead.Asked
	return nil
}

func (q *Quiz) askAnother(s *Session) error {
	sheet, err := q.OngoingSheet(s)
	if err != nil {
		return err
	}
	if next, more := q.ShortForm().Next(sheet); more {
		s.Asked = append(s.Asked, next)
	}
	return nil
}

// OngoingSheet makes the sheet of a session that goes on: every item that was not reached is open.
func (q *Quiz) OngoingSheet(s *Session) (*engine.Sheet, error) {
	return q.sheetWithOpen(s, func(item int) bool { return !s.Marks[item].Reached() })
}

// ResultSheet makes the sheet that a session's result is worked out from. In the author's order, whatever
// was not reached counts as skipped. In a short form, and when it is gone on with, it is open: so the
// result stays as it is when more is put, and moves with the answers alone.
func (q *Quiz) ResultSheet(s *Session) (*engine.Sheet, error) {
	return q.sheetWithOpen(s, func(item int) bool { return s.Ordered() && !s.Marks[item].Reached() })
}

// Enough reports whether the session can have a result. In the author's order it always can: what is not
// reached counts as skipped, and the coverage tells how little is left. In a short form what is not
// reached does not count, so that one answer would be all of the answers; there the path must be decided
// first, or nothing be left to ask. Once there was a result, it stays.
func (q *Quiz) Enough(s *Session) (bool, error) {
	if !s.Ordered() || !s.Finished.IsZero() {
		return true, nil
	}
	sheet, err := q.OngoingSheet(s)
	if err != nil {
		return false, err
	}
	_, open := s.NextOpen()
	if !open && s.Short() { // what was only recorded may have more to ask after it
		_, open = q.ShortForm().Next(sheet)
	}
	return !open || q.ShortForm().PathDecided(sheet), nil
}

func (q *Quiz) sheetWithOpen(s *Session, open func(item int) bool) (*engine.Sheet, error) {
	sheet, err := q.Sheet(s.Marks)
	if err != nil {
		return nil, err
	}
	for i := range s.Marks {
		if open(i) {
			sheet.Open(i)
		}
	}
	return sheet, nil
}

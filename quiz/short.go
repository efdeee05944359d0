package quiz

import (
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
func (q *Quiz) Shorten(s *Session) error {
	s.Asked = []int{}
	return q.askAnother(s)
}

// Lengthen makes a short form the long one: what was not put comes after all, in the author's order.
func (s *Session) Lengthen() { s.Asked = nil }

// ask puts the next item of a short form, once all that were put are reached and if there is more to ask.
func (q *Quiz) ask(s *Session) error {
	if _, waiting := s.NextOpen(); !s.Short() || waiting {
		return nil
	}
	return q.askAnother(s)
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

// ResultSheet makes the sheet that a session's result is worked out from. In the long form all items were put to
// the taker, and those not reached count as skipped; in a short form the ones that were not put are open.
func (q *Quiz) ResultSheet(s *Session) (*engine.Sheet, error) {
	return q.sheetWithOpen(s, func(item int) bool { return s.Short() && !slices.Contains(s.Asked, item) })
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

package web

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// A Way is whether some answers put an outcome first in its group, and which.
type Way struct {
	Group engine.Group
	// ID is that of the outcome.
	ID      string
	Verdict WayVerdict
	// Sheet has the options of each item, by ids, every item answered: on it the outcome is first, alone
	// (WayAlone) or level with others (WayLevel).
	Sheet [][]string
	// Rivals are those of which, whatever is answered, one is ahead of the outcome (WayNever) or at least
	// level with it (WayLevel, WayNotAlone).
	Rivals []string
}

// A WayVerdict is what a search for a way has come to.
type WayVerdict int

// The verdicts.
const (
	WayUnknown  WayVerdict = iota // the search came to no end
	WayAlone                      // the sheet puts the outcome first, alone
	WayLevel                      // never alone, as is proved; the sheet puts it level with others
	WayNotAlone                   // never alone, as is proved; whether level is not known
	WayNever                      // another is ahead on every sheet, as is proved
)

// A Pathfinder looks for a way to one outcome of the questionnaire after the other. It ends with the
// context's error when the context does, or with what went wrong.
type Pathfinder func(ctx context.Context, q *quiz.Quiz) iter.Seq2[Way, error]

// check scores the sheet of a way, whatever the one who found it says. The error says what does not hold.
func (w Way) check(q *quiz.Quiz) error {
	of := slices.Index(q.IDs(w.Group), w.ID)
	if of < 0 {
		return fmt.Errorf("way to %q: there is no such outcome among the %s", w.ID, w.Group)
	}
	if w.Verdict != WayAlone && w.Verdict != WayLevel {
		return nil
	}
	sheet, err := w.scored(q)
	if err != nil {
		return fmt.Errorf("way to %q: %w", w.ID, err)
	}
	first := q.Model.Evaluate(sheet).AllFirst(w.Group)
	if !slices.Contains(first, of) || w.Verdict == WayAlone && len(first) > 1 {
		return fmt.Errorf("way to %q: the sheet puts others first", w.ID)
	}
	return nil
}

// marks are the answers of the sheet.
func (w Way) marks(q *quiz.Quiz) ([]quiz.Mark, error) {
	if len(w.Sheet) != len(q.Items) {
		return nil, fmt.Errorf("the sheet answers %d of %d items", len(w.Sheet), len(q.Items))
	}
	marks := make([]quiz.Mark, len(q.Items))
	for i, options := range w.Sheet {
		var err error
		if marks[i], err = q.Mark(i, quiz.Answer{Options: options}); err != nil {
			return nil, err
		}
	}
	return marks, nil
}

func (w Way) scored(q *quiz.Quiz) (*engine.Sheet, error) {
	marks, err := w.marks(q)
	if err != nil {
		return nil, err
	}
	return q.Sheet(marks)
}

package bulk

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careerfit/careerfit/quiz"
)

// between stands between the ids of several options in one cell, and of several outcomes.
const between = ";"

// none begins a non-answer.
const none = "!"

// readRow sets the sheet to a record of CSV.
func (s *scorer) readRow(record []byte) error {
	if len(record) > MaxRecord {
		return errLongRecord
	}
	if err := s.cells.split(record); err != nil {
		return err
	}
	if have, want := len(s.cells.cells), len(s.columns); have != want {
		return s.wrongWidth(have, want)
	}
	s.empty()
	for n, item := range s.columns {
		cell := s.cells.cells[n]
		switch {
		case item == idColumn && !utf8.Valid(cell):
			return errors.New("the id is not UTF-8; save the file as UTF-8")
		case item == idColumn:
			s.id = cell
		case item == namelessColumn:
			if !blankRow(cell, s.separator) {
				return fmt.Errorf("%q is in column %d, which has no name", cell, n+1)
			}
		case len(cell) > 0:
			if err := s.readCell(item, cell); err != nil {
				return err
			}
		}
	}
	return nil
}

// wrongWidth says that there are too few or too many cells.
func (s *scorer) wrongWidth(have, want int) error {
	if have > want && s.separator == between[0] {
		return fmt.Errorf("cells: %d, columns of the header: %d; several ids in one cell stand in quotes here, since semicolons separate the cells", have, want)
	}
	return fmt.Errorf("cells: %d, columns of the header: %d", have, want)
}

// readCell answers an item as the cell says. What is written as it should be is read without a detour.
func (s *scorer) readCell(item int, cell []byte) error {
	if o := s.option(item, cell); o >= 0 {
		return s.sheet.Choose(item, o) // an item's first alternatives are its options
	}
	if cell[0] == none[0] && knownNonAnswer(cell[1:]) || s.readPicked(item, cell) {
		return nil
	}
	answer, err := readAnswer(s.names[item], string(bytes.TrimSpace(cell)))
	if err != nil {
		return err
	}
	mark, err := s.Mark(item, answer)
	if err != nil || len(mark.Options) == 0 {
		return err
	}
	return s.sheet.Answer(item, mark.Options...)
}

// readPicked reads several options, and refuses, with false, what is wrong or has spaces in it.
func (s *scorer) readPicked(item int, cell []byte) bool {
	s.chosen = s.chosen[:0]
	for more := true; more; {
		var id []byte
		id, cell, more = bytes.Cut(cell, []byte(between))
		o := s.option(item, id)
		if o < 0 {
			return false
		}
		s.chosen = append(s.chosen, o)
	}
	return s.sheet.Answer(item, s.chosen...) == nil
}

// readAnswer reads a cell that is not just the id of an option.
func readAnswer(item, cell string) (quiz.Answer, error) {
	if cell == "" {
		return quiz.Answer{NonAnswer: quiz.Skipped}, nil
	}
	if word, ok := strings.CutPrefix(cell, none); ok {
		if slices.Contains(quiz.NonAnswers[:], quiz.NonAnswer(word)) {
			return quiz.Answer{NonAnswer: quiz.NonAnswer(word)}, nil
		}
		var known []string
		for _, n := range quiz.NonAnswers {
			known = append(known, none+string(n))
		}
		return quiz.Answer{}, fmt.Errorf("item %q: unknown non-answer %q; %s", item, cell, quiz.Nearest(cell, known))
	}
	options := strings.Split(cell, between)
	for i := range options {
		if options[i] = strings.TrimSpace(options[i]); options[i] == "" {
			return quiz.Answer{}, fmt.Errorf("item %q: in %q an option is missing before or after a semicolon", item, cell)
		}
	}
	return quiz.Chose(options...), nil
}

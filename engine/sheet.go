package engine

import (
	"fmt"
	"slices"
)

// A Sheet is one taker's answers to the items of one Model: an alternative or no answer for each, or
// the item is still open. Only legal answers get into it. It is for that Model alone, and for one goroutine at a time
// while it is changed.
type Sheet struct {
	model *Model
	// chosen has the alternative of each item plus 1, or one of the two below.
	chosen []int32
}

const (
	unanswered = 0  // put to the taker, who gave no answer
	open       = -1 // not put to the taker (yet)
)

// NewSheet returns a sheet without answers.
func (m *Model) NewSheet() *Sheet { return &Sheet{m, make([]int32, m.Items())} }

// Answer sets an item's answer to the options, in any order. The error says which item or option does not
// exist, or that these cannot be chosen together.
func (s *Sheet) Answer(item int, options ...int) error {
	if item < 0 || item >= len(s.chosen) {
		return fmt.Errorf("there is no item %d", item)
	}
	alternative, err := s.model.alts[item].find(options)
	if err != nil {
		return fmt.Errorf("item %d: %w", item, err)
	}
	s.chosen[item] = int32(alternative) + 1
	return nil
}

// Choose sets an item's answer to one of its alternatives, 0 to Model.Alternatives−1. The error says which
// item or alternative does not exist.
func (s *Sheet) Choose(item, alternative int) error {
	if item < 0 || item >= len(s.chosen) {
		return fmt.Errorf("there is no item %d", item)
	}
	if alternative < 0 || alternative >= s.model.Alternatives(item) {
		return fmt.Errorf("item %d: there is no alternative %d", item, alternative)
	}
	s.chosen[item] = int32(alternative) + 1
	return nil
}

// Clear takes an item's answer away: it was put to the taker, and there is none.
func (s *Sheet) Clear(item int) { s.chosen[item] = unanswered }

// Open says that the item was not put to the taker, or not yet: it counts like a non-answer, but not
// in the coverage, and its answer may still come.
func (s *Sheet) Open(item int) { s.chosen[item] = open }

// IsOpen reports whether the item is open.
func (s *Sheet) IsOpen(item int) bool { return s.chosen[item] == open }

// Clone returns a copy.
func (s *Sheet) Clone() *Sheet { return &Sheet{s.model, slices.Clone(s.chosen)} }

// Alternative returns the alternative chosen for an item; false when there is no answer.
func (s *Sheet) Alternative(item int) (int, bool) {
	return int(s.chosen[item]) - 1, s.chosen[item] > 0
}

// Answered returns how many items have an answer.
func (s *Sheet) Answered() int {
	n := 0
	for _, c := range s.chosen {
		if c > 0 {
			n++
		}
	}
	return n
}

// asked returns how many items were put to the taker.
func (s *Sheet) asked() int {
	n := 0
	for _, c := range s.chosen {
		if c != open {
			n++
		}
	}
	return n
}

// row returns what the sheet's answer to the item gains each outcome of the table.
func (s *Sheet) row(t *table, item int) []int64 {
	if c := s.chosen[item]; c > 0 {
		return t.row(s.model.first[item] + int(c) - 1)
	}
	return t.mean(item)
}

// flatFrom is how many agreement items must be answered before equal answers mean anything.
const flatFrom = 6

// flat reports whether every agreement item that was answered got one and the same option, on each
// scale, where at least six were answered.
func (s *Sheet) flat() bool {
	return s.sameThroughout() && s.onScales(func(c int32) bool { return c > 0 }) >= flatFrom
}

// mayBecomeFlat reports whether some way to answer the open items would make the sheet flat.
func (s *Sheet) mayBecomeFlat() bool {
	return s.sameThroughout() && s.onScales(func(c int32) bool { return c > 0 || c == open }) >= flatFrom
}

// onScales counts the agreement items whose state is meant.
func (s *Sheet) onScales(meant func(int32) bool) int {
	n := 0
	for _, items := range s.model.scales {
		for _, i := range items {
			if meant(s.chosen[i]) {
				n++
			}
		}
	}
	return n
}

// sameThroughout reports whether no scale has two different answers.
func (s *Sheet) sameThroughout() bool {
	for _, items := range s.model.scales {
		first := int32(unanswered)
		for _, i := range items {
			c := s.chosen[i]
			if c > 0 && first > 0 && c != first {
				return false
			}
			first = max(first, c)
		}
	}
	return true
}

// opens appends the open items.
func (s *Sheet) opens(items []int) []int {
	for i, c := range s.chosen {
		if c == open {
			items = append(items, i)
		}
	}
	return items
}

package engine

import "fmt"

// A Sheet is one taker's answers to the items of one Model: an alternative or no answer for each.
// Only legal answers get into it.
type Sheet struct {
	model *Model
	// chosen has the alternative of each item plus 1; 0 is no answer.
	chosen []int32
}

// NewSheet returns a sheet without answers.
func (m *Model) NewSheet() *Sheet { return &Sheet{m, make([]int32, m.Items())} }

// Answer sets an item's answer to the options, in any order. The error says which option does not
// exist, or that these cannot be chosen together.
func (s *Sheet) Answer(item int, options ...int) error {
	alternative, err := s.model.alts[item].find(options)
	if err != nil {
		return fmt.Errorf("item %d: %w", item, err)
	}
	s.chosen[item] = int32(alternative) + 1
	return nil
}

// Choose sets an item's answer to one of its alternatives, 0 to Model.Alternatives−1.
func (s *Sheet) Choose(item, alternative int) error {
	if alternative < 0 || alternative >= s.model.Alternatives(item) {
		return fmt.Errorf("item %d: there is no alternative %d", item, alternative)
	}
	s.chosen[item] = int32(alternative) + 1
	return nil
}

// Clear takes an item's answer away.
func (s *Sheet) Clear(item int) { s.chosen[item] = 0 }

// Alternative returns the alternative chosen for an item; false when there is no answer.
func (s *Sheet) Alternative(item int) (int, bool) {
	return int(s.chosen[item]) - 1, s.chosen[item] != 0
}

// Answered returns how many items have an answer.
func (s *Sheet) Answered() int {
	n := 0
	for _, c := range s.chosen {
		if c != 0 {
			n++
		}
	}
	return n
}

// flatFrom is how many agreement items must be answered before equal answers mean anything.
const flatFrom = 6

// flat reports whether every agreement item that was answered got one and the same option, on each
// scale, where at least six were answered.
func (s *Sheet) flat() bool {
	answered, seen := 0, map[int]int32{}
	for i, c := range s.chosen {
		scale := s.model.spec.Items[i].Scale
		if scale == 0 || c == 0 {
			continue
		}
		answered++
		if before, ok := seen[scale]; ok && before != c {
			return false
		}
		seen[scale] = c
	}
	return answered >= flatFrom
}
